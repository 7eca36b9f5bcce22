package import JSON

/// The addresses in a document that can be opened.
package struct DocumentLinkRequest: TextDocumentRequest {
  package static let method = "textDocument/documentLink"
  package typealias Response = [DocumentLink]

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

/// An address in the text.
package struct DocumentLink: Hashable, JSONEncodable {
  package let range: PositionRange
  package let target: String

  package init(range: PositionRange, target: String) {
    self.range = range
    self.target = target
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("range", range)
    json.member("target", target)
    json.endObject()
  }
}
