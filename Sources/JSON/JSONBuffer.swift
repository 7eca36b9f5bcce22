/// Compact JSON under construction in memory of its own: what `JSONWriter` writes, for those who write much. It places
/// commas and colons; the caller keeps the begin and end calls balanced.
///
/// It cannot be copied, so that no call has to ask whether somebody else holds the bytes; and it is public, with bodies that
/// other modules see, because the compiler inlines nothing of `package` access across modules.
public struct JSONBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var cursor: JSONCursor

  /// An empty buffer with room for `capacity` bytes before it grows.
  public init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
    cursor = JSONCursor(position: base, followsValue: false)
  }

  deinit { base.deallocate() }

  /// A copy of everything written so far.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: cursor.position - base)) }

  /// Sees to it that `room` bytes fit behind what is there.
  @inlinable @inline(__always)
  mutating func reserve(_ room: Int) {
    if capacity &- (cursor.position - base) < room { grow(room) }
  }

  @usableFromInline
  mutating func grow(_ room: Int) {
    let count = cursor.position - base
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    cursor.position = larger + count
  }

  @inlinable @inline(__always)
  public mutating func beginObject() { open(0x7B) }
  @inlinable @inline(__always)
  public mutating func endObject() { close(0x7D) }
  @inlinable @inline(__always)
  public mutating func beginArray() { open(0x5B) }
  @inlinable @inline(__always)
  public mutating func endArray() { close(0x5D) }

  @inlinable @inline(__always)
  mutating func open(_ bracket: UInt8) {
    reserve(2)
    cursor.open(bracket)
  }

  @inlinable @inline(__always)
  mutating func close(_ bracket: UInt8) {
    reserve(1)
    cursor.close(bracket)
  }

  /// Writes a member's name that needs no escaping: a literal of plain ASCII without `"` and `\`.
  @inlinable @inline(__always)
  public mutating func key(_ name: StaticString) {
    reserve(JSONCursor.room(for: name))
    cursor.key(name)
  }

  /// Writes `null`.
  @inlinable
  public mutating func null() {
    reserve(5)
    cursor.literal("null")
  }

  /// Writes a whole number.
  @inlinable
  public mutating func int(_ value: Int) {
    reserve(JSONCursor.roomForNumber)
    cursor.int(value)
  }

  /// Writes a number with exactly three decimals; see `JSONWriter.float`.
  @inlinable
  public mutating func float(_ value: Float) {
    guard !value.isNaN else { return null() }
    reserve(JSONCursor.roomForNumber)
    cursor.float(Double(value))
  }

  /// Writes a string, escaped by RFC 8259; non-ASCII characters stay as they are.
  @inlinable
  public mutating func string(_ value: String) {
    // Strings of Swift's own have their bytes in a row, and asking for them where they are costs little.
    let isDone: Void? = value.utf8.withContiguousStorageIfAvailable { string($0) }
    guard isDone == nil else { return }
    var copy = value
    copy.withUTF8 { string($0) }
  }

  /// Writes a string given as bytes that the caller knows to be valid UTF-8, such as a slice of a `SourceText`.
  @inlinable
  public mutating func string(utf8 value: ArraySlice<UInt8>) { value.withUnsafeBufferPointer { string($0) } }

  @inlinable @inline(__always)
  mutating func string(_ value: UnsafeBufferPointer<UInt8>) {
    reserve(JSONCursor.room(for: value))
    cursor.string(value)
  }

  /// Writes a member with a string; its name needs no escaping.
  @inlinable @inline(__always)
  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member with a whole number; its name needs no escaping.
  @inlinable @inline(__always)
  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }
}
