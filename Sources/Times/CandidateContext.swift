import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Numerals

/// What the words around an expression say about where it lies.
extension TimeParser {
  /// The candidate of a match.
  func candidate(for match: TimeMatch) -> TimeCandidate {
    let first = match.tokens.lowerBound
    let last = match.tokens.upperBound
    let start = match.keepsPrefix ? senses.line.tokens.span(first).start : senses.spanStart(first)
    let span = TextSpan(start: start, end: senses.line.tokens.span(last - 1..<last).end)
    var candidate = TimeCandidate(
      span: span, meaning: match.meaning, modifier: match.modifier, tense: tense(before: first), rule: match.rule,
      isDualHalf: isWord(first - 1, .muwafiq) || isWord(first - 2, .muwafiq),
      isFromEvent: isFromEvent(at: last), isHeader: isHeader(match.tokens), isPageDate: isPageDate(match.tokens),
      isSince: isWord(first - 1, .mundhu), endsShortLine: senses.count <= 3 && last == senses.count)
    if case .date(let date) = match.meaning, let day = date.day, date.month != nil {
      candidate.pieces = pieces(of: match.tokens, day: day)
    }
    return candidate
  }

  private func pieces(of tokens: Range<Int>, day: Int) -> DatePieceSpans {
    var pieces = DatePieceSpans()
    for token in tokens {
      let end = senses.line.tokens.span(token..<token + 1).end
      if senses.has(token, .weekday), senses.hasArticle(token), senses.firstLetter(token) == Letter.alef {
        pieces.weekday = TextSpan(start: senses.spanStart(token), end: end)
      } else if pieces.day == nil, senses.number(token) == day, senses.digitCount(token) <= 2 {
        pieces.day = TextSpan(start: senses.spanStart(token), end: end)
        // ASCII digits take a byte each, Arabic ones two.
        if end - senses.spanStart(token) > senses.digitCount(token) { pieces.zero = 0x660 }
      }
    }
    return pieces
  }

  /// The tense of the clause up to the token: the nearest verb or mark of the future before it.
  func tense(before token: Int) -> TimeCandidate.Tense {
    var index = token - 1
    let limit = max(0, token - 14)
    while index >= limit {
      if senses.has(index, .futureMark) { return .future }
      let mark = senses.mark(index)
      if mark == .period || mark == .question || mark == .exclamation || mark == .semicolon { return .none }
      switch senses.line.words[index].tense {
      case .past: return .past
      case .future: return .future
      // ت begins the past of the fifth and sixth form as well ("تمكن").
      case .present: if senses.firstLetter(index) == Letter.yeh { return .future }
      case .none: break
      }
      index -= 1
    }
    return .none
  }

  /// "بعد 15 يوما على نشر", "بعد عام من توقيع"
  private func isFromEvent(at token: Int) -> Bool {
    (isWord(token, .an) && senses.spells(token, Spelling.ala)) || (isWord(token, .min) && !senses.isNow(token + 1))
  }

  /// Whether the line holds little besides the expression, or a head such as "تاريخ النشر" stands before it.
  private func isHeader(_ tokens: Range<Int>) -> Bool {
    senses.count - tokens.count <= 6 || isPublicationHead(before: tokens.lowerBound)
  }

  /// "تاريخ النشر: 10 أكتوبر 2012"
  private func isPublicationHead(before token: Int) -> Bool {
    isWord(token - 1, .tarikh) || isWord(token - 2, .tarikh)
  }

  private func isPageDate(_ tokens: Range<Int>) -> Bool {
    let first = tokens.lowerBound
    if isPublicationHead(before: first) {
      // "وقع الاتفاق بتاريخ 5 سبتمبر 2023" dates an event.
      if senses.mark(first - 1) == .colon || first <= 12 && !hasVerb(in: 0..<first) { return true }
    }
    return isDateLine(tokens) || isInlineDateline(tokens)
  }

  /// "الأربعاء، 07 أكتوبر 2020 12:19 م": little else on the line, and that no sentence.
  private func isDateLine(_ tokens: Range<Int>) -> Bool {
    guard senses.count - tokens.count <= 6, !isClauseDate(tokens.lowerBound), !isEventDate(tokens.lowerBound) else {
      return false
    }
    let end = senses.mark(senses.count - 1)
    if end == .period || end == .question || end == .exclamation { return false }
    return !hasVerb(in: 0..<tokens.lowerBound) && !hasVerb(in: tokens.upperBound..<senses.count)
  }

  /// "القاهرة - 12 مايو 2021 (وكالات)", "دبي في 3 مارس 2020 / وام /": at the head of the paragraph, between marks.
  private func isInlineDateline(_ tokens: Range<Int>) -> Bool {
    let first = tokens.lowerBound
    guard first <= 8, !hasVerb(in: 0..<first) else { return false }
    switch senses.mark(tokens.upperBound) {
    case .slash: return true
    case .openParenthesis, .dash, .colon, .verticalBar: break
    default: return false
    }
    return first == 0 || !senses.isWord(first - 1) && senses.mark(first - 1) != .openParenthesis
  }

  /// Whether a preposition ties the date to a clause ("في 5 سبتمبر 2023").
  private func isClauseDate(_ token: Int) -> Bool {
    asksForTime(token - 1) && !isWord(token - 1, .tarikh)
  }

  /// "اتفاق 5 سبتمبر 2023", "انتخابات 15 مايو 2022": the date names what stands before it.
  private func isEventDate(_ token: Int) -> Bool {
    guard senses.isWord(token - 1) else { return false }
    let classes = senses.line.lexicon.classes(of: senses.line.hits[token - 1].whole)
    return senses.has(token - 1, .timedEventHead) || classes.contains(.eventHead) || classes.contains(.miscHead)
  }

  private func hasVerb(in tokens: Range<Int>) -> Bool {
    tokens.contains { senses.line.words[$0].tense != .none && !senses.has($0, .timePreposition) }
  }
}
