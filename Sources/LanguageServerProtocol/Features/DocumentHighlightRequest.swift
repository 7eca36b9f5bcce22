package import JSON

/// Where else in the document the thing under the cursor stands.
package struct DocumentHighlightRequest: TextDocumentRequest {
  package static let method = "textDocument/documentHighlight"
  package typealias Response = [DocumentHighlight]

  package let place: TextDocumentPosition
  package var uri: String { place.uri }

  package init(_ params: Parameters) throws(InvalidParameters) { place = try TextDocumentPosition(params) }
}

/// One place to highlight.
package struct DocumentHighlight: Hashable, JSONEncodable {
  /// `rawValue` is the wire number.
  package enum Kind: Int, Sendable {
    case text = 1
    /// A mention that stands for a fuller one.
    case read = 2
    /// The mention that names the thing in full.
    case write = 3
  }

  package let range: PositionRange
  package let kind: Kind

  package init(range: PositionRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("range", range)
    json.member("kind", kind.rawValue)
    json.endObject()
  }
}
