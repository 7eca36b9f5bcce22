/// An append-only writer of compact JSON as UTF-8 bytes. It places commas and colons; the caller keeps the begin and
/// end calls balanced.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// json.key("start"); json.int(4)
/// json.key("text"); json.string("القاهرة")
/// json.endObject()
/// ```
package struct JSONWriter: Sendable {
  /// Everything written so far.
  package private(set) var bytes: [UInt8]
  /// Whether a value precedes at this level, so that the next one needs a comma.
  private var followsValue = false

  /// An empty writer with room for `capacity` bytes.
  package init(capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// The text written so far as a string.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the storage for the next document.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    followsValue = false
  }

  package mutating func beginObject() { open(0x7B) }
  package mutating func endObject() { close(0x7D) }
  package mutating func beginArray() { open(0x5B) }
  package mutating func endArray() { close(0x5D) }

  /// Writes a member's name that needs no escaping: a literal of plain ASCII without `"` and `\`.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
    followsValue = false
  }

  /// Writes a member's name, escaped where necessary.
  package mutating func key(_ name: String) {
    separate()
    quoted(name)
    bytes.append(0x3A)
    followsValue = false
  }

  /// Writes a string, escaped by RFC 8259; non-ASCII characters stay as they are.
  package mutating func string(_ value: String) {
    separate()
    quoted(value)
    followsValue = true
  }

  /// Writes a string given as bytes that the caller knows to be valid UTF-8, such as a slice of a `SourceText`.
  package mutating func string(utf8 value: ArraySlice<UInt8>) {
    separate()
    value.withUnsafeBufferPointer { quoted($0) }
    followsValue = true
  }

  /// Writes a whole number.
  package mutating func int(_ value: Int) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    digits(value.magnitude, atLeast: 1)
    followsValue = true
  }

  /// Writes a number with exactly three decimals, rounded half away from zero: `0.950`. NaN becomes `null`; values
  /// beyond ±10¹⁵ are clamped.
  package mutating func float(_ value: Double) {
    guard !value.isNaN else { return null() }
    separate()
    // Adding a half and cutting rounds without libm, which this module does not link.
    let magnitude = UInt(min(value.magnitude, 1e15) * 1000 + 0.5)
    if value < 0, magnitude > 0 { bytes.append(0x2D) }
    digits(magnitude / 1000, atLeast: 1)
    bytes.append(0x2E)
    digits(magnitude % 1000, atLeast: 3)
    followsValue = true
  }

  /// Writes a number with exactly three decimals; see `float(_: Double)`.
  package mutating func float(_ value: Float) { float(Double(value)) }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  package mutating func null() { literal("null") }

  /// Writes bytes that the caller knows to be one JSON value.
  package mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    followsValue = true
  }

  /// Ends a JSONL record. The next value starts a new one, without a comma.
  package mutating func newline() {
    bytes.append(0x0A)
    followsValue = false
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    followsValue = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    followsValue = true
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    followsValue = true
  }

  @inline(__always)
  private mutating func separate() {
    if followsValue { bytes.append(0x2C) }
  }

  private mutating func digits(_ value: UInt, atLeast minimum: Int) {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count &+= 1
    }
    count = max(count, minimum)
    let end = bytes.count &+ count
    bytes.append(contentsOf: repeatElement(0x30, count: count))
    rest = value
    var position = end
    while rest > 0 {
      position &-= 1
      bytes[position] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private mutating func quoted(_ value: String) {
    var value = value
    value.withUTF8 { quoted($0) }
  }

  private mutating func quoted(_ value: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var position = 0
    while true {
      let end = plainRunEnd(value, from: position)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[position..<end]))
      guard end < value.count else { break }
      escape(value[end])
      position = end &+ 1
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default:
      let hex: StaticString = "0123456789abcdef"
      bytes.append(contentsOf: [0x75, 0x30, 0x30])
      hex.withUTF8Buffer {
        bytes.append($0[Int(byte >> 4)])
        bytes.append($0[Int(byte & 0x0F)])
      }
    }
  }
}

extension JSONWriter {
  /// Writes a value read earlier: members in their order, numbers in their spelling.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let number): raw(number.text.utf8)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }
}
