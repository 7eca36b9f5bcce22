/// Where the next byte of a piece of JSON goes. Whoever makes one has seen to the room.
///
/// Public, with bodies that other modules see: the compiler inlines nothing of `package` access across modules.
@frozen public struct JSONCursor {
  /// The place of the next byte.
  public var position: UnsafeMutablePointer<UInt8>
  /// Whether a value precedes, so that the next one needs a comma.
  public var followsValue: Bool

  /// What a number takes at most, with a comma before it.
  @inlinable public static var roomForNumber: Int { 24 }

  /// What a member's name takes at most, with its comma, quotation marks and colon.
  @inlinable @inline(__always)
  public static func room(for name: StaticString) -> Int { name.utf8CodeUnitCount &+ 4 }

  /// What a string takes at most, with a comma before it: six bytes for each, or what it really takes if it is long.
  @inlinable @inline(__always)
  public static func room(for string: UnsafeBufferPointer<UInt8>) -> Int {
    string.count <= 256 ? 6 &* string.count &+ 3 : escapedCount(string) &+ 3
  }

  @usableFromInline
  static func escapedCount(_ string: UnsafeBufferPointer<UInt8>) -> Int {
    var count = string.count
    var index = plainRunEnd(string, from: 0)
    while index < string.count {
      count &+= 5
      index = plainRunEnd(string, from: index &+ 1)
    }
    return count
  }

  /// A cursor at a place with enough room behind it.
  @inlinable @inline(__always)
  public init(position: UnsafeMutablePointer<UInt8>, followsValue: Bool) {
    self.position = position
    self.followsValue = followsValue
  }

  /// Writes one byte.
  @inlinable @inline(__always)
  public mutating func byte(_ byte: UInt8) {
    position.pointee = byte
    position += 1
  }

  /// Writes the comma that the next value needs.
  @inlinable @inline(__always)
  public mutating func separate() {
    if followsValue { byte(0x2C) }
  }

  /// Opens an object or array.
  @inlinable @inline(__always)
  public mutating func open(_ bracket: UInt8) {
    separate()
    byte(bracket)
    followsValue = false
  }

  /// Closes an object or array.
  @inlinable @inline(__always)
  public mutating func close(_ bracket: UInt8) {
    byte(bracket)
    followsValue = true
  }

  /// Writes a member's name that needs no escaping.
  @inlinable @inline(__always)
  public mutating func key(_ name: StaticString) {
    separate()
    byte(0x22)
    position.update(from: name.utf8Start, count: name.utf8CodeUnitCount)
    position += name.utf8CodeUnitCount
    byte(0x22)
    byte(0x3A)
    followsValue = false
  }

  /// Writes ASCII as it is: `null`, `true`.
  @inlinable @inline(__always)
  public mutating func literal(_ text: StaticString) {
    separate()
    position.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    position += text.utf8CodeUnitCount
    followsValue = true
  }

  /// Writes a string, escaped where necessary. The bytes are valid UTF-8.
  @inlinable @inline(__always)
  public mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    byte(0x22)
    if let base = bytes.baseAddress {
      // Eight bytes at a time as long as none needs an escape.
      var index = 0
      while index &+ 8 <= bytes.count {
        let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        if hasStringDelimiter(word) { break }
        UnsafeMutableRawPointer(position + index).storeBytes(of: word, as: UInt64.self)
        index &+= 8
      }
      position += index
      while index < bytes.count {
        let byte = base[index]
        if isStringDelimiter(byte) { escape(byte) } else { self.byte(byte) }
        index &+= 1
      }
    }
    byte(0x22)
    followsValue = true
  }

  /// Writes the escape of a byte that a string cannot hold as it is.
  @usableFromInline
  mutating func escape(_ byte: UInt8) {
    self.byte(0x5C)
    switch byte {
    case 0x22, 0x5C: self.byte(byte)
    case 0x08: self.byte(0x62)
    case 0x09: self.byte(0x74)
    case 0x0A: self.byte(0x6E)
    case 0x0C: self.byte(0x66)
    case 0x0D: self.byte(0x72)
    default:
      self.byte(0x75)
      self.byte(0x30)
      self.byte(0x30)
      for digit in [byte >> 4, byte & 0x0F] { self.byte(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit) }
    }
  }

  /// Writes a whole number.
  @inlinable
  public mutating func int(_ value: Int) {
    separate()
    if value < 0 { byte(0x2D) }
    digits(value.magnitude, atLeast: 1)
    followsValue = true
  }

  /// Writes a number other than NaN with exactly three decimals, rounded half away from zero; values beyond ±10¹⁵ are
  /// clamped.
  @inlinable
  public mutating func float(_ value: Double) {
    separate()
    // Adding a half and cutting rounds without libm, which this module does not link.
    let magnitude = UInt(min(value.magnitude, 1e15) * 1000 + 0.5)
    if value < 0, magnitude > 0 { byte(0x2D) }
    digits(magnitude / 1000, atLeast: 1)
    byte(0x2E)
    digits(magnitude % 1000, atLeast: 3)
    followsValue = true
  }

  @inlinable
  mutating func digits(_ value: UInt, atLeast minimum: Int) {
    var count = 1
    var limit: UInt = 10
    while value >= limit {
      count &+= 1
      guard count < 20 else { break }
      limit &*= 10
    }
    count = max(count, minimum)
    var rest = value
    var place = count
    while place > 0 {
      place &-= 1
      position[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    position += count
  }
}
