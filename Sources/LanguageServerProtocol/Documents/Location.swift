package import JSON

/// A place in an open document, as most requests name it.
package struct TextDocumentPosition: Hashable, Sendable {
  package let uri: String
  package let position: Position

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    position = try Position(try params.object("position"))
  }
}

/// A range of one document.
package struct Location: Hashable, Sendable, JSONEncodable {
  package let uri: String
  package let range: PositionRange

  package init(uri: String, range: PositionRange) {
    self.uri = uri
    self.range = range
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("uri", uri)
    json.member("range", range)
    json.endObject()
  }
}
