/// Turns a token and its neighbours into feature keys.
///
/// The low byte of a key is its template's number; the rest is a hash of the template and its values.
package enum FeatureExtractor {
  /// What a template draws on; the trainer hides some groups at times so that the others learn to do without.
  package enum Group: Sendable {
    /// The word itself and its affixes.
    case identity
    /// Word lists.
    case lists
    /// Clusters and profiles from raw text.
    case statistics
    /// The words around.
    case context
  }

  /// No token has more features than this.
  package static let maximum = 80

  /// The group of the template that a key belongs to.
  package static func group(of key: UInt64) -> Group {
    switch key & 0xFF {
    case 0..<20: .identity
    case 20..<30: .lists
    case 30..<40, 100..<120: .statistics
    default: .context
    }
  }

  /// Writes the keys of a token with two words on either side of it; returns how many. For the trainer: the tagger sums
  /// the same groups apart, see `WordSums`.
  static func extract(
    _ word: UnsafePointer<WordValues>, at place: PlacedWord, into keys: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var list = FeatureKeys(keys)
    own(word.pointee, &list)
    situation(place, &list)
    asBefore(word[-1], &list)
    asAfter(word[1], &list)
    asSecondBefore(word[-2], &list)
    asSecondAfter(word[2], &list)
    return list.count
  }

  /// Features of the word by itself.
  @inline(__always)
  static func own(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(0, 1)
    keys.add(1, word.whole)
    keys.add(2, word.stem)
    keys.add(3, UInt64(word.prefix))
    if word.shape < 31 {
      keys.add(4, word.first2)
      keys.add(5, word.first3)
      keys.add(6, word.first4)
      keys.add(7, word.last1)
      keys.add(8, word.last2)
      keys.add(9, word.last3)
      keys.add(10, word.last4)
      keys.add(11, pair(word.first2, word.last2))
    }
    keys.add(12, UInt64(word.shape))
    keys.add(15, UInt64(word.grammar))

    keys.add(20, UInt64(word.classes))
    var bits = word.classes
    while bits != 0 {
      keys.add(21, UInt64(bits.trailingZeroBitCount))
      bits &= bits &- 1
    }

    keys.add(30, UInt64(word.clusters.fine))
    keys.add(31, UInt64(word.profile))
    keys.add(36, UInt64(word.clusters.coarse))
    keys.add(39, pair(UInt64(word.frequency), UInt64(word.coarseProfile)))
    keys.add(100, UInt64(word.clusters.other))
    keys.add(101, UInt64(word.clusters.middle))
  }

  /// Features of the word with the phrase, the head and the quotation marks that it stands in.
  @inline(__always)
  static func situation(_ word: PlacedWord, _ keys: inout FeatureKeys) {
    if word.phrase != 0 { keys.add(22, UInt64(word.phrase) << 32 | UInt64(word.classes)) }
    if word.head != 0 {
      let head = UInt64(word.head)
      keys.add(16, head << 8 | UInt64(word.grammar))
      keys.add(26, head << 32 | UInt64(word.classes))
      keys.add(54, head << 8 | UInt64(word.prefix))
      keys.add(77, head << 8 | UInt64(word.enclosure))
      keys.add(104, head << 8 | UInt64(word.coarse))
      keys.add(105, head << 8 | UInt64(word.middle))
    }
    if word.enclosure != 0 {
      keys.add(55, UInt64(word.enclosure))
      keys.add(108, UInt64(word.enclosure) << 8 | UInt64(word.middle))
    }
  }

  /// What a word says about the one behind it.
  @inline(__always)
  static func asBefore(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(40, word.stem)
    keys.add(44, UInt64(word.clusters.fine))
    keys.add(48, UInt64(word.classes))
    keys.add(52, word.last2)
    keys.add(56, pair(UInt64(word.prefix), word.last3))
    keys.add(70, UInt64(word.clusters.other))
    keys.add(72, UInt64(word.clusters.middle))
  }

  /// What a word says about the one before it.
  @inline(__always)
  static func asAfter(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(41, word.stem)
    keys.add(45, UInt64(word.clusters.fine))
    keys.add(49, UInt64(word.classes))
    keys.add(53, word.last2)
    keys.add(59, pair(UInt64(word.coarseProfile), UInt64(word.prefix)))
    keys.add(71, UInt64(word.clusters.other))
    keys.add(73, UInt64(word.clusters.middle))
  }

  /// What a word says about the next but one.
  @inline(__always)
  static func asSecondBefore(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(42, word.stem)
    keys.add(46, UInt64(word.clusters.fine))
    keys.add(50, UInt64(word.classes))
  }

  /// What a word says about the last but one.
  @inline(__always)
  static func asSecondAfter(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(43, word.stem)
    keys.add(47, UInt64(word.clusters.fine))
  }

  @inline(__always)
  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xFF51_AFD7_ED55_8CCD
  }
}

/// A list of feature keys that is written in place.
struct FeatureKeys {
  private let keys: UnsafeMutablePointer<UInt64>
  private(set) var count = 0

  /// - Parameter keys: room for `FeatureExtractor.maximum` keys.
  @inline(__always)
  init(_ keys: UnsafeMutablePointer<UInt64>) { self.keys = keys }

  @inline(__always)
  subscript(_ index: Int) -> UInt64 { keys[index] }

  @inline(__always)
  mutating func add(_ template: UInt64, _ value: UInt64) {
    var mixed = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    mixed &*= 0x94D0_49BB_1331_11EB
    keys[count] = mixed & ~0xFF | template
    count &+= 1
  }
}
