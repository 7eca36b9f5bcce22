#include "CXML.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlversion.h>
#include <pthread.h>
#include <string.h>

typedef struct {
  const hxml_listener *listener;
  htmlParserCtxtPtr parser;
  int32_t depth;
  int32_t depth_limit;
  bool is_too_deep;
} parse_state;

static void element_begins(void *user_data, const xmlChar *name, const xmlChar **attributes) {
  parse_state *state = user_data;
  if (state->is_too_deep) return;
  if (++state->depth > state->depth_limit) {
    state->is_too_deep = true;
    xmlStopParser(state->parser);
    return;
  }
  state->listener->element_begins(state->listener->context, (const char *)name, (const char *const *)attributes);
}

static void element_ends(void *user_data, const xmlChar *name) {
  parse_state *state = user_data;
  if (state->is_too_deep) return;
  state->depth--;
  state->listener->element_ends(state->listener->context, (const char *)name);
}

static void text(void *user_data, const xmlChar *bytes, int length) {
  parse_state *state = user_data;
  if (!state->is_too_deep) state->listener->text(state->listener->context, (const char *)bytes, length);
}

static pthread_once_t initialized = PTHREAD_ONCE_INIT;

static void initialize(void) { xmlInitParser(); }

hxml_result hxml_parse_html(const char *bytes, int64_t length, int32_t depth_limit, const hxml_listener *listener) {
  pthread_once(&initialized, initialize);
  if (length <= 0) return hxml_complete;
  if (length > INT32_MAX) return hxml_no_memory;
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, (int)length);
  if (parser == NULL) return hxml_no_memory;

  parse_state state = {.listener = listener, .parser = parser, .depth_limit = depth_limit};
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = element_begins;
  handler.endElement = element_ends;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  handler.cdataBlock = text;
  *parser->sax = handler;
  parser->userData = &state;
  // The bytes are UTF-8 by contract: a charset named in the document does not count.
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser);
  htmlFreeParserCtxt(parser);
  return state.is_too_deep ? hxml_too_deep : hxml_complete;
}

const char *hxml_version(void) { return LIBXML_DOTTED_VERSION; }
