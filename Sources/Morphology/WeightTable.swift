import Lexicons

/// What the active features of a decision are handed to, one by one.
package protocol FeatureSink {
  /// Takes the feature of a template with a value.
  mutating func add(_ template: UInt32, _ value: UInt32)
}

/// The number of a feature's row in a weight table before it is reduced to the table's size.
@inline(__always)
private func row(_ template: UInt32, _ value: UInt32) -> UInt32 {
  let mixed = UInt64(value) &+ UInt64(template) << 40
  return UInt32(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 29)
}

/// The active features of one decision, as unreduced row numbers: for the trainer.
package struct FeatureList: FeatureSink, Sendable {
  package private(set) var count = 0
  private var items = InlineArray<32, UInt32>(repeating: 0)

  package init() {}

  /// Adds the feature of a template with a value. More than 32 features are dropped.
  @inline(__always)
  package mutating func add(_ template: UInt32, _ value: UInt32) {
    guard count < 32 else { return }
    items[count] = row(template, value)
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

  /// The sum of the weights of the features that `body` adds, one Int8 for each row.
  @inline(__always)
  func sum(_ body: (inout WeightSum) -> Void) -> Int32 {
    guard let weights else { return 0 }
    var sum = WeightSum(weights: weights, mask: mask)
    body(&sum)
    return sum.total
  }

  /// The sums for all `TagClass` lanes, eight Int8 for each row.
  @inline(__always)
  func laneSums(_ body: (inout LaneSum) -> Void) -> SIMD8<Int16> {
    guard let weights else { return SIMD8(repeating: 0) }
    var sum = LaneSum(weights: weights, mask: mask)
    body(&sum)
    return sum.total
  }
}

/// Sums the weights of features as they come. Valid as long as the table whose weights they are.
struct WeightSum: FeatureSink {
  fileprivate let weights: UnsafeRawPointer
  fileprivate let mask: UInt32
  fileprivate(set) var total: Int32 = 0

  @inline(__always)
  mutating func add(_ template: UInt32, _ value: UInt32) {
    // In bounds: the mask is the number of rows less one.
    total &+= Int32(weights.load(fromByteOffset: Int(row(template, value) & mask), as: Int8.self))
  }
}

/// The same for rows of weights.
struct LaneSum: FeatureSink {
  fileprivate let weights: UnsafeRawPointer
  fileprivate let mask: UInt32
  fileprivate(set) var total = SIMD8<Int16>(repeating: 0)

  @inline(__always)
  mutating func add(_ template: UInt32, _ value: UInt32) {
    // In bounds: the mask is the number of rows less one.
    let offset = Int(row(template, value) & mask) &* TagClass.laneCount
    let row = weights.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int8>.self)
    total &+= SIMD8<Int16>(truncatingIfNeeded: row)
  }
}
