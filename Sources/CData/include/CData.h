#ifndef CDATA_H
#define CDATA_H

// The checked-in model files, embedded into the binary. They are read in place and paged in lazily.

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/// A read-only stretch of the binary.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} cdata_blob;

/// Asks for the cache line at an address ahead of its use.
static inline void cdata_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// Memory of zeros that costs nothing until it is written to; NULL when there is none. Freed with `free`.
static inline void *cdata_allocate_zeros(size_t length) { return calloc(length, 1); }

static inline void cdata_free(void *memory) { free(memory); }

/// The compiled lexicon (`Sources/Lexicons/Lists`, compiled by `hashiya-train lexicon`).
cdata_blob cdata_lexicon(void);

/// The sequence model of block kinds, trained by `hashiya-train sections`.
cdata_blob cdata_sections(void);

/// The weights of the entity tagger (`Sources/Entities/MODEL.md`, made by `hashiya-train entities`).
cdata_blob cdata_entities(void);

/// Word statistics and weights of the morphology layer (`hashiya-train morphology`).
cdata_blob cdata_morphology(void);

#endif
