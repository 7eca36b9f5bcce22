import JSON

/// `hashiya/annotate`: annotates a text, or an open document, and answers with the annotated document.
///
/// The answer has the one shape of all the doors (`protocol/schema/annotated-document.json`) and is written by another
/// module, so that this type has no `Response`.
package struct AnnotateRequest: ClientMessage {
  package static let method = "hashiya/annotate"

  /// What is to be annotated.
  package enum Source: Hashable, Sendable {
    case text(String)
    /// The current text of the open document with this URI.
    case document(uri: String)
  }

  /// How it is to be annotated.
  package struct Options: Hashable, Sendable {
    /// Names of layers; nil for the standard ones.
    package let layers: [String]?
    /// An ISO 8601 date or date-time, not yet checked.
    package let referenceTime: String?
    /// `utf-8`, `utf-16` or `utf-32`, not yet checked; nil for the session's position encoding.
    package let offsetEncoding: String?
    /// `past`, `future` or `nearest`, not yet checked.
    package let preference: String?
    /// `dmy`, `mdy` or `ymd`, not yet checked.
    package let dateOrder: String?
    /// `umalqura` or `tabular`, not yet checked.
    package let hijri: String?
    /// `text` or `html`, not yet checked; nil for text.
    package let input: String?
    /// A number from 0 to 1, not yet checked.
    package let minimumConfidence: Double?
    /// Whether the answer holds the text.
    package let withText: Bool

    package init(_ params: Parameters) throws(InvalidParameters) {
      layers = try AnnotateRequest.layers(params)
      referenceTime = try params.optionalString("referenceTime")
      offsetEncoding = try params.optionalString("offsetEncoding")
      preference = try params.optionalString("prefer")
      dateOrder = try params.optionalString("dateOrder")
      hijri = try params.optionalString("hijri")
      input = try params.optionalString("input")
      minimumConfidence = try params.optionalNumber("minConfidence")
      withText = try params.flag("withText")
    }
  }

  package let source: Source
  /// The `id` that the answer bears; nil leaves it to the server.
  package let id: String?
  package let options: Options

  package init(_ params: Parameters) throws(InvalidParameters) {
    source = try AnnotateRequest.source(params)
    id = try params.optionalString("id")
    options = try Options(params)
  }

  /// The request that a command makes about an open document: `{"uri", "layers"?, …}`.
  package init(command params: Parameters) throws(InvalidParameters) {
    source = .document(uri: try params.string("uri"))
    id = try params.optionalString("id")
    options = try Options(params)
  }

  static func source(_ params: Parameters) throws(InvalidParameters) -> Source {
    let text = try params.optionalString("text")
    let document = try params.optionalObject("textDocument")
    switch (text, document) {
    case (let text?, nil): return .text(text)
    case (nil, let document?): return .document(uri: try document.string("uri"))
    case (nil, nil): throw InvalidParameters("either \"text\" or \"textDocument\" must be given")
    default: throw InvalidParameters("\"text\" and \"textDocument\" cannot be given together")
    }
  }

  private static func layers(_ params: Parameters) throws(InvalidParameters) -> [String]? {
    guard let elements = try params.optionalArray("layers") else { return nil }
    var names: [String] = []
    for element in elements {
      guard let name = element.string else {
        throw InvalidParameters("\"layers\" must hold strings, not \(element.kindName)")
      }
      names.append(name)
    }
    return names
  }
}
