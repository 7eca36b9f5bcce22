import ArgumentParser
import Entities
import Foundation

/// Word statistics between the steps of the trainer: a file of 16-byte records, sorted by hash.
struct WordTable {
  var statistics: [UInt64: WordStatistics] = [:]

  init() {}

  /// Reads the file at `path`.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    data.withUnsafeBytes { bytes in
      for at in stride(from: 0, to: bytes.count - 15, by: 16) {
        let hash = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let packed = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
        statistics[hash] = WordStatistics(
          cluster: UInt16(truncatingIfNeeded: packed), profile: UInt8(truncatingIfNeeded: packed >> 16),
          frequency: UInt8(truncatingIfNeeded: packed >> 24))
      }
    }
  }

  /// The records in the order of their hashes.
  var sorted: [(hash: UInt64, statistics: WordStatistics)] {
    statistics.sorted { $0.key < $1.key }.map { (hash: $0.key, statistics: $0.value) }
  }

  func write(to path: String) throws {
    var data = Data(capacity: statistics.count * 16)
    for (hash, word) in sorted {
      let packed = UInt64(word.cluster) | UInt64(word.profile) << 16 | UInt64(word.frequency) << 24
      withUnsafeBytes(of: hash.littleEndian) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: packed.littleEndian) { data.append(contentsOf: $0) }
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
