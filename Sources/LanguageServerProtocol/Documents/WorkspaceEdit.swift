package import JSON

/// A replacement of one range of a document.
package struct RangeEdit: Hashable, Sendable, JSONEncodable {
  package let range: PositionRange
  package let newText: String

  package init(range: PositionRange, newText: String) {
    self.range = range
    self.newText = newText
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("range", range)
    json.member("newText", newText)
    json.endObject()
  }
}

/// Edits of one document, in the form that the client understands.
package struct WorkspaceEdit: Hashable, Sendable, JSONEncodable {
  package let uri: String
  /// The state of the document that the edits apply to.
  package let version: Int?
  package let edits: [RangeEdit]
  /// Whether the client knows `documentChanges`, which name the version; else it gets `changes`.
  package let isVersioned: Bool

  package init(uri: String, version: Int?, edits: [RangeEdit], isVersioned: Bool) {
    self.uri = uri
    self.version = version
    self.edits = edits
    self.isVersioned = isVersioned
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    if isVersioned {
      json.key("documentChanges")
      json.beginArray()
      json.beginObject()
      json.key("textDocument")
      json.beginObject()
      json.member("uri", uri)
      json.key("version")
      if let version { json.int(version) } else { json.null() }
      json.endObject()
      json.member("edits", edits)
      json.endObject()
      json.endArray()
    } else {
      json.key("changes")
      json.beginObject()
      json.key(uri)
      edits.encode(to: &json)
      json.endObject()
    }
    json.endObject()
  }
}
