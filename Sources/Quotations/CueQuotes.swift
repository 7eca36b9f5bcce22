import AnnotationModel
import ArabicText
import Lexicons

/// Quotations that a verb, participle or verbal noun introduces.
extension LineScanner {
  /// "قال وزير المالية إن …", "…، مضيفا أن …", "قوله إن …"
  func quote(of cue: Cue) -> (candidate: QuoteCandidate?, end: Int)? {
    var search = ComplementSearch(line, cue)
    guard isCuePlace(cue), let complement = search.run() else { return nil }
    if cue.form == .noun, complement.kind == .prepositional || complement.kind == .noun { return nil }
    if complement.kind == .noun, isPlanned(cue) { return nil }
    // "وقد اتهمت بالقتل": without an object the verb is passive, and nobody says so here.
    if cue.frame.isAccusation, cue.form == .verb, !cue.hasObject, complement.start == cue.token + 1 { return nil }
    guard let found = content(of: complement, cue) else { return nil }
    var candidate = QuoteCandidate(
      kind: found.kind, content: found.content, cue: line.span(cue.token..<(cue.token + 1), withoutPrefix: true),
      speaker: .hidden, rule: rule(of: cue, complement.kind))
    candidate.via = complement.via ?? sentenceVia ?? mediumBefore(cue)
    candidate.addressee = complement.addressee
    candidate.continues = cue.frame.continues
    candidate.cueAgreement = cue.agreement
    candidate.isOpen = found.isOpen
    candidate.isVerbatim = complement.kind == .verbatim
    candidate.confidence = confidence(cue, complement.kind)
    if cue.frame.denies || line.isNegated(cue.token) {
      // "لم يكشف عن …" says nothing; "لم يقل إن …" denies.
      if line.isNegated(cue.token), cue.frame.denies || complement.kind != .clause && complement.kind != .verbatim {
        return nil
      }
      candidate.polarity = .deny
    }
    assignSpeaker(&candidate, cue, complement)
    return (candidate, found.end)
  }

  /// Whether the cue stands where a reporting word can: not inside a formula ("من المقرر أن يعلن").
  private func isCuePlace(_ cue: Cue) -> Bool {
    if cue.form == .noun {
      // A noun reports by itself only with a pronoun: "قوله إن"; "بالقول" belongs to its verb.
      return cue.hasObject && cue.frame.complements.contains(.clause)
    }
    if cue.form == .participle { return true }
    let previous = cue.token - 1
    if line.complementizer(previous) == .anna || line.complementizer(previous) == .bare {
      // "قبل أن يضيف: «…»" reports; "يريد أن يقول إن" does not.
      if cue.tense != .past, line.function(previous - 1) != .preposition { return false }
    }
    if line.has(.impersonal, cue.token), cue.tense == .present, line.hasConjunction(cue.token) || cue.token == 0 {
      // "ويذكر أن", "ويشار إلى أن"
      return !isAgentless(cue)
    }
    // "ويتوقع أن تهطل الأمطار": it is expected, by nobody named.
    if cue.frame.isForecast, cue.tense == .present, cue.agreement.gender != .feminine, line.hasConjunction(cue.token),
      line.mark(previous) != .comma, isAgentless(cue)
    {
      return false
    }
    return !(line.has(.impersonal, cue.token) && isAgentless(cue))
  }

  /// "وسيعلن انسحابه", "ليعلن رحيله": nothing has been said yet.
  private func isPlanned(_ cue: Cue) -> Bool {
    guard cue.form == .verb else { return false }
    return cue.tense == .future || line.readings[cue.token].letter > 0 && line.starts(cue.token, with: Letter.lam)
  }

  /// "يذكر أن …": the complementizer follows at once, and nobody is named.
  private func isAgentless(_ cue: Cue) -> Bool {
    line.complementizer(cue.token + 1) != .none
      || line.complementizer(cue.token + 2) != .none
        && line.function(cue.token + 1) == .preposition
  }

  private func content(
    of complement: Complement, _ cue: Cue
  ) -> (kind: Quote.Kind, content: [TextSpan], end: Int, isOpen: Bool)? {
    let sentenceEnd = line.sentenceEnd(complement.content)
    switch complement.kind {
    case .clause, .prepositional, .noun:
      var start = complement.content
      if complement.kind == .noun { start = pastCorrectness(start, sentenceEnd) }
      guard
        let clause = line.reportedClause(
          from: start, sentenceEnd: sentenceEnd, isNominal: complement.kind != .clause)
      else { return nil }
      let open = clause.kind == .direct && line.marks.isUnclosed[start]
      return (clause.kind, [clause.content], clause.end, open)
    case .marked: return markedContent(complement.content)
    case .verbatim:
      let end = line.clauseEnd(from: complement.content, contentStart: complement.content, sentenceEnd: sentenceEnd)
      guard let range = line.trimmed(complement.content..<end) else { return nil }
      return (line.quotesWords(range) ? .mixed : .direct, [line.span(range)], end, false)
    }
  }

  /// "نفى صحة الأنباء عن …": what the report says is denied, not the report.
  private func pastCorrectness(_ start: Int, _ sentenceEnd: Int) -> Int {
    guard line.isWord(start, Words.sihha) else { return start }
    for token in (start + 1)..<max(start + 1, min(start + 5, sentenceEnd))
    where line.isWord(token, Words.an) && token + 1 < sentenceEnd {
      return token + 1
    }
    return start
  }

