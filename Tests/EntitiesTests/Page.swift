import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology

/// A page whose names are given, so that resolution is tested without a model.
struct Page {
  let source: SourceText
  private(set) var lines: [(line: PlacedLine, candidates: [EntityCandidate])] = []

  /// - Parameter marked: lines with names in square brackets, each followed by its type: "قال [بوتين](PER)".
  init(_ marked: [String], kinds: [BlockKind] = [], articles: [Int] = []) {
    let parsed = marked.map(Page.parse)
    source = SourceText(parsed.map(\.text).joined(separator: "\n"))
    for (number, line) in parsed.enumerated() {
      let range = source.line(number)
      let placed = PlacedLine(
        start: range.start, line: AnalyzedLine(source, in: range, lexicon: .standard),
        kind: number < kinds.count ? kinds[number] : .paragraph, article: number < articles.count ? articles[number] : 1
      )
      lines.append(
        (placed, line.names.map { EntityCandidate(span: $0.span, type: $0.type, confidence: 0.9) }))
    }
  }

  /// What resolution makes of the page.
  var resolved: PageEntities { EntityResolver.page(lines, in: source).names }

  /// What is found wrong with the names.
  var diagnostics: [Diagnostic] { EntityResolver.page(lines, in: source).diagnostics }

  /// The resolved mentions as "text TYPE = name".
  var mentions: [String] {
    resolved.mentions.map { "\(source.string($0.span)) \($0.type.rawValue) = \($0.name)" }
  }

  private static func parse(_ marked: String) -> (text: String, names: [(span: TextSpan, type: EntityType)]) {
    var text = ""
    var names: [(span: TextSpan, type: EntityType)] = []
    for (number, part) in marked.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      guard number > 0, let close = part.firstIndex(of: "]"), let end = part.firstIndex(of: ")") else {
        text += part
        continue
      }
      let start = text.utf8.count
      text += part[..<close]
      let type = part[part.index(close, offsetBy: 2)..<end]
      names.append(
        (TextSpan(start: start, end: text.utf8.count), EntityType(rawValue: String(type)) ?? .miscellaneous))
      text += part[part.index(after: end)...]
    }
    return (text, names)
  }
}

/// The names that the tagger finds in one line, as "text TYPE".
func taggedNames(in text: String) -> [String] {
  let source = SourceText(text)
  let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
  return EntityTagger().analyze(line).map { "\(source.string($0.span)) \($0.type.rawValue)" }
}
