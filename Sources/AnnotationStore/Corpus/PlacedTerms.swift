import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// The terms of a text's lines at their places.
struct PlacedTerms {
  /// In text order.
  private(set) var terms: [SearchTerm.Placed] = []

  /// Adds the terms of an analysed line whose first byte is at `start`; lines come in text order.
  mutating func add(_ line: AnalyzedLine, at start: Int) {
    terms += SearchTerm.terms(of: line, at: start)
  }

  /// Adds the terms of the line that holds the offset, unless they are there.
  mutating func add(lineAt offset: Int, of source: SourceText) {
    let span = source.line(source.lineIndex(at: offset))
    if let last = terms.last, last.span.start >= span.start { return }
    add(AnalyzedLine(source, in: span, lexicon: .standard), at: span.start)
  }

  /// The terms that begin in the span, or reach into it, in order. O(log terms + terms inside).
  func within(_ span: TextSpan) -> ArraySlice<SearchTerm.Placed> {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < terms.count, terms[end].span.start < span.end { end += 1 }
    return terms[low..<end]
  }

  /// The terms of spans as the full text takes them.
  func joined(_ spans: [TextSpan]) -> String {
    spans.flatMap { within($0) }.map(\.term).joined(separator: " ")
  }
}
