#ifndef CICU_H
#define CICU_H

// The part of the system's ICU that hashiya uses, behind plain C types. No unicode/*.h header may be included here:
// Foundation ships an ICU of its own, and the two sets of declarations clash in one Swift import graph.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The ICU version as "72.1", valid for the life of the process.
const char *hicu_version(void);

/// The numeric value of the Unicode general category of a code point (ICU's UCharCategory).
int32_t hicu_general_category(uint32_t code_point);

/// The numeric value of the Grapheme_Cluster_Break property of a code point (ICU's UGraphemeClusterBreak).
int32_t hicu_grapheme_cluster_break(uint32_t code_point);

/// Whether the code point has the binary property Extended_Pictographic.
bool hicu_is_extended_pictographic(uint32_t code_point);

/// The value of a decimal digit of any script, or -1.
int32_t hicu_digit_value(uint32_t code_point);

/// Runs one word-break pass over UTF-8 text.
///
/// Writes up to `capacity` boundary offsets (UTF-8, after 0) to `boundaries` and the rule status of the piece before
/// each to `statuses`; either may be NULL. Returns the number of boundaries, or -1 when ICU fails.
int64_t hicu_word_breaks(const char *text, int64_t length, int64_t *boundaries, int32_t *statuses, int64_t capacity);

#endif
