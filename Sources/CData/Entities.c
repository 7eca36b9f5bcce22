#include "CData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t entities[] = {
#embed "data/entities.bin"
};

cdata_blob cdata_entities(void) { return (cdata_blob){entities, sizeof entities}; }
