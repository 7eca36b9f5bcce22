import Entities

/// Turns trained weights into a model file.
enum ModelCompression {
  /// - Parameters:
  ///   - buckets: the number of 64-byte buckets, four features each.
  static func builder(
    _ result: ConditionalRandomField.Weights, keys: [UInt64], words: WordTable, buckets: Int
  ) -> EntityModelBuilder {
    var builder = EntityModelBuilder()
    builder.bucketCount = buckets
    builder.words = words.sorted
    // Beyond ±4 nats a single weight is clipped.
    builder.unitsPerNat = 30
    let labelCount = Int(EntityLabel.count)
    func norm(_ row: SIMD16<Float>) -> Float {
      var sum: Float = 0
      for lane in 0..<labelCount { sum += abs(row[lane]) }
      return sum
    }
    let order = keys.indices.map { ($0, norm(result.features[$0])) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    for (feature, _) in order {
      var quantized = SIMD16<Int8>(repeating: 0)
      var isZero = true
      for lane in 0..<labelCount {
        let value = (result.features[feature][lane] * builder.unitsPerNat).rounded()
        quantized[lane] = Int8(max(-127, min(127, value)))
        if quantized[lane] != 0 { isZero = false }
      }
      if !isZero { builder.features.append(.init(key: keys[feature], weights: quantized)) }
    }
    for row in 0..<16 {
      for lane in 0..<labelCount {
        let value = (result.transitions[row][lane] * builder.unitsPerNat).rounded()
        builder.transitions[row][lane] = Int16(max(-3000, min(3000, value)))
      }
    }
    return builder
  }
}
