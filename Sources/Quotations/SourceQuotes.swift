import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Clauses that a source phrase attributes.
extension LineScanner {
  /// "وبحسب الدراسة فإن …", "…، وفق رويترز.", "«…»، بحسب قوله"
  mutating func sourceQuote(at token: Int) -> (candidate: QuoteCandidate?, end: Int)? {
    let sentenceEnd = line.sentenceEnd(token)
    guard let source = line.sourcePhrase(at: token, limit: sentenceEnd), !source.isManner else { return nil }
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
      } else if source.names, let phrase = source.phrase, isSpeaker(phrase, of: candidates.quotes[index]) {
        // "إعلان عن مشروع قالت إنه …، بحسب الصحيفة"
        candidates.quotes[index].speaker = .named(phrase)
        candidates.quotes[index].resolution = .explicit
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

  /// Whether the phrase is the subject that the quotation's verb lacks: nobody near it, and the phrase agrees.
  private func isSpeaker(_ phrase: NounPhrase, of quote: QuoteCandidate) -> Bool {
    guard case .dropped(let agreement, let near) = quote.speaker, near == nil, agreement.gender == .feminine else {
      return false
    }
    return phrase.isMedium && phrase.agreement.gender == .feminine && line.hasArticle(phrase.firstToken)
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
    if atStart, let answer = answering(from: start, sentenceEnd) { start = answer }
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
    let candidate = attributed(source, kind: clause.kind, content: clause.content, rule: .sourceLeading)
    return (candidate, clause.end)
  }

  /// "ووفقا لشهود عيان كانوا في الساحة فإن الصوت كان مدويا": where "فإن" takes up what the source says.
  private func answering(from start: Int, _ sentenceEnd: Int) -> Int? {
    (start..<max(start, min(start + 25, sentenceEnd))).first {
      line.complementizer($0) != .none && line.starts($0, with: Letter.feh)
    }
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
    let open = last >= 0 ? line.marks.partner(last) : -1
    if open >= 0, open < last, let inside = line.trimmed((open + 1)..<last) {
      let startsSentence = open <= max(consumed, sentenceStart) + 1
      if startsSentence || inside.count > 5 || source.isPronoun || line.isWord(token, Words.ala) {
        let kind = startsSentence || inside.count > 5 ? Quote.Kind.direct : .mixed
        return (attributed(source, kind: kind, content: line.span(inside), rule: .sourceMarked), source.end)
      }
    }
    var from = max(afterDateline(sentenceStart, limit: token), min(consumed, token))
    // "إلا أن النقاش، بحسب الكاتب، …"
    if line.readings[from].function != nil || line.has(.clauseBreak, from),
      let joint = line.phrase(.clauseBreak, at: from),
      joint.end < token
    {
      from = joint.end
    }
    let end = resumedClause(after: source, at: token, sentenceEnd)
    guard let range = line.trimmed(from..<(end ?? token)), range.count > 1 else { return nil }
    let kind: Quote.Kind = line.quotesWords(range) ? .mixed : .indirect
    return (attributed(source, kind: kind, content: line.span(range), rule: .sourceTrailing), end ?? source.end)
  }

  /// "تهدف المنظمة، بحسب ميثاقها، إلى …", "المشكل الثاني، حسب الكاتب، يكمن في …": where the clause around an inserted source
  /// ends; nil when what follows is another clause.
  private func resumedClause(after source: SourcePhrase, at token: Int, _ sentenceEnd: Int) -> Int? {
    let isBracketed =
      line.mark(token - 1) == .comma && line.mark(source.end) == .comma
      || line.mark(token - 1) == .dash && line.mark(source.end) == .dash
    let next = source.end + 1
    guard isBracketed, next < sentenceEnd, line.kind(next) == .word, !line.hasConjunction(next),
      line.line.words[next].proclitics.isDisjoint(with: [.wa, .fa]), line.participle(at: next) == nil,
      line.cue(at: next) == nil
    else { return nil }
    let resumes =
      line.function(next) == .preposition || line.complementizer(next) != .none
      || line.line.words[next].partOfSpeech == .verb && line.line.words[next].tense != .none
    guard resumes, !line.has(.sourcePhrase, next) else { return nil }
    return line.clauseEnd(from: next, contentStart: next, sentenceEnd: sentenceEnd)
  }

  private func attributed(
    _ source: SourcePhrase, kind: Quote.Kind, content: TextSpan, rule: QuotationRule
  ) -> QuoteCandidate {
    var candidate = QuoteCandidate(
      kind: kind, content: [content], cue: line.span(source.cue, withoutPrefix: true), speaker: .hidden, rule: rule)
    candidate.via = source.via
    if let phrase = source.phrase {
      candidate.speaker = .named(phrase)
    } else if source.isPronoun {
      candidate.speaker = .pronoun(.unknown, near: nearSubject(before: sentenceStart))
      candidate.resolution = .pronoun
    }
    return candidate
  }
}
