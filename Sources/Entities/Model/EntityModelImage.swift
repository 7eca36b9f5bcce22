/// The model file's layout: little-endian, sections 64-byte aligned, read in place.
///
/// ```
/// header       64 bytes: magic "HSHENT01"; UInt32 log2 of the bucket count, UInt32 log2 of the word slots, Float32
///              units per nat, Float32 slope and intercept of confidence, then zeros
/// transitions  Int16 × 16 × 16: row = previous label (15 = start of line), column = label
/// buckets      64 bytes each, four features: 13 Int8 weights, then a 24-bit fingerprint; fingerprint 0 = free
/// words        8 bytes each, open addressing: UInt32 check (0 = free), UInt16 cluster, UInt8 profile, UInt8 frequency
/// ```
package enum EntityModelImage {
  static let magic: [UInt8] = Array("HSHENT01".utf8)
  static let headerLength = 64
  static let transitionsAt = 64
  static let bucketsAt = 64 + 512
  static let bucketLength = 64
  static let wordLength = 8
  static let startRow = 15

  /// The bucket that a feature key belongs to.
  @inline(__always)
  static func bucket(of key: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: key >> 32) & mask }

  /// The bits that tell the features of one bucket apart; never 0.
  @inline(__always)
  static func fingerprint(of key: UInt64) -> UInt32 {
    let bits = UInt32(truncatingIfNeeded: key >> 8) & 0xFF_FFFF
    return bits == 0 ? 1 : bits
  }

  /// The check of a word hash; never 0.
  @inline(__always)
  static func check(of hash: UInt64) -> UInt32 {
    let bits = UInt32(truncatingIfNeeded: hash >> 32)
    return bits == 0 ? 1 : bits
  }
}

/// What raw text says about a word.
package struct WordStatistics: Hashable, Sendable {
  /// Number of the word's distributional cluster, 0 for none.
  package var cluster: UInt16
  /// The name types that the word's contexts suggest (see `WordProfile`), 0 for none.
  package var profile: UInt8
  /// Twice the binary logarithm of the word's count in raw text, 0 for unseen.
  package var frequency: UInt8

  package static let none = WordStatistics(cluster: 0, profile: 0, frequency: 0)

  package init(cluster: UInt16, profile: UInt8, frequency: UInt8) {
    self.cluster = cluster
    self.profile = profile
    self.frequency = frequency
  }
}
