import JSON

/// `hashiya/extract`: takes the main article out of a page, and answers with its parts and its text.
///
/// The answer (`protocol/schema/extracted-article.json`) is written by another module, so that this type has no
/// `Response`.
package struct ExtractRequest: ClientMessage {
  package static let method = "hashiya/extract"

  package let source: AnnotateRequest.Source
  /// The `id` that the answer bears; nil leaves it to the server.
  package let id: String?
  /// `text` or `html`, not yet checked; nil for text.
  package let input: String?
  /// An ISO 8601 date or date-time, not yet checked.
  package let referenceTime: String?

  package init(_ params: Parameters) throws(InvalidParameters) {
    source = try AnnotateRequest.source(params)
    id = try params.optionalString("id")
    input = try params.optionalString("input")
    referenceTime = try params.optionalString("referenceTime")
  }
}
