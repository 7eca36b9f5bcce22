// Decompression by the system's zlib, liblzma and libzstd, one call for all three; blocks in memory by libzstd.
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hz_decoder hz_decoder;

/// What a compressed stream is in. The values are stable.
enum hz_format { hz_gzip = 1, hz_xz = 2, hz_zstd = 3 };

/// The format that the first bytes of a stream show, or 0 for none. Six bytes are enough.
int hz_detect(const uint8_t *_Nonnull bytes, size_t count);

/// A decoder of one stream; null when there is no memory. A stream may hold several members after each other.
hz_decoder *_Nullable hz_open(int format);
void hz_close(hz_decoder *_Nullable decoder);

enum hz_status {
  /// All input is taken or the output is full; go on.
  hz_more = 0,
  /// The stream may end here: its last member is complete.
  hz_complete = 1,
  /// The input is damaged.
  hz_damaged = -1
};

/// Decodes from `input` to `output` and says how much of each was used.
int hz_decode(hz_decoder *_Nonnull decoder, const uint8_t *_Nullable input, size_t input_count,
              size_t *_Nonnull consumed, uint8_t *_Nonnull output, size_t output_count, size_t *_Nonnull written);

/// The most bytes that `hz_pack` writes for a block of `count` bytes.
size_t hz_pack_bound(size_t count);
/// Packs a block, with a checksum of its content; the number of bytes written, or 0 when there is no memory.
size_t hz_pack(const uint8_t *_Nullable input, size_t count, uint8_t *_Nonnull output, size_t capacity);
/// The length of a packed block's content as the block tells it, or SIZE_MAX for what is none.
size_t hz_unpacked_length(const uint8_t *_Nullable input, size_t count);
/// Unpacks a block; false when it is damaged or its content does not fill `length` bytes.
bool hz_unpack(const uint8_t *_Nullable input, size_t count, uint8_t *_Nonnull output, size_t length);

#endif
