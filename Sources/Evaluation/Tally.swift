import Glibc

/// Hits and misses: what precision and recall are made of.
package struct Tally: Hashable, Sendable {
  /// Items that gold and answer have in common.
  package var hits = 0
  /// Items of the answer that the gold has not.
  package var spurious = 0
  /// Items of the gold that the answer has not.
  package var missed = 0

  /// Nothing counted.
  package init() {}

  init(hits: Int, spurious: Int, missed: Int) {
    self.hits = hits
    self.spurious = spurious
    self.missed = missed
  }

  /// The share of the answer that is right, to four decimals; 0 without an answer.
  package var precision: Double { Tally.rounded(Tally.share(hits, hits + spurious)) }
  /// The share of the gold that was found, to four decimals; 0 without gold.
  package var recall: Double { Tally.rounded(Tally.share(hits, hits + missed)) }
  /// The harmonic mean of both, to four decimals.
  package var f1: Double {
    let precision = Tally.share(hits, hits + spurious)
    let recall = Tally.share(hits, hits + missed)
    return Tally.rounded(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0)
  }
  /// The number of items in the gold.
  package var gold: Int { hits + missed }
  /// The number of items in the answer.
  package var answered: Int { hits + spurious }

  /// A part of a whole; 0 of nothing.
  static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// The value to four decimals, as the nearest decimal number to the exact binary value.
  static func rounded(_ value: Double) -> Double {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.4f", $0) }
    return Double(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)) ?? value
  }
}
