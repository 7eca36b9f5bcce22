import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Speech in marks that no cue announces: attributed afterwards, or carried on from the line before.
extension LineScanner {
  /// "«هذا يوم تاريخي»، قالت رئيسة الوفد.", "«لم أر شيئا»، قال الشاهد، «كان الظلام شديدا»."
  func unannouncedSpeech(at open: Int) -> (candidate: QuoteCandidate?, end: Int)? {
    guard let close = line.marks.close(of: open), let inside = line.trimmed((open + 1)..<close), inside.count > 1 else {
      return nil
    }
    // "صناع «خليك فولاذي» يكشفون …": a name in its sentence.
    guard standsAlone(open) || open <= max(sentenceStart, consumed) || inside.count > 4 else { return nil }
    var next = close + 1
    while next < line.count,
      line.mark(next) == .comma || line.mark(next) == .period || line.mark(next) == .ellipsis
        || line.mark(next) == .dash
    {
      next += 1
    }
    if line.isWord(next, Words.hakadha) { next += 1 }
    guard next < line.count, let verb = line.verb(at: next), verb.frame.complements.contains(.direct),
      !line.hasConjunction(next)
    else { return nil }
    guard let (phrase, end) = line.nounPhrase(from: next + 1, limit: line.sentenceEnd(next)) else { return nil }
    var candidate = QuoteCandidate(
      kind: .direct, content: [line.span(inside)], cue: line.span(next..<(next + 1), withoutPrefix: true),
      speaker: .named(phrase), rule: .markedPostposed)
    var after = end
    if line.mark(after) == .comma || line.mark(after) == .colon { after += 1 }
    if after > end, let again = line.marks.close(of: after), let rest = line.trimmed((after + 1)..<again) {
      candidate.content.append(line.span(rest))
      return (candidate, again + 1)
    }
    // A complement of its own: the verb opens the next quotation, and the marks before it held something else.
    if line.introduces(verb) { return nil }
    return (candidate, end)
  }

  /// A line that is one quotation: the speaker of the line before goes on.
  func continuedSpeech() -> (candidate: QuoteCandidate, end: Int)? {
    guard line.opens(0) else { return nil }
    let close = line.marks.close(of: 0) ?? line.count
    guard close - 1 > 2, line.trimmed((close + 1)..<max(line.count, close + 1)) == nil || close >= line.count,
      let inside = line.trimmed(1..<close)
    else { return nil }
    var candidate = QuoteCandidate(
      kind: .direct, content: [line.span(inside)], cue: nil, speaker: .continued, rule: .markedContinued)
    candidate.isOpen = close >= line.count
    candidate.resolution = .subjectDrop
    return (candidate, line.count)
  }

  /// The line's start up to a mark that nothing in it opens: the rest of a quotation from the line before.
  func closingWords() -> TextSpan? {
    guard let close = line.marks.unopened.first, (0..<close).allSatisfy({ line.marks.partner($0) < 0 }),
      let words = line.trimmed(0..<close)
    else { return nil }
    return line.span(words)
  }

  /// Marks that stand alone, with the place of the missing half.
  mutating func noteStrayMarks() {
    guard !line.marks.isEmpty else { return }
    for (tokens, opens) in [(line.marks.unclosed, true), (line.marks.unopened, false)] {
      for token in tokens {
        guard let counterpart = counterpart(of: line.mark(token)) else { continue }
        let span = line.span(token..<(token + 1))
        candidates.strayMarks.append(
          StrayMark(
            span: span, opens: opens,
            missingAt: opens ? Int(line.tokens.ends[line.count - 1]) : openingPlace(of: span),
            counterpart: counterpart))
      }
    }
    candidates.opensWithMark = line.marks.opens(0)
  }

  /// Where a quotation that a lone mark closes begins: at the content that holds the mark or ends at it.
  private func openingPlace(of mark: TextSpan) -> Int? {
    for quote in candidates.quotes {
      guard let first = quote.content.first, let last = quote.content.last, first.start < mark.start else { continue }
      if last.end + 4 >= mark.start { return first.start }
    }
    return nil
  }

  /// Stretches in marks that are clearly speech: a clause of at least eight words that stands by itself, not the title
  /// or the words that a sentence around it works in.
  mutating func noteSpeech() {
    guard !line.marks.isEmpty else { return }
    var open = 0
    while open < line.count {
      guard let close = line.marks.close(of: open) else {
        open += 1
        continue
      }
      let inside = (open + 1)..<close
      if standsAlone(open), isLongClause(inside), let words = line.trimmed(inside) {
        candidates.speech.append(line.span(words))
      }
      open = close + 1
    }
  }

  private func isLongClause(_ range: Range<Int>) -> Bool {
    var words = 0
    var hasVerb = false
    for token in range where line.kind(token) == .word {
      words += 1
      hasVerb = hasVerb || line.line.words[token].partOfSpeech == .verb || line.complementizer(token) != .none
    }
    return words >= 8 && hasVerb
  }

  /// Whether nothing before the opening mark takes what it opens into a sentence.
  private func standsAlone(_ open: Int) -> Bool {
    guard open > 0 else { return true }
    switch line.mark(open - 1) {
    case .period, .colon, .ellipsis, .question, .exclamation: return true
    default: return false
    }
  }

  private func counterpart(of mark: PunctuationMark) -> String? {
    switch mark {
    case .straightQuote: "\""
    case .leftQuote, .lowQuote: "”"
    case .rightQuote: "“"
    case .leftGuillemet: "»"
    case .rightGuillemet: "«"
    default: nil
    }
  }
}
