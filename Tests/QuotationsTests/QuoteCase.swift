import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Quotations
import Testing

/// A text and the quotations it holds, each written as "speaker: content", with what differs from a plain reported
/// clause in brackets: `[direct]`, `[mixed]`, `[deny]`, `[via …]`.
struct QuoteCase: CustomTestStringConvertible, Sendable {
  let text: String
  let quotes: [String]
  let kind: BlockKind

  init(_ text: String, _ quotes: String..., kind: BlockKind = .paragraph) {
    self.text = text
    self.quotes = quotes
    self.kind = kind
  }

  var testDescription: String { text }

  /// What the layer finds in the text, in the notation of `quotes`; all lines are of the case's kind.
  var found: [String] {
    let source = SourceText(text)
    return QuoteCase.resolved(source, kind: kind).quotes.map { quote in
      var parts = [quote.speakerName + ": " + quote.content.map(source.string).joined(separator: " … ")]
      if quote.kind != .indirect { parts.append("[\(quote.kind.rawValue)]") }
      if quote.polarity == .deny { parts.append("[deny]") }
      if let via = quote.viaName { parts.append("[via \(via)]") }
      return parts.joined(separator: " ")
    }
  }

  static func resolved(
    _ source: SourceText, kind: BlockKind = .paragraph
  ) -> (quotes: [Quote], diagnostics: [Diagnostic]) {
    QuotationResolver.resolve(lines(of: source, kind: kind), entities: [], index: [], in: source)
  }

  /// The lines of the source with their candidates.
  static func lines(
    of source: SourceText, kind: BlockKind = .paragraph
  ) -> [(line: PlacedLine, candidates: QuotationCandidates)] {
    let tagger = QuotationTagger()
    return (0..<source.lineCount).compactMap { number -> (line: PlacedLine, candidates: QuotationCandidates)? in
      let span = source.line(number)
      let words = AnalyzedLine(source, in: span, lexicon: Lexicon.standard)
      guard words.count > 0 else { return nil }
      return (PlacedLine(start: span.start, line: words, kind: kind, article: 1), tagger.analyze(words))
    }
  }
}
