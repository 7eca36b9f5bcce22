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

/// Guesses the charset of a text from its bytes.
///
/// Writes ICU's name of the likeliest charset ("windows-1256") to `name` and returns its confidence, 0 to 100; -1 and an
/// empty name when there is no guess or the name does not fit `capacity`.
int32_t hicu_detect_charset(const char *bytes, int32_t length, char *name, int32_t capacity);

/// A conversion of one byte stream from a charset to UTF-8. Not for use by two threads at once.
typedef struct hicu_converter hicu_converter;

/// Starts a conversion from the charset of that name; NULL when ICU knows no such charset. Close it after use.
hicu_converter *hicu_converter_open(const char *charset);

/// Converts the next bytes of the stream.
///
/// Sets `consumed` to the number of input bytes taken and `written` to the number of UTF-8 bytes put in `output`.
/// Returns whether output is pending because `output` is full: call again with the rest of the input. `last` says that
/// the input ends the stream. Bytes that the charset does not define become U+FFFD.
bool hicu_converter_convert(hicu_converter *converter, const char *input, int64_t input_length, int64_t *consumed,
                            char *output, int64_t capacity, int64_t *written, bool last);

/// The number of malformed sequences that the conversion has replaced so far.
int64_t hicu_converter_replacements(const hicu_converter *converter);

/// Ends a conversion and frees it; NULL is allowed.
void hicu_converter_close(hicu_converter *converter);

/// Bytes that are no ICU data. Release builds let them stand in for those of the ICU inside a linked-in Foundation, which
/// are 34 MB that nothing here reads: our ICU is the system's (see the Makefile).
extern const char hicu_no_data[64];

#endif
