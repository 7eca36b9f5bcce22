import AnnotationModel
import ArabicText
import Morphology

/// Reads the tags out of a line of tags.
enum KeywordList {
  /// The tags behind the label: "كلمات دلالية: الميناء، السفن" gives two; "سمات: روسيا الصين", where nothing parts them,
  /// gives one. A line that holds the label alone gives none.
  static func spans(of line: SectionResolver.Line) -> [TextSpan] {
    let tokens = line.line.tokens
    var spans: [TextSpan] = []
    var start: Int?
    func close(at end: Int) {
      defer { start = nil }
      guard let first = start, let last = (first..<end).last(where: { tokens.marks[$0] == .none }) else { return }
      spans.append(tokens.span(first..<last + 1).shifted(by: line.span.start &- Int(tokens.starts.first ?? 0)))
    }
    for token in labelEnd(of: line)..<tokens.count {
      switch tokens.marks[token] {
      case .comma, .semicolon, .verticalBar, .hash, .slash, .bullet: close(at: token)
      case .dash where tokens.spaceBefore[token]: close(at: token)
      case .none where start == nil: start = token
      default: break
      }
    }
    close(at: tokens.count)
    return spans
  }

  /// The token after the label: after an early colon, or at the end when the label is all there is.
  private static func labelEnd(of line: SectionResolver.Line) -> Int {
    guard line.features.openingCues.contains(.keywords) else { return 0 }
    let tokens = line.line.tokens
    let window = 0..<min(tokens.count, 6)
    if let colon = window.first(where: { tokens.marks[$0] == .colon || tokens.marks[$0] == .verticalBar }) {
      return colon + 1
    }
    return line.features.cueWords >= line.features.wordCount ? tokens.count : 0
  }
}
