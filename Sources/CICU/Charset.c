#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

struct hicu_converter {
  UConverter *source;
  UConverter *target;
  // ICU converts through UTF-16; what does not fit the caller's buffer waits here between calls.
  UChar pivot[1024];
  UChar *pivot_source;
  UChar *pivot_target;
  bool started;
  int64_t replacements;
};

int32_t hicu_detect_charset(const char *bytes, int32_t length, char *name, int32_t capacity) {
  if (capacity <= 0) return -1;
  name[0] = '\0';
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return -1;
  ucsdet_setText(detector, bytes, length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  int32_t confidence = -1;
  if (U_SUCCESS(status) && match != NULL) {
    const char *found = ucsdet_getName(match, &status);
    int32_t score = ucsdet_getConfidence(match, &status);
    if (U_SUCCESS(status) && found != NULL && strlen(found) < (size_t)capacity) {
      strcpy(name, found);
      confidence = score;
    }
  }
  ucsdet_close(detector);
  return confidence;
}

// Writes U+FFFD for a sequence that the charset does not define, and counts it.
static void count_and_replace(const void *context, UConverterToUnicodeArgs *arguments, const char *units,
                              int32_t length, UConverterCallbackReason reason, UErrorCode *status) {
  static const UChar replacement = 0xFFFD;
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  ((hicu_converter *)context)->replacements += 1;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

hicu_converter *hicu_converter_open(const char *charset) {
  UErrorCode status = U_ZERO_ERROR;
  hicu_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) return NULL;
  converter->source = ucnv_open(charset, &status);
  converter->target = ucnv_open("UTF-8", &status);
  converter->pivot_source = converter->pivot;
  converter->pivot_target = converter->pivot;
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(converter->source, count_and_replace, converter, NULL, NULL, &status);
  }
  if (U_FAILURE(status)) {
    hicu_converter_close(converter);
    return NULL;
  }
  return converter;
}

bool hicu_converter_convert(hicu_converter *converter, const char *input, int64_t input_length, int64_t *consumed,
                            char *output, int64_t capacity, int64_t *written, bool last) {
  UErrorCode status = U_ZERO_ERROR;
  const char *source = input;
  char *target = output;
  ucnv_convertEx(converter->target, converter->source, &target, output + capacity, &source, input + input_length,
                 converter->pivot, &converter->pivot_source, &converter->pivot_target, converter->pivot + 1024,
                 !converter->started, last, &status);
  converter->started = true;
  *consumed = source - input;
  *written = target - output;
  return status == U_BUFFER_OVERFLOW_ERROR;
}

int64_t hicu_converter_replacements(const hicu_converter *converter) { return converter->replacements; }

void hicu_converter_close(hicu_converter *converter) {
  if (converter == NULL) return;
  if (converter->source != NULL) ucnv_close(converter->source);
  if (converter->target != NULL) ucnv_close(converter->target);
  free(converter);
}
