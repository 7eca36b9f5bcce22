package import AnnotationModel
import ArabicText
import Morphology

/// Words and sentences by their place, from the analysis that is there anyway.
extension IncrementalDocument {
  /// One token of the text that is a word or a number.
  package struct Word: Hashable, Sendable {
    /// The whole token.
    package let span: TextSpan
    /// The token without attached prefixes; "لأوكرانيا" → "أوكرانيا".
    package let stem: TextSpan
  }

  /// The word that holds the offset, or else ends there. O(log n).
  package func word(at offset: Int) -> Word? {
    let number = text.lineIndex(at: offset)
    guard lines.indices.contains(number), let line = lines[number]?.words else { return nil }
    let start = text.lineStarts[number]
    let place = Int32(clamping: offset - start)
    // The first token that ends behind the offset, and the one before it.
    let next = IncrementalDocument.firstIndex(in: line.tokens.ends) { $0 > place }
    for token in [next, next - 1] where token >= 0 && token < line.count {
      guard line.tokens.starts[token] <= place, line.tokens.ends[token] >= place, isWord(line.tokens.kinds[token])
      else { continue }
      return Word(
        span: line.tokens.span(token).shifted(by: start), stem: line.stemSpan(token).shifted(by: start))
    }
    return nil
  }

  /// The span widened so that it splits no token: "لبنان" in "للبنان" → "للبنان". O(log n).
  package func wholeWords(_ span: TextSpan) -> TextSpan {
    guard !span.isEmpty else { return span }
    return TextSpan(
      start: tokenSpan(holding: span.start)?.start ?? span.start,
      end: tokenSpan(holding: span.end - 1)?.end ?? span.end)
  }

  /// The sentence that holds the offset, or else ends there; nil on a blank line.
  package func sentence(at offset: Int) -> TextSpan? {
    let number = text.lineIndex(at: offset)
    guard lines.indices.contains(number), let line = lines[number]?.words else { return nil }
    let start = text.lineStarts[number]
    let sentences = Sentences.ranges(in: line.tokens).map { line.tokens.span($0).shifted(by: start) }
    return sentences.first { $0.start <= offset && offset < $0.end } ?? sentences.last { $0.end == offset }
  }

  private func isWord(_ kind: TokenKind) -> Bool { kind == .word || kind == .foreign || kind == .number }

  private func tokenSpan(holding offset: Int) -> TextSpan? {
    let number = text.lineIndex(at: offset)
    guard lines.indices.contains(number), let line = lines[number]?.words else { return nil }
    let start = text.lineStarts[number]
    let place = Int32(clamping: offset - start)
    let token = IncrementalDocument.firstIndex(in: line.tokens.ends) { $0 > place }
    guard token < line.count, line.tokens.starts[token] <= place else { return nil }
    return line.tokens.span(token).shifted(by: start)
  }

  private static func firstIndex(in values: [Int32], where isBehind: (Int32) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
