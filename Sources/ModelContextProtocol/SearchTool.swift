import AnnotationModel
package import AnnotationStore
package import JSON

/// `search`: who said what about whom, in everything that was indexed.
package struct SearchTool: Tool {
  package let name = "search"
  package let title = "Search annotated Arabic texts"
  package let description = """
    Searches the texts that were indexed with "hashiya index": what somebody said or denied (speaker, said, denied, via), \
    where somebody or something is named (mentions, country), or sentences (text). Conditions that are given must all \
    hold. Each hit has the sentence around it and the place of its file.
    """

  private let corpus: CorpusReader?

  /// A tool that searches the corpus; nil: there is none.
  package init(corpus: CorpusReader?) { self.corpus = corpus }

  package func call(_ arguments: JSONValue) throws(ToolFailure) -> [UInt8] {
    guard let members = arguments.object else {
      throw ToolFailure("the arguments must be an object, not \(arguments.kindName)")
    }
    let query: (query: SearchQuery, encoding: PositionEncoding?)
    do throws(SearchQuery.Invalid) { query = try SearchQuery.read(members) } catch { throw ToolFailure(error.message) }
    guard let corpus else { throw ToolFailure("there is no place for an index; start \"hashiya mcp --index PATH\"") }
    do throws(StoreFailure) {
      var json = JSONWriter()
      try corpus.search().hits(for: query.query, encoding: query.encoding ?? .utf32).write(to: &json)
      return json.bytes
    } catch {
      throw ToolFailure("index: \(error.message)")
    }
  }

  package var inputSchema: JSONValue {
    func text(_ description: String) -> JSONValue { ["type": "string", "description": .string(description)] }
    return [
      "type": "object",
      "properties": [
        "speaker": text("Who speaks: a name in any of its forms, or a figure such as مصدر أمني."),
        "mentions": text("What is named; with a star at its end all names with a word that begins so."),
        "country": text("ISO 3166-1 code of two letters: the country, its people or a body of it is named."),
        "between": [
          "type": "array", "items": ["type": "string"], "minItems": 2, "maxItems": 2,
          "description": "First and last day as ISO dates, months or years; an empty string leaves the end open.",
        ],
        "said": text("Words of what is said. In quotation marks: in this order."),
        "denied": ["type": "boolean", "description": "Only what its speaker denies."],
        "via": text("The medium that passes on what is said."),
        "text": text("Words of the sentence. In quotation marks: in this order; a star stands for any ending."),
        "limit": [
          "type": "integer", "minimum": 1, "maximum": .number(JSONNumber(SearchQuery.mostHits)),
          "description": "How many hits at most. Default: 20.",
        ],
        "offset": ["type": "integer", "minimum": 0, "description": "How many hits to pass over."],
        "offsetEncoding": ToolSchema.names(
          PositionEncoding.allCases.map(\.rawValue), "What offsets count. Default: utf-32, code points."),
      ],
    ]
  }

  package var outputSchema: JSONValue {
    [
      "type": "object",
      "required": ["offsetEncoding", "hits"],
      "properties": [
        "total": ["type": "integer", "description": "How many hits there are in all; absent when they are too many."],
        "offsetEncoding": ["type": "string"],
        "hits": ToolSchema.rows(
          ["kind", "document", "start", "end", "text", "line", "column", "snippet", "highlights"],
          "What was found, best first: quotes with speakerName and polarity, mentions with their entity, or sentences."),
      ],
    ]
  }
}
