package import JSON

/// Where the thing under the cursor is named in full.
package struct DefinitionRequest: TextDocumentRequest {
  package static let method = "textDocument/definition"
  package typealias Response = Definition?

  package let place: TextDocumentPosition
  package var uri: String { place.uri }

  package init(_ params: Parameters) throws(InvalidParameters) { place = try TextDocumentPosition(params) }
}

/// The full mention of a thing, in the form that the client understands.
package struct Definition: Hashable, JSONEncodable {
  /// What the client underlines; nil for clients that know no links.
  package let origin: PositionRange?
  package let target: Location

  package init(origin: PositionRange?, target: Location) {
    self.origin = origin
    self.target = target
  }

  package func encode(to json: inout JSONWriter) {
    json.beginArray()
    if let origin {
      json.beginObject()
      json.member("originSelectionRange", origin)
      json.member("targetUri", target.uri)
      json.member("targetRange", target.range)
      json.member("targetSelectionRange", target.range)
      json.endObject()
    } else {
      target.encode(to: &json)
    }
    json.endArray()
  }
}
