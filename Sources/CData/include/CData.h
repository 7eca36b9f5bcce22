#ifndef CDATA_H
#define CDATA_H

// The checked-in model files, embedded into the binary. They are read in place and paged in lazily.

#include <stddef.h>
#include <stdint.h>

/// A read-only stretch of the binary.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} cdata_blob;

/// The compiled lexicon (`Sources/Lexicons/Lists`, compiled by `hashiya-train lexicon`).
cdata_blob cdata_lexicon(void);

#endif
