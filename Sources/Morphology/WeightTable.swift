import Lexicons

/// The active features of one decision, as unreduced row numbers.
package struct FeatureList: Sendable {
  package private(set) var count = 0
  private var items = InlineArray<32, UInt32>(repeating: 0)

  package init() {}

  /// Adds the feature of a template with a value. More than 32 features are dropped.
  @inline(__always)
  package mutating func add(_ template: UInt32, _ value: UInt32) {
    guard count < 32 else { return }
    let mixed = UInt64(value) &+ UInt64(template) << 40
    items[count] = UInt32(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 29)
    count &+= 1
  }

  @inline(__always)
  package subscript(index: Int) -> UInt32 { items[index] }
}

/// Rows of small weights, read in place.
struct WeightTable: Sendable {
  private let storage: ImageBytes?
  // Points into `storage`, which is immutable and outlives it.
  private nonisolated(unsafe) let weights: UnsafeRawPointer?
  private let mask: UInt32

  static let empty = WeightTable()

  private init() {
    storage = nil
    weights = nil
    mask = 0
  }

  init(_ storage: ImageBytes, start: Int, rows: Int, lanes: Int = 1) {
    self.storage = storage
    weights = storage.slice(start: start, count: rows * lanes).baseAddress
    mask = UInt32(truncatingIfNeeded: rows - 1)
  }

  /// The sum of the weights of a decision, one Int8 for each row.
  @inline(__always)
  func score(_ features: FeatureList) -> Int32 {
    guard let weights else { return 0 }
    var sum: Int32 = 0
    for index in 0..<features.count {
      sum &+= Int32(weights.load(fromByteOffset: Int(features[index] & mask), as: Int8.self))
    }
    return sum
  }

  /// The sums for all `TagClass` lanes, eight Int8 for each row.
  @inline(__always)
  func laneScores(_ features: FeatureList) -> SIMD8<Int16> {
    var sum = SIMD8<Int16>(repeating: 0)
    guard let weights else { return sum }
    for index in 0..<features.count {
      let offset = Int(features[index] & mask) &* TagClass.laneCount
      let row = weights.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int8>.self)
      sum &+= SIMD8<Int16>(truncatingIfNeeded: row)
    }
    return sum
  }
}
