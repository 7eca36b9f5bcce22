import Entities

/// Numbers the features that occur often enough.
struct FeatureIndex {
  /// Key of each feature, by number.
  private(set) var keys: [UInt64] = []
  /// How often each feature occurs.
  private(set) var counts: [Int32] = []
  private var numbers: [UInt64: Int32] = [:]

  /// Numbers the keys of all tokens that occur at least `minimum` times.
  init(_ tokens: [[UInt64]], minimum: Int32) {
    var counted: [UInt64: Int32] = [:]
    counted.reserveCapacity(1 << 22)
    for token in tokens { for key in token { counted[key, default: 0] += 1 } }
    // Numbered in order of appearance, so that the same corpora give the same numbers.
    for token in tokens {
      for key in token where numbers[key] == nil {
        guard let count = counted[key], count >= minimum else { continue }
        numbers[key] = Int32(keys.count)
        keys.append(key)
        counts.append(count)
      }
    }
  }

  /// The number of a key, nil for a rare one.
  func number(of key: UInt64) -> Int32? { numbers[key] }
}
