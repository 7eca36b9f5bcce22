import JSON

/// A validator for the part of JSON Schema 2020-12 that `protocol/schema` uses. A keyword that it does not know is a
/// violation, so that none is passed over in silence.
struct SchemaValidator {
  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  private let root: JSONValue
  /// Whether an object may hold members that its schema does not list. Clients must tolerate them; our own output must
  /// not have them.
  private let allowsUnlistedMembers: Bool
  private(set) var violations: [String] = []
  /// The listed members that have occurred, as `schema path/member`.
  private(set) var seenMembers: Set<String> = []

  init(_ schema: JSONValue, allowsUnlistedMembers: Bool = false) {
    root = schema
    self.allowsUnlistedMembers = allowsUnlistedMembers
  }

  /// Checks a value and collects what is wrong with it.
  mutating func check(_ value: JSONValue) { check(value, root, at: "$", schemaPath: "#") }

  /// The members of all objects that the schema lists, in the form of `seenMembers`.
  var listedMembers: Set<String> {
    var members: Set<String> = []
    func visit(_ schema: JSONValue, _ path: String) {
      for member in schema["properties"]?.object?.members ?? [] {
        members.insert("\(path)/\(member.key)")
        visit(member.value, "\(path)/\(member.key)")
      }
      if let items = schema["items"] { visit(items, path + "/[]") }
      for member in schema["$defs"]?.object?.members ?? [] { visit(member.value, "#/$defs/" + member.key) }
    }
    visit(root, "#")
    return members
  }

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, at place: String, schemaPath: String) {
    for keyword in schema.object?.members ?? [] where !SchemaValidator.annotations.contains(keyword.key) {
      let argument = keyword.value
      switch keyword.key {
      case "$ref":
        let path = argument.string ?? ""
        check(value, definition(path), at: place, schemaPath: path)
      case "type": require(types(argument).contains { matches(value, type: $0) }, place, "is \(value.kindName)")
      case "const": require(value == argument, place, "is not the constant")
      case "enum": require(argument.array?.contains(value) == true, place, "is none of the listed values: \(value)")
      case "minimum": require((value.double ?? .infinity) >= (argument.double ?? 0), place, "is too small")
      case "maximum": require((value.double ?? -.infinity) <= (argument.double ?? 0), place, "is too large")
      case "minLength": require((value.string?.count ?? .max) >= (argument.int ?? 0), place, "is too short")
      case "maxLength": require((value.string?.count ?? 0) <= (argument.int ?? 0), place, "is too long")
      case "format":
        let isDay = value.string?.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
        require(argument == "date" && isDay, place, "is no \(argument)")
      case "minItems": require((value.array?.count ?? .max) >= (argument.int ?? 0), place, "has too few elements")
      case "required":
        guard let object = value.object else { break }
        for name in argument.array?.compactMap(\.string) ?? [] where object[name] == nil {
          violations.append("\(place) lacks \(name)")
        }
      case "properties": checkMembers(of: value, argument, at: place, schemaPath: schemaPath)
      case "additionalProperties": checkUnlistedMembers(of: value, schema, argument, at: place)
      case "items":
        for (index, element) in (value.array ?? []).enumerated() {
          check(element, argument, at: "\(place)[\(index)]", schemaPath: schemaPath + "/[]")
        }
      case "oneOf":
        let count = (argument.array ?? []).count { isValid(value, $0) }
        require(count == 1, place, "matches \(count) alternatives")
        for alternative in argument.array ?? [] where isValid(value, alternative) {
          check(value, alternative, at: place, schemaPath: schemaPath)
        }
      default: violations.append("\(schemaPath): unknown keyword \(keyword.key)")
      }
    }
  }

  private mutating func checkMembers(
    of value: JSONValue, _ properties: JSONValue, at place: String, schemaPath: String
  ) {
    for member in value.object?.members ?? [] {
      if let schema = properties[member.key] {
        seenMembers.insert("\(schemaPath)/\(member.key)")
        check(member.value, schema, at: "\(place).\(member.key)", schemaPath: "\(schemaPath)/\(member.key)")
      } else {
        require(allowsUnlistedMembers, place, "has the unlisted member \(member.key)")
      }
    }
  }

  /// By `false`, an unlisted member is a violation whoever made the value; else it must match the schema given.
  private mutating func checkUnlistedMembers(
    of value: JSONValue, _ schema: JSONValue, _ unlisted: JSONValue, at place: String
  ) {
    for member in value.object?.members ?? [] where schema["properties"]?[member.key] == nil {
      if unlisted == false {
        violations.append("\(place) has the unlisted member \(member.key)")
      } else {
        check(member.value, unlisted, at: "\(place).\(member.key)", schemaPath: "")
      }
    }
  }

  private func isValid(_ value: JSONValue, _ alternative: JSONValue) -> Bool {
    var other = SchemaValidator(root, allowsUnlistedMembers: true)
    other.check(value, alternative, at: "", schemaPath: "")
    return other.violations.isEmpty
  }

  private func definition(_ path: String) -> JSONValue {
    path.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? .null }
  }

  private func types(_ argument: JSONValue) -> [String] {
    argument.string.map { [$0] } ?? (argument.array ?? []).compactMap(\.string)
  }

  private func matches(_ value: JSONValue, type: String) -> Bool {
    switch (type, value) {
    case ("integer", .number(let number)): number.int != nil
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    default: false
    }
  }

  private mutating func require(_ holds: Bool, _ place: String, _ complaint: String) {
    if !holds { violations.append("\(place) \(complaint)") }
  }
}
