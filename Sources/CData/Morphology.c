#include "CData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(16) uint8_t morphology[] = {
#embed "data/morphology.bin"
};

cdata_blob cdata_morphology(void) { return (cdata_blob){morphology, sizeof morphology}; }
