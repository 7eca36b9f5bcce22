package import JSON

/// Whether the thing under the cursor can be renamed.
package struct PrepareRenameRequest: TextDocumentRequest {
  package static let method = "textDocument/prepareRename"
  package typealias Response = RenamePlace?

  package let place: TextDocumentPosition
  package var uri: String { place.uri }

  package init(_ params: Parameters) throws(InvalidParameters) { place = try TextDocumentPosition(params) }
}

/// What is renamed, and the name to start from.
package struct RenamePlace: Hashable, JSONEncodable {
  package let range: PositionRange
  package let placeholder: String

  package init(range: PositionRange, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("range", range)
    json.member("placeholder", placeholder)
    json.endObject()
  }
}

/// Another name for the thing under the cursor, wherever it is mentioned.
package struct RenameRequest: TextDocumentRequest {
  package static let method = "textDocument/rename"
  package typealias Response = WorkspaceEdit

  package let place: TextDocumentPosition
  package var uri: String { place.uri }
  package let newName: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    place = try TextDocumentPosition(params)
    newName = try params.string("newName")
  }
}
