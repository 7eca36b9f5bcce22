import ArgumentParser
import Entities
import Foundation

/// Word statistics between the steps of the trainer: a file of 24-byte records, sorted by hash.
struct WordTable {
  var statistics: [UInt64: WordStatistics] = [:]

  init() {}

  /// Reads the file at `path`.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    data.withUnsafeBytes { bytes in
      for at in stride(from: 0, to: bytes.count - 23, by: 24) {
        let hash = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        func byte(_ offset: Int) -> UInt8 { bytes[at + 8 + offset] }
        func pair(_ offset: Int) -> UInt16 { UInt16(byte(offset)) | UInt16(byte(offset + 1)) << 8 }
        var clusters = WordClusterNumbers()
        (clusters.coarse, clusters.middle, clusters.fine, clusters.other) = (byte(2), byte(3), pair(4), pair(6))
        statistics[hash] = WordStatistics(clusters: clusters, profile: byte(0), frequency: byte(1))
      }
    }
  }

  /// The records in the order of their hashes.
  var sorted: [(hash: UInt64, statistics: WordStatistics)] {
    statistics.sorted { $0.key < $1.key }.map { (hash: $0.key, statistics: $0.value) }
  }

  func write(to path: String) throws {
    var data = Data(capacity: statistics.count * 24)
    for (hash, word) in sorted {
      withUnsafeBytes(of: hash.littleEndian) { data.append(contentsOf: $0) }
      let (clusters, zeros) = (word.clusters, [UInt8](repeating: 0, count: 8))
      data.append(contentsOf: [word.profile, word.frequency, clusters.coarse, clusters.middle])
      for pair in [clusters.fine, clusters.other] {
        data.append(contentsOf: [UInt8(truncatingIfNeeded: pair), UInt8(truncatingIfNeeded: pair >> 8)])
      }
      data.append(contentsOf: zeros)
    }
    try data.write(to: URL(fileURLWithPath: path))
  }

  /// A model that knows the words and has no weights: enough to extract features.
  func model() throws -> EntityModel {
    var builder = EntityModelBuilder()
    builder.words = sorted
    guard let model = EntityModel(compiled: builder.image()) else { throw ValidationError("the words do not load") }
    return model
  }
}
