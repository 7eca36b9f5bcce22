/// The hash of folded words: polynomial from the last letter to the first, so that one pass over a token gives the hash
/// of the whole word and of what remains when proclitics are taken off.
//
// Public, because of a package type no other module inlines anything.
public enum WordHash {
  /// The hash of no letters.
  @inlinable package static var empty: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// The hash of `letter` followed by the word hashed to `rest`.
  @inlinable @inline(__always)
  package static func prepend(_ letter: UInt8, to rest: UInt64) -> UInt64 {
    (rest ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  /// The slot hash: the polynomial hash with its high bits mixed in.
  @inlinable @inline(__always)
  package static func finish(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The slot hash of a whole word's folded letters.
  @inlinable package static func of(_ letters: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = empty
    var index = letters.count
    while index > 0 {
      index &-= 1
      hash = prepend(letters[index], to: hash)
    }
    return finish(hash)
  }

  /// The slot hash of a whole word's folded letters.
  @inlinable package static func of(_ letters: some BidirectionalCollection<UInt8>) -> UInt32 {
    var hash = empty
    for letter in letters.reversed() { hash = prepend(letter, to: hash) }
    return finish(hash)
  }
}
