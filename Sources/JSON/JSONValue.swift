/// A JSON value in memory. Objects keep their order and numbers their spelling, so that a value can be written back
/// as it was read.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// Whether the value is `null`.
  package var isNull: Bool { self == .null }

  /// The Boolean, or nil for any other kind of value.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The number, or nil for any other kind of value.
  package var number: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The whole number, or nil for anything else; `2.0` and `2e0` count as 2.
  package var int: Int? { number?.int }

  /// The number as a `Double`, or nil for any other kind of value and for numbers beyond its range.
  package var double: Double? { number?.double }

  /// The string, or nil for any other kind of value.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements, or nil when the value is not an array.
  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, or nil when the value is not an object.
  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member called `key`; nil when there is none or the value is not an object.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The name of the value's kind, for messages: "an array".
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a Boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A JSON number, kept as its source text so that nothing is lost between reading and writing it.
package struct JSONNumber: Hashable, Sendable {
  /// The number as written: "1", "-0.50", "9007199254740993".
  package let text: String

  /// A number with a text that the caller knows to follow the JSON grammar.
  init(unchecked text: String) { self.text = text }

  /// The whole number `value`.
  package init(_ value: Int) { text = String(value) }

  /// The number's exact value when it is whole and fits; `2.0` and `2e0` give 2.
  package var int: Int? {
    if let value = Int(text) { return value }
    guard text.utf8.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }), let value = double,
      value.magnitude < 0x1p53
    else { return nil }
    let whole = Int(value)
    return Double(whole) == value ? whole : nil
  }

  /// The nearest `Double`; nil when the number is beyond its range.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

/// The members of a JSON object, in order; each key occurs once.
package struct JSONObject: Hashable, Sendable {
  /// One `"key": value` pair.
  package struct Member: Hashable, Sendable {
    package let key: String
    package var value: JSONValue
  }

  /// The members in the order in which their keys first occurred.
  package private(set) var members: [Member]

  /// An object without members.
  package init() { members = [] }

  /// An object of pairs that may repeat keys: the last value wins, at the first one's place.
  package init(_ pairs: [(String, JSONValue)]) {
    self.init(deduplicating: pairs.map { Member(key: $0.0, value: $0.1) })
  }

  init(deduplicating list: [Member]) {
    // Messages have a handful of keys, where comparing is cheaper than hashing; a hostile object must not be quadratic.
    members = list.count <= 16 ? JSONObject.mergedByScan(list) : JSONObject.mergedByHash(list)
  }

  /// The value of `key`, or nil when there is none. Setting nil removes the member; a new key goes to the end.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  private static func mergedByScan(_ list: [Member]) -> [Member] {
    var merged = list
    var index = 1
    while index < merged.count {
      if let first = merged[..<index].firstIndex(where: { $0.key == merged[index].key }) {
        merged[first].value = merged[index].value
        merged.remove(at: index)
      } else {
        index += 1
      }
    }
    return merged
  }

  private static func mergedByHash(_ list: [Member]) -> [Member] {
    var merged: [Member] = []
    merged.reserveCapacity(list.count)
    var places: [String: Int] = Dictionary(minimumCapacity: list.count)
    for member in list {
      if let place = places[member.key] {
        merged[place].value = member.value
      } else {
        places[member.key] = merged.count
        merged.append(member)
      }
    }
    return merged
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
