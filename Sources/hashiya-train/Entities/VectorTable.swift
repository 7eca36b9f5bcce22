/// Vectors of 64 floats in one block of memory.
final class VectorTable {
  typealias Lane = SIMD8<Float>
  static let dimension = 64
  private static let lanes = 8

  let count: Int
  private let base: UnsafeMutablePointer<Lane>

  init(count: Int) {
    self.count = count
    base = .allocate(capacity: max(1, count * VectorTable.lanes))
    base.initialize(repeating: Lane(repeating: 0), count: max(1, count * VectorTable.lanes))
  }

  deinit { base.deallocate() }

  /// The first lane of a vector.
  @inline(__always)
  subscript(row: Int) -> UnsafeMutablePointer<Lane> { base + row &* VectorTable.lanes }

  @inline(__always)
  static func dot(_ first: UnsafeMutablePointer<Lane>, _ second: UnsafeMutablePointer<Lane>) -> Float {
    var sum0 = first[0] * second[0]
    var sum1 = first[1] * second[1]
    for lane in stride(from: 2, to: lanes, by: 2) {
      sum0 += first[lane] * second[lane]
      sum1 += first[lane &+ 1] * second[lane &+ 1]
    }
    return (sum0 + sum1).sum()
  }

  /// Adds `scale` × `source` to `target`.
  @inline(__always)
  static func add(_ source: UnsafeMutablePointer<Lane>, times scale: Float, to target: UnsafeMutablePointer<Lane>) {
    let factor = Lane(repeating: scale)
    for lane in 0..<lanes { target[lane] += source[lane] * factor }
  }

  /// Makes a vector's length 1, unless it is zero.
  static func normalize(_ vector: UnsafeMutablePointer<Lane>) {
    let length = dot(vector, vector).squareRoot()
    guard length > 0 else { return }
    let factor = Lane(repeating: 1 / length)
    for lane in 0..<lanes { vector[lane] *= factor }
  }

  static func clear(_ vector: UnsafeMutablePointer<Lane>) {
    for lane in 0..<lanes { vector[lane] = Lane(repeating: 0) }
  }

  /// Fills the table with small random numbers.
  func randomize(_ generator: inout SeededGenerator) {
    for index in 0..<(count * VectorTable.lanes) {
      for lane in 0..<8 { base[index][lane] = (generator.unit() - 0.5) / Float(VectorTable.dimension) }
    }
  }
}
