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
    // "مما يشير إلى نقص في …": what shows it, not who says it.
    if complement.kind == .prepositional, line.isWord(cue.token - 1, Words.whence) { return nil }
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
    candidate.frame = cue.frame.number
    candidate.form = cue.formNumber
    candidate.endsSentence = found.end >= line.sentenceEnd(complement.content)
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
    // "ويتوقع أن تهطل الأمطار": it is expected, by nobody named; "البنك يتوقع أن ينمو" has its subject before it.
    if cue.frame.isForecast, cue.tense == .present, cue.agreement.gender != .feminine, isAgentless(cue),
      line.hasConjunction(cue.token) || line.kind(previous) != .word || line.function(previous) == .relative
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
      let open = clause.kind == .direct && line.marks.isUnclosed(start)
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
    if isPassiveAccusation(cue, complement) {
      candidate.speaker = .hidden
      return
    }
    let named = standsBefore(cue) || isObjectAlone(cue, complement) ? nil : subjectAfter(cue, limit: complement.start)
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
    var near = nearSubject(before: cue.token, cue.agreement)
    if near == nil, cue.form == .participle || cue.frame.isAccusation, cue.token <= sentenceStart + 1 {
      // "دخل الرئيس على خط الأزمة. معتبرا أن …": the sentence goes on with the subject of the one before it.
      near = candidates.subjects.last { subject in
        subject.agreement.fits(cue.agreement)
          && subject.span.start > (candidates.quotes.last?.content.last?.end ?? -1)
      }
    }
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
    if candidates.quotes.count == sentenceFirst, let subject = sentenceSubject(start: sentenceStart, limit: line.count),
      subject.isMedium
    {
      // "وذكرت الوكالة نفي المصدر، ونقلت على لسانه قوله …"
      return subject
    }
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

  /// "اتهم المدافع بالاعتداء على الحكم": with nobody before the verb and one noun after it, the noun is the accused, and the
  /// text hides who accuses.
  private func isPassiveAccusation(_ cue: Cue, _ complement: Complement) -> Bool {
    guard cue.frame.isAccusation, cue.form == .verb, !cue.hasObject, !standsBefore(cue),
      !isObjectAlone(cue, complement),
      let (phrase, end) = line.nounPhrase(from: cue.token + 1, limit: complement.start), end == complement.start
    else { return false }
    // A state or a body accuses more often than it stands accused, and its object may hide in its name.
    return phrase.afterComma == nil && (phrase.isRole && !phrase.isBody || phrase.holdsName)
      && subjectBefore(cue) == nil
  }

  /// "نفت طهران …. وتتهم المعارضة باغتياله": an accuser needs an accused; the only noun after the verb is the one, when
  /// somebody before it fits the verb.
  private func isObjectAlone(_ cue: Cue, _ complement: Complement) -> Bool {
    guard cue.frame.isAccusation, cue.form == .verb, !cue.hasObject, line.hasConjunction(cue.token),
      let (_, end) = line.nounPhrase(from: cue.token + 1, limit: complement.start), end == complement.start
    else { return false }
    if let near = nearSubject(before: cue.token, cue.agreement) { return near.agreement.fits(cue.agreement) }
    if case .named(let speaker) = candidates.quotes.last?.speaker { return speaker.agreement.fits(cue.agreement) }
    return candidates.subjects.last?.agreement.fits(cue.agreement) == true
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
    // "ووصفوا الخطوة بأنها …": a verb in the plural has its subject in it.
    guard cue.form == .verb, cue.agreement.number == .singular || cue.agreement.number == .unknown else { return nil }
    var start = cue.token + 1
    while start < limit, line.function(start) == .adverb || line.function(start) == .auxiliary { start += 1 }
    // "التي يقر فيها مسؤول كبير بأن …"
    if start < limit, line.isWord(start, anyOf: Words.toThem) { start += 1 }
    if line.mark(start) == .comma { start += 1 }
    if let (_, end) = line.addressedMedium(at: start, limit: limit), end < limit, line.kind(end) == .word,
      line.readings[end].letter == 0, line.readings[end].classes.intersects(QuotationLine.speakerClasses)
    {
      // "كشفت لـ«الضفاف» مصادر مطلعة أن …"
      start = end
    }
    guard !isObject(start), !line.isAddressed(start),
      let (found, _) = line.nounPhrase(from: start, limit: limit)
    else { return nil }
    var phrase = found
    if start == cue.token + 1, line.readings[start].letter > 0, line.starts(start, with: Letter.beh) {
      // "قال بيارا بوار": a subject has no ب before it, so the letter is the name's own.
      phrase.span.start = Int(line.tokens.starts[start])
      phrase.keepsPrefix = true
    }
    // "قرار يدعو الولايات المتحدة إلى …": a masculine verb right before a feminine noun has another subject.
    if start == cue.token + 1, phrase.agreement.gender == .feminine, cue.agreement.gender == .masculine,
      cue.frame.complements.contains(.object)
    {
      return nil
    }
    // "كما تصف عملها بأنه …": what is hers is no subject.
    if phrase.isMute, cue.frame.complements.contains(.description) { return nil }
    return phrase
  }

  /// "خاطب الناخبين": a sound plural in ين is no subject.
  func isObject(_ token: Int) -> Bool {
    if line.has(.contentNoun, token), !line.has(.human, token) { return true }
    if line.isMasdar(token) { return true }
    guard line.hasArticle(token), line.tokens.letterCount(token) > 6,
      !line.readings[token].classes.intersects(QuotationLine.nameClasses)
    else { return false }
    return line.ends(token, with: Letter.yeh, Letter.noon)
  }

  private func rule(of cue: Cue, _ kind: Complement.Kind) -> QuotationRule {
    switch (cue.form, kind) {
    case (.verb, .clause): .verbClause
    case (.verb, .marked): .verbDirect
    case (.verb, .verbatim): .verbVerbatim
    case (.verb, .prepositional): .verbPreposition
    case (.verb, .noun): .verbNoun
    case (.participle, .clause): .participleClause
    case (.participle, _): .participleDirect
    case (.noun, _): .nounClause
    }
  }
}
