package import JSON

/// The outline of a document.
package struct DocumentSymbolRequest: TextDocumentRequest {
  package static let method = "textDocument/documentSymbol"
  package typealias Response = DocumentSymbols

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

/// An outline in the form that the client understands.
package enum DocumentSymbols: Hashable, JSONEncodable {
  case tree([DocumentSymbol])
  /// For clients that know no trees.
  case list([SymbolInformation])

  package func encode(to json: inout JSONWriter) {
    switch self {
    case .tree(let symbols): symbols.encode(to: &json)
    case .list(let symbols): symbols.encode(to: &json)
    }
  }
}

/// A node of the outline.
package struct DocumentSymbol: Hashable, JSONEncodable {
  /// The kinds of LSP that we use; `rawValue` is the wire number.
  package enum Kind: Int, Sendable {
    case module = 2
    /// What editors show for headings of a text.
    case string = 15
    /// A quotation.
    case event = 24
  }

  /// What the outline shows; never empty.
  package var name: String
  package var detail: String?
  package var kind: Kind
  package var range: PositionRange
  /// What is selected when the user goes to the symbol; lies within `range`.
  package var selectionRange: PositionRange
  package var children: [DocumentSymbol]

  package init(
    name: String, detail: String?, kind: Kind, range: PositionRange, selectionRange: PositionRange,
    children: [DocumentSymbol]
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(name)
    if let detail {
      json.key("detail")
      json.string(detail)
    }
    json.key("kind")
    json.int(kind.rawValue)
    json.key("range")
    range.encode(to: &json)
    json.key("selectionRange")
    selectionRange.encode(to: &json)
    json.key("children")
    children.encode(to: &json)
    json.endObject()
  }
}

/// A node of the outline for clients that know no trees.
package struct SymbolInformation: Hashable, JSONEncodable {
  package var symbol: DocumentSymbol
  package var uri: String
  package var containerName: String?

  /// The nodes of a tree, parents before their children.
  package static func flattened(_ tree: [DocumentSymbol], uri: String) -> [SymbolInformation] {
    var list: [SymbolInformation] = []
    func visit(_ symbol: DocumentSymbol, in container: String?) {
      list.append(SymbolInformation(symbol: symbol, uri: uri, containerName: container))
      for child in symbol.children { visit(child, in: symbol.name) }
    }
    for symbol in tree { visit(symbol, in: nil) }
    return list
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(symbol.name)
    json.key("kind")
    json.int(symbol.kind.rawValue)
    json.key("location")
    json.beginObject()
    json.key("uri")
    json.string(uri)
    json.key("range")
    symbol.range.encode(to: &json)
    json.endObject()
    if let containerName {
      json.key("containerName")
      json.string(containerName)
    }
    json.endObject()
  }
}
