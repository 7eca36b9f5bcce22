import ArgumentParser
import Entities
import Foundation

/// Stems with their counts and vectors, most frequent first: what `embeddings` writes and `words` reads.
struct WordVectors {
  private(set) var stems: [(hash: UInt64, count: Int32)]
  let vectors: VectorTable

  init(stems: [(hash: UInt64, count: Int32)], vectors: VectorTable) {
    self.stems = stems
    self.vectors = vectors
  }

  private static let header = 12
  private static var recordLength: Int { header + 4 * VectorTable.dimension }

  /// Reads the file at `path`: records of hash, count and 32-bit numbers, little-endian.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let count = data.count / WordVectors.recordLength
    guard count * WordVectors.recordLength == data.count else { throw ValidationError("\(path) holds no vectors") }
    var stems: [(hash: UInt64, count: Int32)] = []
    let vectors = VectorTable(count: count)
    data.withUnsafeBytes { bytes in
      for row in 0..<count {
        let at = row * WordVectors.recordLength
        let hash = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        stems.append((hash, Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: at + 8, as: Int32.self))))
        for index in 0..<VectorTable.dimension {
          let bits = bytes.loadUnaligned(fromByteOffset: at + WordVectors.header + 4 * index, as: UInt32.self)
          vectors[row][index / 8][index % 8] = Float(bitPattern: UInt32(littleEndian: bits))
        }
      }
    }
    self.init(stems: stems, vectors: vectors)
  }

  func write(to path: String) throws {
    var data = Data(capacity: stems.count * WordVectors.recordLength)
    for (row, stem) in stems.enumerated() {
      withUnsafeBytes(of: stem.hash.littleEndian) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: stem.count.littleEndian) { data.append(contentsOf: $0) }
      for index in 0..<VectorTable.dimension {
        let bits = vectors[row][index / 8][index % 8].bitPattern.littleEndian
        withUnsafeBytes(of: bits) { data.append(contentsOf: $0) }
      }
    }
    try data.write(to: URL(fileURLWithPath: path))
  }
}
