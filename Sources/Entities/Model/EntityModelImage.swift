/// The model file's layout: little-endian, sections 64-byte aligned, read in place.
///
/// ```
/// header       64 bytes: magic "HSHENT04"; UInt32 number of buckets, UInt32 number of word slots, Float32 units per nat,
///              Float32 slope and intercept of confidence, then zeros
/// transitions  Int16 × 16 × 16: row = previous label (15 = start of line), column = label
/// buckets      64 bytes each, four features: 13 Int8 weights, then a 24-bit fingerprint; fingerprint 0 = free
/// words        12 bytes each, open addressing: UInt32 check (0 = free), UInt8 profile, UInt8 frequency, UInt8 coarse and
///              middle cluster, UInt16 fine, other fine cluster
/// ```
package enum EntityModelImage {
  static let magic: [UInt8] = Array("HSHENT04".utf8)
  static let headerLength = 64
  static let transitionsAt = 64
  static let bucketsAt = 64 + 512
  static let bucketLength = 64
  static let wordLength = 12
  static let startRow = 15

  /// The bucket that a feature key belongs to: below `count`.
  @inline(__always)
  static func bucket(of key: UInt64, count: UInt64) -> Int { Int(truncatingIfNeeded: (key >> 32 &* count) >> 32) }

  /// The first slot that a word hash may be in: below `count`.
  @inline(__always)
  static func slot(of hash: UInt64, count: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* count) >> 32)
  }

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
  /// Numbers of the word's distributional clusters at four grains, 0 for none.
  package var clusters = WordClusterNumbers()
  /// The name types that the word's contexts suggest (see `WordProfile`), 0 for none.
  package var profile: UInt8 = 0
  /// Twice the binary logarithm of the word's count in raw text, 0 for unseen.
  package var frequency: UInt8 = 0

  package static let none = WordStatistics()

  package init() {}

  package init(clusters: WordClusterNumbers, profile: UInt8, frequency: UInt8) {
    self.clusters = clusters
    self.profile = profile
    self.frequency = frequency
  }

  /// The eight bytes after a record's check.
  init(bits: UInt32, fine: UInt32) {
    profile = UInt8(truncatingIfNeeded: bits)
    frequency = UInt8(truncatingIfNeeded: bits >> 8)
    clusters.coarse = UInt8(truncatingIfNeeded: bits >> 16)
    clusters.middle = UInt8(truncatingIfNeeded: bits >> 24)
    clusters.fine = UInt16(truncatingIfNeeded: fine)
    clusters.other = UInt16(truncatingIfNeeded: fine >> 16)
  }

  /// The first four of them.
  var bits: UInt32 {
    UInt32(profile) | UInt32(frequency) << 8 | UInt32(clusters.coarse) << 16 | UInt32(clusters.middle) << 24
  }

  /// The four bytes that follow.
  var fine: UInt32 { UInt32(clusters.fine) | UInt32(clusters.other) << 16 }
}

/// The clusters of a word: words of one cluster stand in the same places. 0 means none.
package struct WordClusterNumbers: Hashable, Sendable {
  package var coarse: UInt8 = 0
  package var middle: UInt8 = 0
  package var fine: UInt16 = 0
  /// A second division as fine as `fine`, with other borders.
  package var other: UInt16 = 0

  package init() {}
}
