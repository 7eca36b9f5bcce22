package import JSON

/// A call that expects an answer.
package struct Request: Sendable {
  package let id: RequestID
  package let method: String
  /// An object or an array; `null` when the caller sent none.
  package let params: JSONValue
}

/// A call without an answer.
package struct Notification: Sendable {
  package let method: String
  /// An object or an array; `null` when the caller sent none.
  package let params: JSONValue
}

/// The peer's answer to a request of ours.
package struct Response: Sendable {
  /// The id that `Connection.request` gave.
  package let id: RequestID
  /// The result, or nil when the peer answered with an error.
  package let result: JSONValue?
}

/// What a message body turned out to be.
enum IncomingMessage: Sendable {
  case request(Request)
  case notification(Notification)
  /// The answer to a request of ours; nil when its id cannot be one that we gave.
  case response(Response?)
  /// Not a message of JSON-RPC 2.0; to be answered with the error, under the id when one could be read.
  case invalid(RequestID?, ResponseError)

  /// Sorts a parsed body into one of the kinds by the rules of JSON-RPC 2.0.
  init(_ body: JSONValue) {
    guard case .object(let object) = body else {
      let isBatch = body.array != nil
      let message = isBatch ? "batches are not supported" : "a message must be an object, not \(body.kindName)"
      self = .invalid(nil, ResponseError(.invalidRequest, message))
      return
    }
    let id = object["id"].flatMap { RequestID($0) }
    func invalid(_ message: String) -> IncomingMessage { .invalid(id, ResponseError(.invalidRequest, message)) }

    guard object["jsonrpc"] == .string("2.0") else {
      self = invalid("\"jsonrpc\" must be \"2.0\"")
      return
    }
    guard let name = object["method"] else {
      let isResponse = object["result"] != nil || object["error"] != nil
      self =
        isResponse
        ? .response(id.map { Response(id: $0, result: object["error"] == nil ? object["result"] : nil) })
        : invalid("\"method\" is missing")
      return
    }
    guard let method = name.string else {
      self = invalid("\"method\" must be a string, not \(name.kindName)")
      return
    }
    let params = object["params"] ?? .null
    guard let idValue = object["id"] else {
      self = .notification(Notification(method: method, params: params))
      return
    }
    guard let id else {
      self = invalid("\"id\" must be a number or a string, not \(idValue.kindName)")
      return
    }
    self = .request(Request(id: id, method: method, params: params))
  }
}
