#include "CData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(16) uint8_t lexicon[] = {
#embed "data/lexicon.bin"
};

cdata_blob cdata_lexicon(void) { return (cdata_blob){lexicon, sizeof lexicon}; }
