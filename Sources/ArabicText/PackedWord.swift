/// The letter codes of one word, small enough to be compared and hashed as two numbers.
///
/// Holds 15 letters; of a longer word the first eleven, with a hash of the rest.
//
// Public, because of a package type no other module inlines anything.
@frozen public struct PackedWord: Hashable, Sendable {
  @inlinable package static var capacity: Int { 15 }

  /// Letters 0…7 and 8…14, the lowest byte first; the highest byte of `high` is the number of letters.
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  @inlinable package init() {}

  @inlinable @inline(never)
  package init(_ letters: UnsafeBufferPointer<UInt8>) {
    guard letters.count > PackedWord.capacity else {
      for letter in letters { append(letter) }
      return
    }
    for letter in letters[..<11] { append(letter) }
    var rest: UInt32 = 0x811C_9DC5
    for letter in letters[11...] { rest = (rest ^ UInt32(letter)) &* 0x0100_0193 }
    high = high & 0xFF_FFFF | UInt64(rest) << 24 | 0xFF << 56
  }

  @inlinable package init(_ letters: ArraySlice<UInt8>) {
    self = letters.withUnsafeBufferPointer { PackedWord($0) }
  }

  @inlinable package init(_ letters: [UInt8]) { self = letters.withUnsafeBufferPointer { PackedWord($0) } }

  /// The letters of `range` in `letters`. Faster than the others for words of up to 15 letters.
  @inlinable @inline(__always)
  package init(_ range: Range<Int>, of letters: UnsafeBufferPointer<UInt8>) {
    let start = range.lowerBound
    let count = range.upperBound &- start
    guard start >= 0, start &+ 16 <= letters.count, count <= PackedWord.capacity, let base = letters.baseAddress else {
      self.init(UnsafeBufferPointer(rebasing: letters[range]))
      return
    }
    self.init()
    let bytes = UnsafeRawPointer(base + start)
    let first = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = count < 8 ? first & ((1 << UInt64(8 &* count)) &- 1) : first
    high = (count > 8 ? second & ((1 << UInt64(8 &* (count &- 8))) &- 1) : 0) | UInt64(count) << 56
  }

  @inlinable public static func == (first: PackedWord, second: PackedWord) -> Bool {
    (first.low ^ second.low) | (first.high ^ second.high) == 0
  }

  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(low)
    hasher.combine(high)
  }

  /// How many letters it has, 255 when they are too many to be held.
  @inlinable package var count: Int { Int(high >> 56) }

  /// Whether its letters are not known one by one: it equals itself alone.
  @inlinable package var isLong: Bool { count == 0xFF }

  @inlinable package var first: UInt8? { count > 0 ? self[0] : nil }
  @inlinable package var last: UInt8? { count > 0 && !isLong ? self[count - 1] : nil }

  /// The letter at a position below `count`; 0 beyond what is held.
  @inlinable package subscript(_ index: Int) -> UInt8 {
    if index < 8 { return UInt8(truncatingIfNeeded: low >> UInt64(8 &* index)) }
    return index < PackedWord.capacity ? UInt8(truncatingIfNeeded: high >> UInt64(8 &* (index &- 8))) : 0
  }

  /// Adds a letter where there is room for one.
  @inlinable package mutating func append(_ letter: UInt8) {
    let index = count
    guard index < PackedWord.capacity else { return }
    let bits = UInt64(letter) << UInt64(8 &* (index & 7))
    if index < 8 { low |= bits } else { high |= bits }
    high &+= 1 << 56
  }

  /// Removes the last letter where it is known.
  @inlinable package mutating func removeLast() {
    guard count > 0, !isLong else { return }
    let index = count - 1
    let mask = ~(0xFF << UInt64(8 &* (index & 7)) as UInt64)
    if index < 8 { low &= mask } else { high &= mask }
    high &-= 1 << 56
  }

  /// The word without its first letters, of which there are at least `letters`.
  @inlinable package func dropping(_ letters: Int) -> PackedWord {
    guard letters > 0, !isLong else { return self }
    var rest = PackedWord()
    for index in letters..<max(count, letters) { rest.append(self[index]) }
    return rest
  }

  /// A number that spreads words over the places of a table: use its low bits.
  @inlinable package var spread: Int {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 36)
  }

  /// Calls `body` with the letters; a long word has none.
  @inlinable package func withLetters<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: PackedWord.capacity) { buffer in
      let held = isLong ? 0 : count
      for index in 0..<held { buffer.initializeElement(at: index, to: self[index]) }
      return body(UnsafeBufferPointer(rebasing: buffer[..<held]))
    }
  }
}
