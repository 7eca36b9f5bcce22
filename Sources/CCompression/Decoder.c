#include "CCompression.h"

#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

// Memory that one xz stream may ask for; its headers are not to be trusted.
static const uint64_t xz_memory_limit = 256u << 20;

struct hz_decoder {
  int format;
  bool ended;
  z_stream zlib;
  lzma_stream lzma;
  ZSTD_DStream *zstd;
};

int hz_detect(const uint8_t *bytes, size_t count) {
  static const uint8_t xz[6] = {0xFD, '7', 'z', 'X', 'Z', 0};
  static const uint8_t zstd[4] = {0x28, 0xB5, 0x2F, 0xFD};
  if (count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8) return hz_gzip;
  if (count >= 6 && memcmp(bytes, xz, 6) == 0) return hz_xz;
  if (count >= 4 && memcmp(bytes, zstd, 4) == 0) return hz_zstd;
  return 0;
}

hz_decoder *hz_open(int format) {
  hz_decoder *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  decoder->format = format;
  bool ready = false;
  if (format == hz_gzip) {
    ready = inflateInit2(&decoder->zlib, 15 + 16) == Z_OK;
  } else if (format == hz_xz) {
    decoder->lzma = (lzma_stream)LZMA_STREAM_INIT;
    ready = lzma_stream_decoder(&decoder->lzma, xz_memory_limit, LZMA_CONCATENATED) == LZMA_OK;
  } else if (format == hz_zstd) {
    decoder->zstd = ZSTD_createDStream();
    ready = decoder->zstd && !ZSTD_isError(ZSTD_initDStream(decoder->zstd));
  }
  if (ready) return decoder;
  hz_close(decoder);
  return NULL;
}

void hz_close(hz_decoder *decoder) {
  if (!decoder) return;
  if (decoder->format == hz_gzip) inflateEnd(&decoder->zlib);
  if (decoder->format == hz_xz) lzma_end(&decoder->lzma);
  if (decoder->zstd) ZSTD_freeDStream(decoder->zstd);
  free(decoder);
}

static int decode_gzip(hz_decoder *decoder, const uint8_t *input, size_t input_count, size_t *consumed,
                       uint8_t *output, size_t output_count, size_t *written) {
  z_stream *stream = &decoder->zlib;
  // The next member of the file begins.
  if (decoder->ended && input_count > 0) {
    if (inflateReset(stream) != Z_OK) return hz_damaged;
    decoder->ended = false;
  }
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)input_count;
  stream->next_out = output;
  stream->avail_out = (uInt)output_count;
  int result = inflate(stream, Z_NO_FLUSH);
  *consumed = input_count - stream->avail_in;
  *written = output_count - stream->avail_out;
  if (result == Z_STREAM_END) decoder->ended = true;
  if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) return decoder->ended ? hz_complete : hz_more;
  return hz_damaged;
}

static int decode_xz(hz_decoder *decoder, const uint8_t *input, size_t input_count, size_t *consumed, uint8_t *output,
                     size_t output_count, size_t *written) {
  lzma_stream *stream = &decoder->lzma;
  stream->next_in = input;
  stream->avail_in = input_count;
  stream->next_out = output;
  stream->avail_out = output_count;
  // Only the end of the input ends a file of several streams.
  lzma_ret result = lzma_code(stream, input_count == 0 ? LZMA_FINISH : LZMA_RUN);
  *consumed = input_count - stream->avail_in;
  *written = output_count - stream->avail_out;
  if (result == LZMA_STREAM_END) return hz_complete;
  return result == LZMA_OK || result == LZMA_BUF_ERROR ? hz_more : hz_damaged;
}

static int decode_zstd(hz_decoder *decoder, const uint8_t *input, size_t input_count, size_t *consumed,
                       uint8_t *output, size_t output_count, size_t *written) {
  ZSTD_inBuffer in = {input, input_count, 0};
  ZSTD_outBuffer out = {output, output_count, 0};
  size_t result = ZSTD_decompressStream(decoder->zstd, &out, &in);
  *consumed = in.pos;
  *written = out.pos;
  if (ZSTD_isError(result)) return hz_damaged;
  if (in.pos > 0 || out.pos > 0) decoder->ended = result == 0;
  return decoder->ended ? hz_complete : hz_more;
}

int hz_decode(hz_decoder *decoder, const uint8_t *input, size_t input_count, size_t *consumed, uint8_t *output,
              size_t output_count, size_t *written) {
  if (decoder->format == hz_gzip) {
    return decode_gzip(decoder, input, input_count, consumed, output, output_count, written);
  }
  if (decoder->format == hz_xz) return decode_xz(decoder, input, input_count, consumed, output, output_count, written);
  return decode_zstd(decoder, input, input_count, consumed, output, output_count, written);
}

size_t hz_pack_bound(size_t count) { return ZSTD_compressBound(count); }

size_t hz_pack(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
  ZSTD_CCtx *context = ZSTD_createCCtx();
  if (!context) return 0;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 6);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  size_t result = ZSTD_compress2(context, output, capacity, input, count);
  ZSTD_freeCCtx(context);
  return ZSTD_isError(result) ? 0 : result;
}

size_t hz_unpacked_length(const uint8_t *input, size_t count) {
  unsigned long long length = ZSTD_getFrameContentSize(input, count);
  return length == ZSTD_CONTENTSIZE_UNKNOWN || length == ZSTD_CONTENTSIZE_ERROR ? SIZE_MAX : (size_t)length;
}

bool hz_unpack(const uint8_t *input, size_t count, uint8_t *output, size_t length) {
  size_t result = ZSTD_decompress(output, length, input, count);
  return !ZSTD_isError(result) && result == length;
}
