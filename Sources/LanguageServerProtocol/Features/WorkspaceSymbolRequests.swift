package import JSON

/// Names, headings and articles of all open documents that match a query.
package struct WorkspaceSymbolRequest: ClientRequest {
  package static let method = "workspace/symbol"
  package typealias Response = [WorkspaceSymbol]

  package let query: String
  package let progress: ProgressTokens

  package init(_ params: Parameters) throws(InvalidParameters) {
    query = try params.optionalString("query") ?? ""
    progress = ProgressTokens(params)
  }
}

/// Something with a name in one of the documents.
package struct WorkspaceSymbol: Hashable, JSONEncodable {
  package let name: String
  /// The wire number of the kind.
  package let kind: Int
  package let containerName: String?
  package let uri: String
  /// Nil: the client asks for it when the user chooses the symbol.
  package let range: PositionRange?
  /// The annotation that it tells of.
  package let annotation: String

  package init(
    name: String, kind: Int, containerName: String?, uri: String, range: PositionRange?, annotation: String
  ) {
    self.name = name
    self.kind = kind
    self.containerName = containerName
    self.uri = uri
    self.range = range
    self.annotation = annotation
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", name)
    json.member("kind", kind)
    json.member("containerName", containerName)
    json.key("location")
    json.beginObject()
    json.member("uri", uri)
    json.member("range", range)
    json.endObject()
    if range == nil { json.member("data", ["annotation": .string(annotation)] as JSONValue) }
    json.endObject()
  }
}

/// Where a symbol stands. The parameters are the symbol.
package struct WorkspaceSymbolResolveRequest: ClientRequest {
  package static let method = "workspaceSymbol/resolve"
  package typealias Response = JSONValue

  /// The symbol as the client sent it back.
  package let symbol: JSONObject
  package let uri: String
  package let annotation: String?

  package init(_ params: Parameters) throws(InvalidParameters) {
    symbol = params.members
    uri = try params.object("location").string("uri")
    annotation = try params.optionalObject("data")?.optionalString("annotation")
  }

  /// The symbol with its place; as it was where there is none any more.
  package func resolved(_ location: Location?) -> JSONValue {
    var symbol = symbol
    if let location { symbol["location"] = try? JSONReader.read(location.jsonBytes) }
    return .object(symbol)
  }
}
