package import JSON

/// What is there to say about the text under the pointer.
package struct HoverRequest: TextDocumentRequest {
  package static let method = "textDocument/hover"
  package typealias Response = Hover?

  package let uri: String
  package let position: Position

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    position = try Position(try params.object("position"))
  }
}

/// A text to show beside the document, about a range of it.
package struct Hover: Hashable, JSONEncodable {
  package let isMarkdown: Bool
  package let text: String
  package let range: PositionRange

  package init(text: String, isMarkdown: Bool, range: PositionRange) {
    self.text = text
    self.isMarkdown = isMarkdown
    self.range = range
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("contents")
    json.value(["kind": .string(isMarkdown ? "markdown" : "plaintext"), "value": .string(text)])
    json.key("range")
    range.encode(to: &json)
    json.endObject()
  }
}
