import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology

/// Raw text as sequences of word numbers.
struct StemSequence {
  /// Numbers of the stems of all lines, -1 for rare ones, -2 between lines.
  private(set) var sequence: [Int32] = []
  /// Hash and count of each numbered stem, most frequent first.
  private(set) var stems: [(hash: UInt64, count: Int32)] = []

  /// Counts of the words as written in raw text that occur at least `minimum` times.
  static func wordCounts(in path: String, limit: Int, minimum: Int32) throws -> [UInt64: Int32] {
    var counts: [UInt64: Int32] = [:]
    counts.reserveCapacity(1 << 21)
    try RawText.forEachArticle(in: path, limit: limit) { article in
      let source = SourceText(article)
      let tokens = Tokenizer.tokens(of: source, in: source.span)
      tokens.folded.withUnsafeBufferPointer { folded in
        for token in 0..<tokens.count where tokens.kinds[token] == .word || tokens.kinds[token] == .foreign {
          counts[WordKey.of(UnsafeBufferPointer(rebasing: folded[tokens.letterRange(token)])), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value >= minimum }
  }

  /// The text at `path` as stem numbers; stems that occur less than `minimum` times get none.
  init(path: String, limit: Int, minimum: Int32, model: EntityModel) throws {
    var hashes: [UInt64] = []
    try RawText.forEachArticle(in: path, limit: limit) { article in
      let source = SourceText(article)
      for number in 0..<source.lineCount {
        let line = AnalyzedLine(source, in: source.line(number), lexicon: .standard)
        guard line.count > 0 else { continue }
        hashes += EntityTagger.stems(of: line, model: model)
        hashes.append(0)
      }
    }
    var counts: [UInt64: Int32] = [:]
    counts.reserveCapacity(1 << 21)
    for hash in hashes where hash != 0 { counts[hash, default: 0] += 1 }
    stems = counts.filter { $0.value >= minimum }.map { (hash: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.hash) < ($0.count, $1.hash) }
    var numbers: [UInt64: Int32] = [:]
    for (number, stem) in stems.enumerated() { numbers[stem.hash] = Int32(number) }
    sequence = hashes.map { $0 == 0 ? -2 : numbers[$0] ?? -1 }
  }
}
