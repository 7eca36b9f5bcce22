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
  package static let maximum = 96

  /// The group of the template that a key belongs to.
  package static func group(of key: UInt64) -> Group {
    switch key & 0xFF {
    case 0..<20: .identity
    case 20..<30: .lists
    case 30..<40, 100..<120: .statistics
    default: .context
    }
  }

  /// Writes the keys of the token at `index` of the padded `words`; returns how many. For the trainer: the tagger sums
  /// the same groups apart, see `WordSums`.
  @inline(__always)
  static func extract(
    _ words: UnsafePointer<WordValues>, at index: Int, into keys: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let word = words + index
    var list = FeatureKeys(keys)
    own(word.pointee, &list)
    situation(word.pointee, &list)
    asBefore(word[-1], &list)
    asAfter(word[1], &list)
    asSecondBefore(word[-2], &list)
    asSecondAfter(word[2], &list)
    joint(word, &list)
    return list.count
  }

  /// The features that `WordSums` leave to the place where the word stands.
  @inline(__always)
  static func joined(_ word: UnsafePointer<WordValues>, _ keys: inout FeatureKeys) {
    joint(word, &keys)
    if isSituated(word.pointee) { situation(word.pointee, &keys) }
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

  /// Features of the word with the phrase, the head and the quotation marks that it stands in; `isSituated` tells
  /// whether it stands in any.
  @inline(__always)
  static func situation(_ word: WordValues, _ keys: inout FeatureKeys) {
    keys.add(16, pair(UInt64(word.head), UInt64(word.grammar)))
    keys.add(22, pair(UInt64(word.phrase), UInt64(word.classes)))
    if word.head != 0 { keys.add(26, pair(UInt64(word.head), UInt64(word.classes))) }
    keys.add(54, pair(UInt64(word.head), UInt64(word.prefix)))
    keys.add(55, UInt64(word.enclosure))
    keys.add(77, UInt64(word.head) << 8 | UInt64(word.enclosure))
    keys.add(104, UInt64(word.clusters.coarse) << 8 | UInt64(word.head))
    keys.add(108, UInt64(word.clusters.middle) << 8 | UInt64(word.enclosure))
  }

  @inline(__always)
  static func isSituated(_ word: WordValues) -> Bool { word.head | word.phrase | word.enclosure != 0 }

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

  /// Features that join several words, or a word and the marks around it.
  @inline(__always)
  static func joint(_ word: UnsafePointer<WordValues>, _ keys: inout FeatureKeys) {
    let own = word.pointee
    let (before, after) = (word[-1], word[1])
    keys.add(13, pair(before.stem, own.stem))
    keys.add(14, pair(own.stem, after.stem))
    if own.phrase != 0 { keys.add(23, pair(UInt64(own.phrase), UInt64(after.phrase))) }
    keys.add(24, pair(UInt64(before.classes), UInt64(own.classes)))
    keys.add(25, pair(UInt64(own.classes), UInt64(after.classes)))
    keys.add(34, pair(UInt64(own.coarseProfile), UInt64(after.coarseProfile)))
    keys.add(35, pair(UInt64(before.coarseProfile), UInt64(own.coarseProfile)))
    keys.add(51, pair(UInt64(before.shape), UInt64(after.shape)))
    keys.add(58, pair(UInt64(before.coarseProfile), UInt64(word[-2].coarseProfile)))
    keys.add(61, pair(UInt64(before.grammar), UInt64(after.grammar)))
    keys.add(78, pair(before.stem, UInt64(own.enclosure)))
    keys.add(79, UInt64(own.markBefore) << 16 | UInt64(own.markBehind))
    keys.add(80, UInt64(own.head) << 16 | UInt64(own.markBehind))
    keys.add(81, pair(UInt64(before.classes), UInt64(after.classes)))
    jointClusters(word, &keys)
  }

  @inline(__always)
  private static func jointClusters(_ word: UnsafePointer<WordValues>, _ keys: inout FeatureKeys) {
    let own = word.pointee.clusters
    let (before, after) = (word[-1].clusters, word[1].clusters)
    keys.add(74, UInt64(before.middle) << 8 | UInt64(after.middle))
    keys.add(75, UInt64(word[-2].clusters.coarse) << 8 | UInt64(before.coarse))
    keys.add(76, UInt64(after.coarse) << 8 | UInt64(word[2].clusters.coarse))
    keys.add(102, UInt64(before.middle) << 8 | UInt64(own.middle))
    keys.add(103, UInt64(own.middle) << 8 | UInt64(after.middle))
    keys.add(105, UInt64(before.coarse) << 16 | UInt64(own.coarse) << 8 | UInt64(after.coarse))
    keys.add(106, pair(word[-1].stem, UInt64(own.coarse)))
    keys.add(107, pair(word[1].stem, UInt64(own.coarse)))
    keys.add(109, pair(UInt64(word.pointee.markBefore) << 16 | UInt64(word.pointee.markBehind), UInt64(own.coarse)))
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
