#include "CICU.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

int64_t hicu_word_breaks(const char *text, int64_t length, int64_t *boundaries, int32_t *statuses, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UText input = UTEXT_INITIALIZER;
  utext_openUTF8(&input, text, length, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "ar", NULL, 0, &status);
  ubrk_setUText(words, &input, &status);
  if (U_FAILURE(status)) {
    if (words != NULL) ubrk_close(words);
    utext_close(&input);
    return -1;
  }
  int64_t count = 0;
  ubrk_first(words);
  // Offsets in a UTF-8 UText are native (byte) indices; ubrk reports them as int32.
  for (int32_t end = ubrk_next(words); end != UBRK_DONE; end = ubrk_next(words)) {
    if (count < capacity) {
      if (boundaries != NULL) boundaries[count] = end;
      if (statuses != NULL) statuses[count] = ubrk_getRuleStatus(words);
    }
    count += 1;
  }
  ubrk_close(words);
  utext_close(&input);
  return count;
}
