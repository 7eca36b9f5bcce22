/// Lays out a model file. Same contents, same bytes.
package struct EntityModelBuilder {
  /// One feature's weights in model units.
  package struct Feature {
    package var key: UInt64
    package var weights: SIMD16<Int8>

    package init(key: UInt64, weights: SIMD16<Int8>) {
      self.key = key
      self.weights = weights
    }
  }

  /// Ordered by importance: features that find their bucket full are left out.
  package var features: [Feature] = []
  /// Word statistics by word hash.
  package var words: [(hash: UInt64, statistics: WordStatistics)] = []
  /// Scores by previous label (15 = start of line) and label.
  package var transitions = [[Int16]](repeating: [Int16](repeating: 0, count: 16), count: 16)
  package var unitsPerNat: Float = 32
  package var calibration = Calibration(slope: 1, intercept: 0)
  /// The number of 64-byte buckets, at least 1.
  package var bucketCount = 1

  package init() {}

  /// The bytes of the file.
  package func image() -> [UInt8] {
    // Three of four slots are taken.
    let slots = words.count + words.count / 3 + 1
    let wordsAt = EntityModelImage.bucketsAt + bucketCount * EntityModelImage.bucketLength
    var bytes = [UInt8](repeating: 0, count: wordsAt + slots * EntityModelImage.wordLength)
    func put(_ value: some FixedWidthInteger, at offset: Int) {
      withUnsafeBytes(of: value.littleEndian) { for (index, byte) in $0.enumerated() { bytes[offset + index] = byte } }
    }
    for (index, byte) in EntityModelImage.magic.enumerated() { bytes[index] = byte }
    put(UInt32(bucketCount), at: 8)
    put(UInt32(slots), at: 12)
    put(unitsPerNat.bitPattern, at: 16)
    put(calibration.slope.bitPattern, at: 20)
    put(calibration.intercept.bitPattern, at: 24)
    for row in 0..<16 {
      for column in 0..<16 { put(transitions[row][column], at: EntityModelImage.transitionsAt + row * 32 + column * 2) }
    }
    place(features, into: &bytes)
    place(words, slots: slots, at: wordsAt, into: &bytes)
    return bytes
  }

  private func place(_ features: [Feature], into bytes: inout [UInt8]) {
    var used = [UInt8](repeating: 0, count: bucketCount)
    for feature in features {
      let bucket = EntityModelImage.bucket(of: feature.key, count: UInt64(bucketCount))
      guard used[bucket] < 4 else { continue }
      let at =
        EntityModelImage.bucketsAt + bucket * EntityModelImage.bucketLength + Int(used[bucket]) * 16
      for lane in 0..<Int(EntityLabel.count) { bytes[at + lane] = UInt8(bitPattern: feature.weights[lane]) }
      let fingerprint = EntityModelImage.fingerprint(of: feature.key)
      for byte in 0..<3 { bytes[at + 13 + byte] = UInt8(truncatingIfNeeded: fingerprint >> (8 * UInt32(byte))) }
      used[bucket] += 1
    }
  }

  private func place(
    _ words: [(hash: UInt64, statistics: WordStatistics)], slots: Int, at start: Int, into bytes: inout [UInt8]
  ) {
    var used = [Bool](repeating: false, count: slots)
    for (hash, statistics) in words {
      var slot = EntityModelImage.slot(of: hash, count: UInt64(slots))
      while used[slot] { slot = (slot + 1) % slots }
      used[slot] = true
      let at = start + slot * EntityModelImage.wordLength
      for (index, part) in [EntityModelImage.check(of: hash), statistics.bits, statistics.fine].enumerated() {
        for byte in 0..<4 { bytes[at + index * 4 + byte] = UInt8(truncatingIfNeeded: part >> (8 * UInt32(byte))) }
      }
    }
  }
}
