package import JSON

/// The user changed a setting. Clients that can be asked send `null` here; the others send their whole settings.
package struct DidChangeConfigurationNotification: ClientMessage {
  package static let method = "workspace/didChangeConfiguration"

  package let settings: JSONValue

  package init(_ params: Parameters) throws(InvalidParameters) {
    settings = params.value("settings") ?? .null
  }
}
