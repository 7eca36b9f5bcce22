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
  /// Log2 of the number of 64-byte buckets.
  package var bucketBits = 0

  package init() {}

  /// The bytes of the file.
  package func image() -> [UInt8] {
    var wordBits = 3
    while 1 << wordBits < words.count * 3 / 2 { wordBits += 1 }
    let wordsAt = EntityModelImage.bucketsAt + (1 << bucketBits) * EntityModelImage.bucketLength
    let filterAt = wordsAt + (1 << wordBits) * EntityModelImage.wordLength
    var bytes = [UInt8](repeating: 0, count: filterAt + EntityModelImage.filterLength)
    func put(_ value: some FixedWidthInteger, at offset: Int) {
      withUnsafeBytes(of: value.littleEndian) { for (index, byte) in $0.enumerated() { bytes[offset + index] = byte } }
    }
    for (index, byte) in EntityModelImage.magic.enumerated() { bytes[index] = byte }
    put(UInt32(bucketBits), at: 8)
    put(UInt32(wordBits), at: 12)
    put(unitsPerNat.bitPattern, at: 16)
    put(calibration.slope.bitPattern, at: 20)
    put(calibration.intercept.bitPattern, at: 24)
    for row in 0..<16 {
      for column in 0..<16 { put(transitions[row][column], at: EntityModelImage.transitionsAt + row * 32 + column * 2) }
    }
    place(features, filterAt: filterAt, into: &bytes)
    place(words, bits: wordBits, at: wordsAt, into: &bytes)
    return bytes
  }

  private func place(_ features: [Feature], filterAt: Int, into bytes: inout [UInt8]) {
    var used = [UInt8](repeating: 0, count: 1 << bucketBits)
    for feature in features {
      let bucket = EntityModelImage.bucket(of: feature.key, mask: used.count - 1)
      guard used[bucket] < 4 else { continue }
      let at =
        EntityModelImage.bucketsAt + bucket * EntityModelImage.bucketLength + Int(used[bucket]) * 16
      for lane in 0..<Int(EntityLabel.count) { bytes[at + lane] = UInt8(bitPattern: feature.weights[lane]) }
      let fingerprint = EntityModelImage.fingerprint(of: feature.key)
      for byte in 0..<3 { bytes[at + 13 + byte] = UInt8(truncatingIfNeeded: fingerprint >> (8 * UInt32(byte))) }
      used[bucket] += 1
      let bit = EntityModelImage.filterBit(bucket: bucket, fingerprint: fingerprint)
      bytes[filterAt + bit >> 3] |= 1 << UInt8(bit & 7)
    }
  }

  private func place(
    _ words: [(hash: UInt64, statistics: WordStatistics)], bits: Int, at start: Int, into bytes: inout [UInt8]
  ) {
    var used = [Bool](repeating: false, count: 1 << bits)
    for (hash, statistics) in words {
      var slot = Int(truncatingIfNeeded: hash) & (used.count - 1)
      while used[slot] { slot = (slot + 1) & (used.count - 1) }
      used[slot] = true
      let at = start + slot * EntityModelImage.wordLength
      let entry = UInt64(EntityModelImage.check(of: hash)) | statistics.bits
      for byte in 0..<8 { bytes[at + byte] = UInt8(truncatingIfNeeded: entry >> (8 * UInt64(byte))) }
      for byte in 0..<4 { bytes[at + 8 + byte] = UInt8(truncatingIfNeeded: statistics.fine >> (8 * UInt32(byte))) }
    }
  }
}
