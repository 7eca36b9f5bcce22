import AnnotationModel
import ArabicText
import Morphology

/// Reads who a text comes from, out of a line that says so.
enum AgencyCredit {
  /// What follows a line's label: "المصدر: رويترز" gives "رويترز". A line without a label gives itself.
  static func value(of line: SectionResolver.Line) -> TextSpan {
    let tokens = line.line.tokens
    let labels: LineCues = [.sourceLabel, .authorLabel]
    guard tokens.count > 0, !line.features.openingCues.isDisjoint(with: labels) else { return line.span }
    let separators: [PunctuationMark] = [.colon, .dash, .slash, .verticalBar]
    guard
      let separator = (0..<min(tokens.count, 6)).first(where: { separators.contains(tokens.marks[$0]) }),
      let first = (separator + 1..<tokens.count).first(where: { tokens.marks[$0] == .none })
    else { return line.span }
    return span(first..<tokens.count, of: line)
  }

  /// An agency in parentheses at the start or the end of a paragraph: "بيروت (رويترز) - …", "… (أ ف ب)".
  static func span(in line: SectionResolver.Line) -> TextSpan? {
    guard line.features.marks.contains(.agencyInParentheses) else { return nil }
    let tokens = line.line.tokens
    let head = 0..<min(tokens.count, 8)
    let tail = max(0, tokens.count - 6)..<tokens.count
    for window in [head, tail] {
      guard let open = window.first(where: { tokens.marks[$0] == .openParenthesis }),
        let close = (open + 1..<tokens.count).prefix(6).first(where: { tokens.marks[$0] == .closeParenthesis }),
        close > open + 1
      else { continue }
      return span(open + 1..<close, of: line)
    }
    return nil
  }

  private static func span(_ range: Range<Int>, of line: SectionResolver.Line) -> TextSpan {
    let tokens = line.line.tokens
    // The line's own offsets count from its start, which lies before the first token.
    return tokens.span(range).shifted(by: line.span.start &- Int(tokens.starts.first ?? 0))
  }
}
