/// The weights that a word adds to its own labels and to those of its neighbours, whatever stands around it.
///
/// Two thirds of a token's features look at one word alone. Sums of integers do not depend on their order, so the words of
/// a text bring these along ready-made, and `TaggedWordCache` keeps them from one text to the next.
struct WordSums {
  /// The word's features by itself.
  var own = LabelSum()
  /// Those of a word outside of phrases, quotation marks and a head's reach; they count where it is.
  var unsituated = LabelSum()
  var asBefore = LabelSum()
  var asAfter = LabelSum()
  var asSecondBefore = LabelSum()
  var asSecondAfter = LabelSum()
}

extension EntityModel {
  /// Sums the features of a word that need no neighbours.
  func sums(of word: WordValues) -> WordSums {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * FeatureExtractor.maximum) { keys in
      keys.baseAddress.map { sums(of: word, $0) } ?? WordSums()
    }
  }

  private func sums(of word: WordValues, _ keys: UnsafeMutablePointer<UInt64>) -> WordSums {
    var plain = word
    (plain.head, plain.phrase, plain.enclosure) = (0, 0, 0)
    var known = keys + FeatureExtractor.maximum
    @inline(__always)
    func list(_ features: (inout FeatureKeys) -> Void) -> UnsafeBufferPointer<UInt64> {
      var all = FeatureKeys(keys)
      features(&all)
      let kept = UnsafeBufferPointer(start: known, count: keep(all, known))
      known += kept.count
      // Nearly every weight is a cache miss, so all are asked for before the first is summed.
      for key in kept { prefetch(key) }
      return kept
    }
    let own = list { FeatureExtractor.own(plain, &$0) }
    let unsituated = list { FeatureExtractor.situation(plain, &$0) }
    let asBefore = list { FeatureExtractor.asBefore(plain, &$0) }
    let asAfter = list { FeatureExtractor.asAfter(plain, &$0) }
    let asSecondBefore = list { FeatureExtractor.asSecondBefore(plain, &$0) }
    let asSecondAfter = list { FeatureExtractor.asSecondAfter(plain, &$0) }
    return WordSums(
      own: sum(own), unsituated: sum(unsituated), asBefore: sum(asBefore), asAfter: sum(asAfter),
      asSecondBefore: sum(asSecondBefore), asSecondAfter: sum(asSecondAfter))
  }

  @inline(__always)
  private func sum(_ keys: UnsafeBufferPointer<UInt64>) -> LabelSum {
    var sum = LabelSum()
    for key in keys { add(key, to: &sum) }
    return sum
  }
}
