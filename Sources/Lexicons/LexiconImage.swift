/// The compiled lexicon's layout: little-endian sections, each 8-byte aligned, read in place.
///
/// ```
/// header   magic "HSHLEX03", then a UInt32 count for each section below
/// slots    UInt64: hash << 32 | word + 1 in an open-addressing table of a power of two, 0 = free
/// words    WordRecord, 32 bytes each
/// senses   SenseRecord, 16 bytes each
/// edges    EdgeRecord, 12 bytes each: open-addressing table of (node, word) → node for phrases
/// nodes    NodeRecord, 8 bytes each: senses of the phrase that ends here
/// bytes    keys (folded letter codes) and payload texts
/// ```
enum LexiconImage {
  static let magic: [UInt8] = Array("HSHLEX03".utf8)
  static let headerLength = 32

  struct WordRecord {
    var keyOffset: UInt32
    var keyLength: UInt16
    var senseCount: UInt16
    var senseStart: UInt32
    /// The state that a phrase of this first word is in, 0 when there is none.
    var node: UInt32
    var low: UInt64
    var high: UInt64
  }

  struct SenseRecord {
    var classNumber: UInt8
    var isAmbiguous: UInt8
    var textLength: UInt16
    var textOffset: UInt32
    var value: Int32
    var reserved: UInt32
  }

  struct EdgeRecord {
    /// Source node + 1; 0 = free slot.
    var node: UInt32
    var word: UInt32
    var target: UInt32
  }

  struct NodeRecord {
    var senseStart: UInt32
    var senseCount: UInt32
  }

  @inline(__always)
  static func edgeHash(node: UInt32, word: UInt32) -> UInt32 {
    let mixed = (UInt64(node) << 32 | UInt64(word)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}
