package import JSON

/// The identifier a caller gives a request; answered exactly as it was spelled (`12` and `"12"` are two ids, and
/// 9007199254740993 keeps its last digit).
package enum RequestID: Hashable, Sendable {
  case number(JSONNumber)
  case string(String)

  /// The id written as a JSON value, or nil when the value is no number and no string.
  init?(_ value: JSONValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    default: return nil
    }
  }

  var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    }
  }
}
