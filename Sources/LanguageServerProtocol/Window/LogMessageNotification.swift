package import JSON

/// From the server: a line for the log that the editor keeps for it.
package struct LogMessageNotification: Hashable, JSONEncodable {
  package static let method = "window/logMessage"

  /// `rawValue` is the wire number.
  package enum Kind: Int, Sendable { case error = 1, warning, information, log }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.int(kind.rawValue)
    json.key("message")
    json.string(message)
    json.endObject()
  }
}
