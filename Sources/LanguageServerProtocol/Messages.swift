package import JSON

/// A message that a client sends: one type, one method.
package protocol ClientMessage: Sendable {
  /// The method's name on the wire.
  static var method: String { get }

  /// Reads the message's parameters.
  init(_ params: Parameters) throws(InvalidParameters)
}

/// A message that asks for an answer.
package protocol ClientRequest: ClientMessage {
  /// What the answer's `result` holds.
  associatedtype Response: JSONEncodable
}

/// A request about one open document.
package protocol TextDocumentRequest: ClientRequest {
  /// The document's name, as the client opened it.
  var uri: String { get }
}

/// A value with one form as JSON.
package protocol JSONEncodable: Sendable {
  /// Writes the value.
  func encode(to json: inout JSONWriter)
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
  package func encode(to json: inout JSONWriter) {
    if let self { self.encode(to: &json) } else { json.null() }
  }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  package func encode(to json: inout JSONWriter) {
    json.beginArray()
    for element in self { element.encode(to: &json) }
    json.endArray()
  }
}

extension JSONEncodable {
  /// The value's JSON.
  package var jsonBytes: [UInt8] {
    var json = JSONWriter()
    encode(to: &json)
    return json.bytes
  }
}
