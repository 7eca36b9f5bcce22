package import JSON

/// How much of its work the client wants to be told about.
package enum TraceLevel: String, CaseIterable, Sendable {
  case off, messages, verbose
}

/// The client changes how much it wants to be told.
package struct SetTraceNotification: ClientMessage {
  package static let method = "$/setTrace"

  package let level: TraceLevel

  package init(_ params: Parameters) throws(InvalidParameters) {
    let name = try params.string("value")
    guard let level = TraceLevel(rawValue: name) else {
      throw InvalidParameters("\"value\" must be \"off\", \"messages\" or \"verbose\", not \"\(name)\"")
    }
    self.level = level
  }
}

/// From the server: a line about its work.
package struct LogTraceNotification: Hashable, JSONEncodable {
  package static let method = "$/logTrace"

  package let message: String
  /// More than one line of it, for the level `verbose`.
  package let verbose: String?

  package init(message: String, verbose: String? = nil) {
    self.message = message
    self.verbose = verbose
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("message")
    json.string(message)
    if let verbose {
      json.key("verbose")
      json.string(verbose)
    }
    json.endObject()
  }
}
