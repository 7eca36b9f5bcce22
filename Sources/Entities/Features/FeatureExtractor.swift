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

  @inline(__always)
  private static func key(_ template: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    mixed &*= 0x94D0_49BB_1331_11EB
    return mixed & ~0xFF | template
  }

  @inline(__always)
  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xFF51_AFD7_ED55_8CCD
  }

  /// Writes the keys of the token at `index` of the padded `words`; returns how many.
  @inline(__always)
  static func extract(
    _ words: UnsafePointer<WordValues>, at index: Int, into keys: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var count = 0
    @inline(__always)
    func add(_ template: UInt64, _ value: UInt64) {
      keys[count] = key(template, value)
      count &+= 1
    }
    let word = words + index
    let before = word - 1
    let after = word + 1
    let before2 = word - 2
    let after2 = word + 2
    let w = word.pointee

    add(0, 1)
    add(1, w.whole)
    add(2, w.stem)
    add(3, UInt64(w.prefix))
    if w.shape < 31 {
      add(4, w.first2)
      add(5, w.first3)
      add(6, w.first4)
      add(7, w.last1)
      add(8, w.last2)
      add(9, w.last3)
      add(10, w.last4)
      add(11, pair(w.first2, w.last2))
    }
    add(12, UInt64(w.shape))
    add(15, UInt64(w.grammar))
    add(16, pair(UInt64(w.head), UInt64(w.grammar)))
    add(13, pair(before.pointee.stem, w.stem))
    add(14, pair(w.stem, after.pointee.stem))

    add(20, UInt64(w.classes))
    var bits = w.classes
    while bits != 0 {
      add(21, UInt64(bits.trailingZeroBitCount))
      bits &= bits &- 1
    }
    add(22, pair(UInt64(w.phrase), UInt64(w.classes)))
    if w.phrase != 0 { add(23, pair(UInt64(w.phrase), UInt64(after.pointee.phrase))) }
    if w.head != 0 { add(26, pair(UInt64(w.head), UInt64(w.classes))) }
    add(24, pair(UInt64(before.pointee.classes), UInt64(w.classes)))
    add(25, pair(UInt64(w.classes), UInt64(after.pointee.classes)))

    add(30, UInt64(w.clusters.fine))
    add(31, UInt64(w.profile))
    add(36, UInt64(w.clusters.coarse))
    add(34, pair(UInt64(w.coarseProfile), UInt64(after.pointee.coarseProfile)))
    add(35, pair(UInt64(before.pointee.coarseProfile), UInt64(w.coarseProfile)))
    add(39, pair(UInt64(w.frequency), UInt64(w.coarseProfile)))

    add(40, before.pointee.stem)
    add(41, after.pointee.stem)
    add(42, before2.pointee.stem)
    add(43, after2.pointee.stem)
    add(44, UInt64(before.pointee.clusters.fine))
    add(45, UInt64(after.pointee.clusters.fine))
    add(46, UInt64(before2.pointee.clusters.fine))
    add(47, UInt64(after2.pointee.clusters.fine))
    add(48, UInt64(before.pointee.classes))
    add(49, UInt64(after.pointee.classes))
    add(50, UInt64(before2.pointee.classes))
    add(51, pair(UInt64(before.pointee.shape), UInt64(after.pointee.shape)))
    add(52, before.pointee.last2)
    add(53, after.pointee.last2)
    add(54, pair(UInt64(w.head), UInt64(w.prefix)))
    add(55, UInt64(w.enclosure))
    add(56, pair(UInt64(before.pointee.prefix), before.pointee.last3))
    add(58, pair(UInt64(before.pointee.coarseProfile), UInt64(before2.pointee.coarseProfile)))
    add(59, pair(UInt64(after.pointee.coarseProfile), UInt64(after.pointee.prefix)))
    add(61, pair(UInt64(before.pointee.grammar), UInt64(after.pointee.grammar)))
    extractClusters(word, add)
    extractSurroundings(word, add)
    return count
  }

  /// Features of the word's clusters at other grains, alone and with its neighbours.
  @inline(__always)
  private static func extractClusters(_ word: UnsafePointer<WordValues>, _ add: (UInt64, UInt64) -> Void) {
    let own = word.pointee.clusters
    let (before, after) = (word[-1].clusters, word[1].clusters)
    add(100, UInt64(own.other))
    add(101, UInt64(own.middle))
    add(102, UInt64(before.middle) << 8 | UInt64(own.middle))
    add(103, UInt64(own.middle) << 8 | UInt64(after.middle))
    add(104, UInt64(own.coarse) << 8 | UInt64(word.pointee.head))
    add(105, UInt64(before.coarse) << 16 | UInt64(own.coarse) << 8 | UInt64(after.coarse))
    add(106, pair(word[-1].stem, UInt64(own.coarse)))
    add(107, pair(word[1].stem, UInt64(own.coarse)))
    add(108, UInt64(own.middle) << 8 | UInt64(word.pointee.enclosure))
    add(109, pair(UInt64(word.pointee.markBefore) << 16 | UInt64(word.pointee.markBehind), UInt64(own.coarse)))
    add(70, UInt64(before.other))
    add(71, UInt64(after.other))
    add(72, UInt64(before.middle))
    add(73, UInt64(after.middle))
    add(74, UInt64(before.middle) << 8 | UInt64(after.middle))
    add(75, UInt64(word[-2].clusters.coarse) << 8 | UInt64(before.coarse))
    add(76, UInt64(after.coarse) << 8 | UInt64(word[2].clusters.coarse))
  }

  /// Features of heads, quotation marks and other marks around the word.
  @inline(__always)
  private static func extractSurroundings(_ word: UnsafePointer<WordValues>, _ add: (UInt64, UInt64) -> Void) {
    let own = word.pointee
    add(77, UInt64(own.head) << 8 | UInt64(own.enclosure))
    add(78, pair(word[-1].stem, UInt64(own.enclosure)))
    add(79, UInt64(own.markBefore) << 16 | UInt64(own.markBehind))
    add(80, UInt64(own.head) << 16 | UInt64(own.markBehind))
    add(81, pair(UInt64(word[-1].classes), UInt64(word[1].classes)))
  }
}
