import Entities

/// Numbers the features that occur often enough.
struct FeatureIndex {
  /// Key of each feature, by number.
  private(set) var keys: [UInt64] = []
  /// How often each feature occurs.
  private(set) var counts: [Int32] = []
  private var numbers: [UInt64: Int32] = [:]

  /// Numbers the keys that occur at least `minimum` times, in order of appearance, so that the same corpora give the same
  /// numbers.
  ///
  /// - Parameter forEachKey: calls its argument with every key of the corpora; it is called twice.
  init(minimum: Int32, forEachKey: ((UInt64) -> Void) -> Void) {
    var counted: [UInt64: Int32] = [:]
    counted.reserveCapacity(1 << 22)
    forEachKey { counted[$0, default: 0] += 1 }
    var numbers: [UInt64: Int32] = [:]
    var keys: [UInt64] = []
    var counts: [Int32] = []
    forEachKey { key in
      guard let count = counted[key], count >= minimum, numbers[key] == nil else { return }
      numbers[key] = Int32(keys.count)
      keys.append(key)
      counts.append(count)
    }
    (self.numbers, self.keys, self.counts) = (numbers, keys, counts)
  }

  /// The number of a key, nil for a rare one.
  func number(of key: UInt64) -> Int32? { numbers[key] }
}
