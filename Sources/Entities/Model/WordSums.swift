/// The scores that a word adds to its own labels and to those of its neighbours, whatever stands around it.
///
/// Nearly all features look at one word alone. Sums of integers do not depend on their order, so the words of a text bring
/// these along ready-made, and `TaggedWordCache` keeps them from one text to the next.
struct WordSums {
  var own = LabelScores(repeating: 0)
  var asBefore = LabelScores(repeating: 0)
  var asAfter = LabelScores(repeating: 0)
  var asSecondBefore = LabelScores(repeating: 0)
  var asSecondAfter = LabelScores(repeating: 0)
}

extension EntityModel {
  /// Sums the features of a word that need no neighbours.
  func sums(of word: WordValues) -> WordSums {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureExtractor.maximum) { keys in
      keys.baseAddress.map { sums(of: word, FeatureKeys($0)) } ?? WordSums()
    }
  }

  /// The scores of the features of a word's place.
  func sum(ofPlace word: PlacedWord) -> LabelScores {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureExtractor.maximum) { room in
      guard let room = room.baseAddress else { return LabelScores(repeating: 0) }
      var keys = FeatureKeys(room)
      FeatureExtractor.situation(word, &keys)
      return sum(keys, 0)
    }
  }

  private func sums(of word: WordValues, _ keys: consuming FeatureKeys) -> WordSums {
    var ends: [5 of Int] = .init(repeating: 0)
    FeatureExtractor.own(word, &keys)
    ends[0] = keys.count
    FeatureExtractor.asBefore(word, &keys)
    ends[1] = keys.count
    FeatureExtractor.asAfter(word, &keys)
    ends[2] = keys.count
    FeatureExtractor.asSecondBefore(word, &keys)
    ends[3] = keys.count
    FeatureExtractor.asSecondAfter(word, &keys)
    // Nearly every weight is a cache miss, so all are asked for before the first is summed.
    for index in 0..<keys.count { prefetch(keys[index]) }
    return WordSums(
      own: sum(keys, 0, ends[0]), asBefore: sum(keys, ends[0], ends[1]), asAfter: sum(keys, ends[1], ends[2]),
      asSecondBefore: sum(keys, ends[2], ends[3]), asSecondAfter: sum(keys, ends[3]))
  }

  /// The sum of the features from `start` on.
  @inline(__always)
  private func sum(_ keys: FeatureKeys, _ start: Int, _ end: Int? = nil) -> LabelScores {
    var sum = LabelSum()
    for index in start..<(end ?? keys.count) { add(keys[index], to: &sum) }
    return sum.scores
  }
}
