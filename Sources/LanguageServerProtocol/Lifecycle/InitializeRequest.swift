package import JSON

/// The first request of a session: the client says what it can do and the server answers with what it offers.
package struct InitializeRequest: ClientRequest {
  package static let method = "initialize"
  package typealias Response = InitializeResult

  /// The process that started the server; when it goes away, so does the server.
  package let processID: Int?
  /// The user's language as an IETF tag ("ar-EG"), for messages and hovers.
  package let locale: String?
  /// What the client can do.
  package let client: ClientCapabilities

  /// URIs of the folders that the user works in, the first one first.
  package let workspaceFolders: [String]
  /// The settings that the client starts the session with; `null` without any.
  package let options: JSONValue
  /// How much the client wants to be told about the server's work.
  package let trace: TraceLevel

  /// Reads what matters and tolerates everything else, since a session that does not start helps nobody.
  package init(_ params: Parameters) throws(InvalidParameters) {
    processID = params.value("processId")?.int
    locale = params.value("locale")?.string
    client = ClientCapabilities(params.value("capabilities") ?? .null)
    workspaceFolders = InitializeRequest.folders(params)
    options = params.value("initializationOptions") ?? .null
    trace = params.value("trace")?.string.flatMap(TraceLevel.init(rawValue:)) ?? .off
  }

  /// Older clients know one folder, and the oldest name it by its path.
  private static func folders(_ params: Parameters) -> [String] {
    if let folders = params.value("workspaceFolders")?.array, !folders.isEmpty {
      return folders.compactMap { $0["uri"]?.string }
    }
    if let uri = params.value("rootUri")?.string { return [uri] }
    return params.value("rootPath")?.string.map { [$0] } ?? []
  }
}
