import AnnotationModel
import ArabicText
import Lexicons

/// Clauses that a source phrase attributes.
extension LineScanner {
  /// "وبحسب الدراسة فإن …", "…، وفق رويترز.", "«…»، بحسب قوله"
  mutating func sourceQuote(at token: Int) -> (candidate: QuoteCandidate?, end: Int)? {
    let sentenceEnd = line.sentenceEnd(token)
    guard line.has(.sourcePhrase, token) || line.isWord(token, Words.ala),
      let source = line.sourcePhrase(at: token, limit: sentenceEnd), !source.isManner
    else { return nil }
    if let leading = leadingSource(source, at: token, sentenceEnd) { return leading }
    if token == sentenceStart, line.trimmed(source.end..<max(source.end, sentenceEnd)) == nil, source.names,
      let last = candidates.quotes.indices.last, candidates.quotes[last].via == nil
    {
      // "…». وفقا لموقع 24.": a sentence of its own for what stands before it.
      candidates.quotes[last].via = source.phrase
      return (nil, source.end)
    }
    guard token > sentenceStart, line.closesClause(source, at: token, sentenceEnd: sentenceEnd) else { return nil }
    if let index = precedingQuote(before: token), !candidates.quotes[index].needsHeadline {
      // "قال ضابط إن …، وفق وكالة المدى": the medium of what is attributed already.
      if let other = source.phrase, source.names, !other.isMedium, other.isDefiniteRole || other.holdsName,
        case .named = candidates.quotes[index].speaker
      {
        // "قال الوزير إن …، بحسب رئيس الوفد": a second speaker, no medium.
        candidates.quotes[index].secondSpeaker = other
      } else if source.names, candidates.quotes[index].via == nil, hasSpeaker(candidates.quotes[index]) {
        candidates.quotes[index].via = source.phrase
      } else if source.isPronoun, candidates.quotes[index].via == nil {
        // "بحسب ما أوضحوا في مقال في العدد الأخير من مجلة …"
        let reach = source.end..<max(source.end, min(sentenceEnd, source.end + 12))
        candidates.quotes[index].via = line.firstOutlet(in: reach, limit: sentenceEnd)
      }
      return (nil, source.end)
    }
    return trailingSource(source, at: token, sentenceEnd)
  }

  private func hasSpeaker(_ quote: QuoteCandidate) -> Bool {
    if case .hidden = quote.speaker { return false }
    return true
  }

  /// "ووفقا لمصادر الجزيرة: «…»", "وبحسب رويترز فإن …", "طبقا للإحصاءات الرسمية، تضاعف …"
  private mutating func leadingSource(
    _ source: SourcePhrase, at token: Int, _ sentenceEnd: Int
  ) -> (candidate: QuoteCandidate?, end: Int)? {
    let atStart = token == afterDateline(sentenceStart, limit: sentenceEnd)
    var start = source.end
    if line.mark(start) == .comma || line.mark(start) == .colon { start += 1 }
    let hasComplementizer = line.complementizer(start) != .none && line.starts(start, with: Letter.feh)
    guard hasComplementizer || atStart && start > source.end, start < sentenceEnd else { return nil }
    if source.isPronoun, !hasComplementizer { return nil }
    if hasComplementizer || line.complementizer(start) == .inna { start += 1 }
    if let verb = reportingVerb(after: start, sentenceEnd), line.introduces(verb) {
      // "وبحسب رويترز فإن الخبراء يؤكدون أن …": the clause has a speaker of its own.
      if source.names { sentenceVia = source.phrase }
      return (nil, start)
    }
    guard let clause = line.reportedClause(from: start, sentenceEnd: sentenceEnd) else { return nil }
    let candidate = attributed(source, kind: clause.kind, content: clause.content, rule: "source.leading")
    return (candidate, clause.end)
  }

  /// The reporting verb that opens a clause, before its subject or after it.
  private func reportingVerb(after start: Int, _ limit: Int) -> Cue? {
    if let verb = line.verb(at: start) { return verb.frame.complements.isEmpty ? nil : verb }
    guard let (_, end) = line.nounPhrase(from: start, limit: limit), let verb = line.verb(at: end) else { return nil }
    return verb.frame.complements.isEmpty ? nil : verb
  }

  /// "قتل ثلاثة جنود، وفقا لوزارة الدفاع."
  private func trailingSource(
    _ source: SourcePhrase, at token: Int, _ sentenceEnd: Int
  ) -> (candidate: QuoteCandidate?, end: Int)? {
    var last = token - 1
    if line.mark(last) == .comma || line.mark(last) == .dash { last -= 1 }
    let open = last >= 0 ? Int(line.marks.partner[last]) : -1
    if open >= 0, open < last, let inside = line.trimmed((open + 1)..<last) {
      let startsSentence = open <= max(consumed, sentenceStart) + 1
      if startsSentence || inside.count > 5 || source.isPronoun || line.isWord(token, Words.ala) {
        let kind = startsSentence || inside.count > 5 ? Quote.Kind.direct : .mixed
        return (attributed(source, kind: kind, content: line.span(inside), rule: "source.marked"), source.end)
      }
    }
    let from = max(afterDateline(sentenceStart, limit: token), min(consumed, token))
    guard let range = line.trimmed(from..<token), range.count > 1 else { return nil }
    let kind: Quote.Kind = line.quotesWords(range) ? .mixed : .indirect
    return (attributed(source, kind: kind, content: line.span(range), rule: "source.trailing"), source.end)
  }

  private func attributed(
    _ source: SourcePhrase, kind: Quote.Kind, content: TextSpan, rule: StaticString
  ) -> QuoteCandidate {
    var candidate = QuoteCandidate(
      kind: kind, content: [content], cue: line.span(source.cue, withoutPrefix: true), speaker: .hidden, rule: rule)
    candidate.via = source.via
    candidate.confidence = 0.8
    if let phrase = source.phrase {
      candidate.speaker = .named(phrase)
    } else if source.isPronoun {
      candidate.speaker = .pronoun(.unknown, near: nearSubject(before: sentenceStart))
      candidate.resolution = .pronoun
    }
    return candidate
  }
}
