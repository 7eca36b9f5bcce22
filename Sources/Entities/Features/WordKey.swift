/// 64-bit hashes of folded letters.
package enum WordKey {
  @inline(__always)
  package static func add(_ letter: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  package static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Stands for every number.
  package static let numbers = finish(add(0x30, to: empty))

  /// Spreads the bits of a running hash.
  @inline(__always)
  package static func finish(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 32
  }

  /// The hash of a whole word.
  @inline(__always)
  package static func of(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = empty
    for letter in letters { hash = add(letter, to: hash) }
    return finish(hash)
  }

  /// The hash of a word, for words that are not in a token table.
  package static func of(_ letters: [UInt8]) -> UInt64 { letters.withUnsafeBufferPointer { of($0) } }
}
