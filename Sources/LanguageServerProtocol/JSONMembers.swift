package import JSON

/// Members of objects, where an absent value leaves its key out.
extension JSONWriter {
  /// Writes a member unless its value is absent.
  package mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }

  /// Writes a member unless its value is absent.
  package mutating func member(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    int(value)
  }

  /// Writes a member.
  package mutating func member(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member unless its value is absent.
  package mutating func member(_ key: StaticString, _ value: (some JSONEncodable)?) {
    guard let value else { return }
    self.key(key)
    value.encode(to: &self)
  }

  /// Writes a member that was read before, unless it is absent.
  package mutating func member(_ key: StaticString, _ value: JSONValue?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }
}

extension String: JSONEncodable {
  package func encode(to json: inout JSONWriter) { json.string(self) }
}

extension JSONValue: JSONEncodable {
  package func encode(to json: inout JSONWriter) { json.value(self) }
}
