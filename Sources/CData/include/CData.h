#ifndef CDATA_H
#define CDATA_H

// The checked-in model files, embedded into the binary. They are read in place and paged in lazily.

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/// A read-only stretch of the binary.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} cdata_blob;

/// Asks for the cache line at an address ahead of its use.
static inline void cdata_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// Eight scores: Swift's `SIMD8<Int16>`.
typedef int16_t cdata_scores __attribute__((ext_vector_type(8)));

/// The larger score of each lane, as the one instruction that Swift's own ways to say it do not come down to.
static inline cdata_scores cdata_larger(cdata_scores first, cdata_scores second) {
  return __builtin_elementwise_max(first, second);
}

/// The highest score of all lanes.
static inline int16_t cdata_highest(cdata_scores scores) { return __builtin_reduce_max(scores); }

/// Of four rows of 16 bytes the one that ends in `mark`, a number of 24 bits; zeros where there is none. Without a branch:
/// which row it is, nobody can predict.
static inline cdata_scores cdata_row(const void *rows, uint32_t mark) {
  typedef uint32_t words __attribute__((ext_vector_type(4)));
  const words *row = (const words *)rows;
  words marks = {row[0].w, row[1].w, row[2].w, row[3].w};
  words found = (words)((marks >> 8) == (words)mark);
  return (cdata_scores)((row[0] & found.xxxx) | (row[1] & found.yyyy) | (row[2] & found.zzzz) | (row[3] & found.wwww));
}

/// Pages of zeros that cost nothing until they are written to; NULL when there are none. Not from `malloc`, which keeps
/// such a block when it is freed and then has to write the zeros itself.
static inline void *cdata_map_zeros(size_t length) {
  void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

static inline void cdata_unmap(void *memory, size_t length) { munmap(memory, length); }

/// The processors that work now, 1 at least.
static inline long cdata_processor_count(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count;
}

/// The compiled lexicon (`Sources/Lexicons/Lists`, compiled by `hashiya-train lexicon`).
cdata_blob cdata_lexicon(void);

/// The sequence model of block kinds, trained by `hashiya-train sections`.
cdata_blob cdata_sections(void);

/// The weights of the entity tagger (`Sources/Entities/MODEL.md`, made by `hashiya-train entities`).
cdata_blob cdata_entities(void);

/// Word statistics and weights of the morphology layer (`hashiya-train morphology`).
cdata_blob cdata_morphology(void);

#endif
