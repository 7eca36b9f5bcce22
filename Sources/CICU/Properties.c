#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

const char *hicu_version(void) {
  static const char version[] = U_ICU_VERSION;
  return version;
}

int32_t hicu_general_category(uint32_t code_point) { return u_charType((UChar32)code_point); }

int32_t hicu_grapheme_cluster_break(uint32_t code_point) {
  return u_getIntPropertyValue((UChar32)code_point, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

bool hicu_is_extended_pictographic(uint32_t code_point) {
  return u_hasBinaryProperty((UChar32)code_point, UCHAR_EXTENDED_PICTOGRAPHIC);
}

int32_t hicu_digit_value(uint32_t code_point) { return u_charDigitValue((UChar32)code_point); }
