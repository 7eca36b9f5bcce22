package import JSON

/// A message's parameters are not what the message needs.
package struct InvalidParameters: Error, Hashable, Sendable {
  /// One English sentence that names the parameter by its path: `"textDocument.uri" must be a string, not null`.
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// An object among a message's parameters, with the path that leads to it, for messages that name their culprit.
///
/// A member that is `null` counts as absent throughout.
package struct Parameters: Sendable {
  /// The members as they came.
  package let members: JSONObject
  private let path: String

  /// The parameters of a message.
  package init(_ params: JSONValue) throws(InvalidParameters) {
    guard let members = params.object else {
      throw InvalidParameters("params must be an object, not \(params.kindName)")
    }
    self.init(members, path: "")
  }

  /// An object at a path, which ends in a period.
  init(_ members: JSONObject, path: String) {
    self.members = members
    self.path = path
  }

  /// The member's value as it is, or nil when it is absent or null.
  package func value(_ key: String) -> JSONValue? {
    guard let value = members[key], !value.isNull else { return nil }
    return value
  }

  /// A string that must be there.
  package func string(_ key: String) throws(InvalidParameters) -> String {
    try required(key, try optionalString(key), "a string")
  }

  /// A string, or nil when it is absent.
  package func optionalString(_ key: String) throws(InvalidParameters) -> String? {
    try optional(key, "a string", \.string)
  }

  /// A Boolean, or `false` when it is absent.
  package func flag(_ key: String) throws(InvalidParameters) -> Bool {
    try optional(key, "a Boolean", \.bool) ?? false
  }

  /// A whole number that must be there.
  package func int(_ key: String) throws(InvalidParameters) -> Int {
    try required(key, try optionalInt(key), "an integer")
  }

  /// A whole number, or nil when it is absent.
  package func optionalInt(_ key: String) throws(InvalidParameters) -> Int? {
    try optional(key, "an integer", \.int)
  }

  /// A number, or nil when it is absent.
  package func optionalNumber(_ key: String) throws(InvalidParameters) -> Double? {
    try optional(key, "a number", \.double)
  }

  /// An array, or nil when it is absent.
  package func optionalArray(_ key: String) throws(InvalidParameters) -> [JSONValue]? {
    try optional(key, "an array", \.array)
  }

  /// An object that must be there.
  package func object(_ key: String) throws(InvalidParameters) -> Parameters {
    try required(key, try optionalObject(key), "an object")
  }

  /// An object, or nil when it is absent.
  package func optionalObject(_ key: String) throws(InvalidParameters) -> Parameters? {
    guard let members = try optional(key, "an object", \.object) else { return nil }
    return Parameters(members, path: name(key) + ".")
  }

  /// The objects of an array that must be there.
  package func objects(_ key: String) throws(InvalidParameters) -> [Parameters] {
    let elements = try required(key, try optionalArray(key), "an array")
    var objects: [Parameters] = []
    for (index, element) in elements.enumerated() {
      guard let members = element.object else {
        throw InvalidParameters("\"\(name(key))[\(index)]\" must be an object, not \(element.kindName)")
      }
      objects.append(Parameters(members, path: "\(name(key))[\(index)]."))
    }
    return objects
  }

  /// The member's path from the top, for messages.
  package func name(_ key: String) -> String { path + key }

  private func required<Value>(
    _ key: String, _ value: Value?, _ kind: String
  ) throws(InvalidParameters) -> Value {
    guard let value else { throw InvalidParameters("\"\(name(key))\" is missing: it must be \(kind)") }
    return value
  }

  private func optional<Value>(
    _ key: String, _ kind: String, _ read: (JSONValue) -> Value?
  ) throws(InvalidParameters) -> Value? {
    guard let value = value(key) else { return nil }
    guard let result = read(value) else {
      throw InvalidParameters("\"\(name(key))\" must be \(kind), not \(value.kindName)")
    }
    return result
  }
}