  /// The words in marks that open at the token; unclosed marks reach to the end of the paragraph.
  func markedContent(_ open: Int) -> (kind: Quote.Kind, content: [TextSpan], end: Int, isOpen: Bool)? {
    guard let close = line.marks.close(of: open) else {
      guard let inside = line.trimmed((open + 1)..<line.count) else { return nil }
      return (.direct, [line.span(inside)], line.count, true)
    }
    guard let inside = line.trimmed((open + 1)..<close) else { return nil }
    return (.direct, [line.span(inside)], close + 1, false)
  }

  // MARK: Speakers

  private func assignSpeaker(_ candidate: inout QuoteCandidate, _ cue: Cue, _ complement: Complement) {
    if cue.tense == .passive {
      candidate.speaker = .hidden
      return
    }
    let named = standsBefore(cue) ? nil : subjectAfter(cue, limit: complement.start)
    if let relayed = complement.relayed {
      // "نقلت رويترز عن الوزير قوله إن": the medium is the verb's subject.
      candidate.speaker = .named(relayed)
      candidate.resolution = .chain
      if let named {
        candidate.via = named
      } else if cue.form == .verb, candidate.via == nil {
        candidate.via = lastMedium()
      }
      return
    }
    if cue.form == .verb, let named {
      candidate.speaker = .named(named)
      return
    }
    if cue.form == .verb, let before = subjectBefore(cue) {
      candidate.speaker = .named(before)
      return
    }
    let near = nearSubject(before: cue.token)
    if complement.viaIsSource, let source = complement.via, near == nil || source.isRole {
      candidate.speaker = .named(source)
      candidate.via = nil
      return
    }
    candidate.speaker = .dropped(cue.agreement, near: near)
    candidate.resolution = .subjectDrop
  }

  /// "ذكرت الوكالة أن …. ونقلت عن مصدر قوله إن": the medium that spoke last in the line, or passed something on.
  private func lastMedium() -> NounPhrase? {
    guard let last = candidates.quotes.last else { return nil }
    if case .named(let phrase) = last.speaker, phrase.isMedium { return phrase }
    return last.cue == nil ? nil : last.via
  }

  /// Whether the noun after a verb with an object is that object: "كان خان وصف قائد الجيش بأنه", "ماتيس يحذر الأسد من",
  /// "نفت طهران …، واتهمت إسرائيل بـ…".
  private func standsBefore(_ cue: Cue) -> Bool {
    let takesObject = cue.frame.complements.contains(.object) || cue.frame.complements.contains(.description)
    guard cue.form == .verb, takesObject, !cue.hasObject else { return false }
    guard line.hasConjunction(cue.token) else { return subjectBefore(cue) != nil }
    guard candidates.quotes.count > sentenceFirst, let last = candidates.quotes.last else { return false }
    return last.cueAgreement == cue.agreement && cue.token > sentenceStart
  }

  /// "في مقالة نشرت في صحيفة …، أوضحت …": "جاء ذلك في مقابلة … لـ«…» حيث قال": the medium in the phrase that opens the
  /// sentence.
  private func mediumBefore(_ cue: Cue) -> NounPhrase? {
    guard candidates.quotes.count == sentenceFirst else { return nil }
    if cue.form == .participle {
      let start = max(sentenceStart, cue.token - 30)
      return line.mediumOfChannel(in: start..<max(start, cue.token), limit: cue.token)
    }
    guard cue.form == .verb, cue.token - sentenceStart < 24,
      line.function(sentenceStart) == .preposition || line.isWord(sentenceStart, Words.ja)
    else { return nil }
    return line.firstOutlet(in: (sentenceStart + 1)..<max(sentenceStart + 1, cue.token), limit: cue.token)
  }

  /// The subject after its verb: "قال أمس وزير المالية سامر الخطيب".
  private func subjectAfter(_ cue: Cue, limit: Int) -> NounPhrase? {
    guard cue.form == .verb else { return nil }
    var start = cue.token + 1
    while start < limit, line.function(start) == .adverb || line.function(start) == .auxiliary { start += 1 }
    if line.mark(start) == .comma { start += 1 }
    guard !isObject(start), !line.isAddressed(start), let (phrase, _) = line.nounPhrase(from: start, limit: limit)
    else { return nil }
    return phrase
  }

  /// "خاطب الناخبين": a sound plural in ين is no subject.
  func isObject(_ token: Int) -> Bool {
    if line.has(.contentNoun, token), !line.has(.human, token) { return true }
    guard line.hasArticle(token), line.tokens.letterCount(token) > 6,
      !line.readings[token].classes.intersects(QuotationLine.nameClasses)
    else { return false }
    return line.tokens.letters[line.tokens.letterRange(token)].suffix(2).elementsEqual([Letter.yeh, Letter.noon])
  }

  private func rule(of cue: Cue, _ kind: Complement.Kind) -> StaticString {
    switch (cue.form, kind) {
    case (.verb, .clause): "verb.clause"
    case (.verb, .marked): "verb.direct"
    case (.verb, .verbatim): "verb.verbatim"
    case (.verb, .prepositional): "verb.preposition"
    case (.verb, .noun): "verb.noun"
    case (.participle, .clause): "participle.clause"
    case (.participle, _): "participle.direct"
    case (.noun, _): "noun.clause"
    }
  }

  private func confidence(_ cue: Cue, _ kind: Complement.Kind) -> Float {
    switch kind {
    case .clause: cue.form == .verb ? 0.95 : 0.9
    case .marked: 0.92
    case .verbatim: 0.8
    case .prepositional: 0.7
    case .noun: 0.6
    }
  }
}
