package import JSON

/// The error object of a response.
package struct ResponseError: Error, Hashable, Sendable {
  /// The closed list of codes that this server answers with; `protocol/README.md` explains each to client authors.
  package enum Code: Int, CaseIterable, Sendable {
    /// The body is not JSON in UTF-8, or the frame around it is broken.
    case parseError = -32700
    /// The JSON is not a request: a batch, a scalar, a wrong `jsonrpc`, an id of the wrong kind, a body over the cap.
    case invalidRequest = -32600
    /// No such method.
    case methodNotFound = -32601
    /// The parameters lack something or have the wrong kind.
    case invalidParams = -32602
    /// A request before `initialize`.
    case serverNotInitialized = -32002
    /// The request is well formed and cannot be carried out.
    case requestFailed = -32803
    /// The caller cancelled the request.
    case requestCancelled = -32800
  }

  package var code: Code
  /// One English sentence that names the offending part.
  package var message: String
  /// Further machine-readable detail.
  package var data: JSONValue?

  /// An error of the given code.
  package init(_ code: Code, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }
}
