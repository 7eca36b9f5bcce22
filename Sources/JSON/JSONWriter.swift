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
    put(JSONCursor.room(for: name)) { $0.key(name) }
    followsValue = false
  }

  /// Writes a member's name, escaped where necessary.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    followsValue = false
  }

  /// Writes a string, escaped by RFC 8259; non-ASCII characters stay as they are.
  package mutating func string(_ value: String) {
    withBytes(of: value) { $0.string($1) }
  }

  /// Writes a string given as bytes that the caller knows to be valid UTF-8, such as a slice of a `SourceText`.
  package mutating func string(utf8 value: ArraySlice<UInt8>) { value.withUnsafeBufferPointer { string($0) } }

  /// Writes a whole number.
  package mutating func int(_ value: Int) {
    put(JSONCursor.roomForNumber) { $0.int(value) }
    followsValue = true
  }

  /// Writes a number with exactly three decimals, rounded half away from zero: `0.950`. NaN becomes `null`; values
  /// beyond ±10¹⁵ are clamped.
  package mutating func float(_ value: Double) {
    guard !value.isNaN else { return null() }
    put(JSONCursor.roomForNumber) { $0.float(value) }
    followsValue = true
  }

  /// Writes a number with exactly three decimals; see `float(_: Double)`.
  package mutating func float(_ value: Float) { float(Double(value)) }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  package mutating func null() { literal("null") }

  /// Writes bytes that the caller knows to be one JSON value.
  package mutating func raw(_ json: some Collection<UInt8>) {
    if followsValue { bytes.append(0x2C) }
    bytes.append(contentsOf: json)
    followsValue = true
  }

  /// The same for an array, which is copied as it lies.
  package mutating func raw(_ json: [UInt8]) {
    if followsValue { bytes.append(0x2C) }
    bytes.append(contentsOf: json)
    followsValue = true
  }

  /// Ends a JSONL record. The next value starts a new one, without a comma.
  package mutating func newline() {
    bytes.append(0x0A)
    followsValue = false
  }

  // MARK: Bytes

  /// Strings of Swift's own have their bytes in a row, and asking for them where they are costs little.
  @inline(__always)
  private mutating func withBytes(of value: String, _ body: (inout JSONWriter, UnsafeBufferPointer<UInt8>) -> Void) {
    let isDone: Void? = value.utf8.withContiguousStorageIfAvailable { body(&self, $0) }
    guard isDone == nil else { return }
    var copy = value
    copy.withUTF8 { body(&self, $0) }
  }

  /// Lets `write` put at most `room` bytes behind what is there.
  @inline(__always)
  private mutating func put(_ room: Int, _ write: (inout JSONCursor) -> Void) {
    let comma = followsValue
    bytes.append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var cursor = JSONCursor(position: base + count, followsValue: comma)
        write(&cursor)
        count = cursor.position - base
      }
    }
  }

  private mutating func open(_ byte: UInt8) {
    put(2) { $0.open(byte) }
    followsValue = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    followsValue = true
  }

  private mutating func literal(_ text: StaticString) {
    put(text.utf8CodeUnitCount &+ 1) { $0.literal(text) }
    followsValue = true
  }

  private mutating func string(_ value: UnsafeBufferPointer<UInt8>) {
    put(JSONCursor.room(for: value)) { $0.string(value) }
    followsValue = true
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
