package import JSON

/// From the server: asks the client for the user's settings under one section of its settings tree.
package struct ConfigurationRequest: Hashable, JSONEncodable {
  package static let method = "workspace/configuration"

  /// The section's name, which is also the key under which pushed settings stand.
  package let section: String

  package init(section: String) { self.section = section }

  package func encode(to json: inout JSONWriter) {
    json.value(["items": [["section": .string(section)]]])
  }

  /// The settings in the client's answer, which is an array with one element for each item; `null` where the user has
  /// set nothing.
  package static func settings(in result: JSONValue) -> JSONValue { result.array?.first ?? .null }
}
