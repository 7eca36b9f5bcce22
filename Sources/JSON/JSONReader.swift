/// A strict reader of JSON (RFC 8259) over bytes.
///
/// It never traps and never recurses deeper than its cap, whatever the bytes are. Of a repeated key the last value
/// counts. An escaped surrogate without its other half (`"\ud800"`) becomes U+FFFD.
package enum JSONReader {
  /// How deep arrays and objects may nest unless the caller says otherwise.
  package static let defaultMaximumDepth = 512

  /// The value written in `bytes`, which may be surrounded by white space.
  ///
  /// - Throws: `JSONError` with the offset of the first byte that is wrong, counted from the start of `bytes`.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = defaultMaximumDepth
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
    return try parser.document()
  }

  /// The value written in `bytes`.
  package static func read(
    _ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth
  ) throws(JSONError) -> JSONValue {
    try read(bytes[...], maximumDepth: maximumDepth)
  }

  /// The value written in a slice, such as one line of a file; offsets count from the slice's start.
  package static func read(
    _ bytes: ArraySlice<UInt8>, maximumDepth: Int = defaultMaximumDepth
  ) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONValue in
      try read(buffer, maximumDepth: maximumDepth)
    }
  }

  /// The value written in a string.
  package static func read(
    _ text: String, maximumDepth: Int = defaultMaximumDepth
  ) throws(JSONError) -> JSONValue {
    try read(Array(text.utf8), maximumDepth: maximumDepth)
  }
}

/// One pass over one text. Every access to `bytes` is guarded by a comparison with its count.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let maximumDepth: Int
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let result = try value(depth: 0)
    skipWhiteSpace()
    guard position == bytes.count else { throw error(.trailingData) }
    return result
  }

  func error(_ kind: JSONError.Kind) -> JSONError { JSONError(offset: position, kind: kind) }

  /// The error for a place where something else was due: the end, or the byte that stands there.
  func unexpected() -> JSONError { error(position < bytes.count ? .unexpectedByte : .unexpectedEnd) }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipWhiteSpace()
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    switch bytes[position] {
    case 0x22: return .string(try string())
    case 0x7B: return .object(try object(depth: depth))
    case 0x5B: return .array(try array(depth: depth))
    case 0x2D, 0x30...0x39: return .number(try number())
    case 0x74:
      try literal("true")
      return .bool(true)
    case 0x66:
      try literal("false")
      return .bool(false)
    case 0x6E:
      try literal("null")
      return .null
    default: throw error(.unexpectedByte)
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth < maximumDepth else { throw error(.tooDeep) }
    position &+= 1
    var elements: [JSONValue] = []
    skipWhiteSpace()
    if take(0x5D) { return elements }
    while true {
      elements.append(try value(depth: depth &+ 1))
      skipWhiteSpace()
      if take(0x2C) { continue }
      guard take(0x5D) else { throw unexpected() }
      return elements
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    guard depth < maximumDepth else { throw error(.tooDeep) }
    position &+= 1
    var members: [JSONObject.Member] = []
    skipWhiteSpace()
    if take(0x7D) { return JSONObject() }
    while true {
      skipWhiteSpace()
      guard position < bytes.count, bytes[position] == 0x22 else { throw unexpected() }
      let key = try string()
      skipWhiteSpace()
      guard take(0x3A) else { throw unexpected() }
      members.append(JSONObject.Member(key: key, value: try value(depth: depth &+ 1)))
      skipWhiteSpace()
      if take(0x2C) { continue }
      guard take(0x7D) else { throw unexpected() }
      return JSONObject(deduplicating: members)
    }
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = position
    _ = take(0x2D)
    if !take(0x30) { try digits() }
    if take(0x2E) { try digits() }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      try digits()
    }
    // A digit after a leading zero is the one way to leave the grammar without a byte that would be wrong anyway.
    if position < bytes.count, isDigit(bytes[position]) { throw error(.invalidNumber) }
    return JSONNumber(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position &+= 1 }
    guard position > start else { throw error(position < bytes.count ? .invalidNumber : .unexpectedEnd) }
  }

  private mutating func literal(_ text: StaticString) throws(JSONError) {
    for index in 0..<text.utf8CodeUnitCount {
      guard take(text.utf8Start[index]) else { throw unexpected() }
    }
  }

  private mutating func skipWhiteSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      default: return
      }
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position &+= 1
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
