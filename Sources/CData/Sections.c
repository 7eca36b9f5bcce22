#include "CData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(16) uint8_t sections[] = {
#embed "data/sections.bin"
};

cdata_blob cdata_sections(void) { return (cdata_blob){sections, sizeof sections}; }
