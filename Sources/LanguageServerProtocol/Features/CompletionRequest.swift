package import JSON

/// How the word at the cursor may go on.
package struct CompletionRequest: TextDocumentRequest {
  package static let method = "textDocument/completion"
  package typealias Response = CompletionList

  package let place: TextDocumentPosition
  package var uri: String { place.uri }

  package init(_ params: Parameters) throws(InvalidParameters) { place = try TextDocumentPosition(params) }
}

/// Proposals, the best first.
package struct CompletionList: Hashable, JSONEncodable {
  /// One proposal.
  package struct Item: Hashable, JSONEncodable {
    /// The kinds of LSP that we use; `rawValue` is the wire number.
    package enum Kind: Int, Sendable {
      case text = 1
      case variable = 6
      case `class` = 7
      case interface = 8
      case module = 9
      case structure = 22
      case event = 23
    }

    package let label: String
    package let kind: Kind
    package let detail: String?
    /// What replaces the typed part of the word, its prefixes left alone.
    package let edit: RangeEdit

    package init(label: String, kind: Kind, detail: String?, edit: RangeEdit) {
      self.label = label
      self.kind = kind
      self.detail = detail
      self.edit = edit
    }

    /// - Parameter place: the item's place in the list, by which the editor sorts it.
    func encode(to json: inout JSONWriter, place: Int) {
      json.beginObject()
      json.member("label", label)
      json.member("kind", kind.rawValue)
      json.member("detail", detail)
      json.member("sortText", String(1000 + place))
      json.member("filterText", edit.newText)
      json.member("textEdit", edit)
      json.endObject()
    }

    package func encode(to json: inout JSONWriter) { encode(to: &json, place: 0) }
  }

  /// Whether there are more than are shown.
  package let isIncomplete: Bool
  package let items: [Item]

  package init(isIncomplete: Bool, items: [Item]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("isIncomplete", isIncomplete)
    json.key("items")
    json.beginArray()
    for (place, item) in items.enumerated() { item.encode(to: &json, place: place) }
    json.endArray()
    json.endObject()
  }
}
