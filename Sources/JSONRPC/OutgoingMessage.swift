import JSON

/// A message to the peer as its bytes: what stands before the payload, the payload, and what closes the body. The
/// payload, which may be megabytes, is never copied.
struct OutgoingMessage: Sendable {
  let head: [UInt8]
  let payload: [UInt8]
  let tail: [UInt8]

  /// The answer to the request `id` with a result given as JSON.
  static func response(to id: RequestID, result: [UInt8]) -> OutgoingMessage {
    var json = JSONWriter()
    begin(&json)
    json.key("id")
    json.value(id.json)
    json.key("result")
    return OutgoingMessage(head: json.bytes, payload: result, tail: [0x7D])
  }

  /// The answer to a request that failed; `id` is nil when the request's own could not be read.
  static func failure(of id: RequestID?, _ error: ResponseError) -> OutgoingMessage {
    var json = JSONWriter()
    begin(&json)
    json.key("id")
    json.value(id?.json ?? .null)
    json.key("error")
    json.beginObject()
    json.key("code")
    json.int(error.code.rawValue)
    json.key("message")
    json.string(error.message)
    if let data = error.data {
      json.key("data")
      json.value(data)
    }
    json.endObject()
    json.endObject()
    return OutgoingMessage(head: json.bytes, payload: [], tail: [])
  }

  /// A notification with parameters given as JSON.
  static func notification(_ method: String, params: [UInt8]) -> OutgoingMessage {
    var json = JSONWriter()
    begin(&json)
    json.key("method")
    json.string(method)
    json.key("params")
    return OutgoingMessage(head: json.bytes, payload: params, tail: [0x7D])
  }

  /// A request with parameters given as JSON.
  static func request(_ id: RequestID, _ method: String, params: [UInt8]) -> OutgoingMessage {
    var json = JSONWriter()
    begin(&json)
    json.key("id")
    json.value(id.json)
    json.key("method")
    json.string(method)
    json.key("params")
    return OutgoingMessage(head: json.bytes, payload: params, tail: [0x7D])
  }

  /// The frame's header for this body.
  var header: [UInt8] {
    Array("Content-Length: \(head.count + payload.count + tail.count)\r\n\r\n".utf8)
  }

  private static func begin(_ json: inout JSONWriter) {
    json.beginObject()
    json.key("jsonrpc")
    json.string("2.0")
  }
}
