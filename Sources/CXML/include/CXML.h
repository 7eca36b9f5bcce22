#ifndef CXML_H
#define CXML_H

// The part of the system's libxml2 that hashiya uses, behind plain C types: its HTML parser as a stream of events. No
// tree is built, nothing is loaded, no entity of a document is expanded.

#include <stdbool.h>
#include <stdint.h>

/// Who hears of a document's parts, in their order. Strings are UTF-8 and live for the call only; element and attribute
/// names are lower case.
typedef struct {
  /// Passed on to each call.
  void *context;
  /// An element begins. `attributes` alternates names and values (NULL for none) and ends with NULL; NULL when empty.
  void (*element_begins)(void *context, const char *name, const char *const *attributes);
  /// The innermost open element of that name ends; elements that a document leaves open are closed as HTML says.
  void (*element_ends)(void *context, const char *name);
  /// Text with its character references resolved, in pieces that may end inside a character.
  void (*text)(void *context, const char *bytes, int64_t length);
} hxml_listener;

/// How a parse ended.
typedef enum {
  /// The whole document was read.
  hxml_complete = 0,
  /// Elements stood within each other beyond the limit; the document was read up to there.
  hxml_too_deep = 1,
  /// The parser could not be made: out of memory.
  hxml_no_memory = 2,
} hxml_result;

/// Parses an HTML document of valid UTF-8 without NUL bytes, whatever charset it claims. Malformed mark-up is read as
/// browsers read it, nearly. May run on several threads at once.
hxml_result hxml_parse_html(const char *bytes, int64_t length, int32_t depth_limit, const hxml_listener *listener);

/// The libxml2 version as "2.9.14", valid for the life of the process.
const char *hxml_version(void);

#endif
