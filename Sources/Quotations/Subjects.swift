import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Subjects that stand before their verb, or belong to the sentence around it.
extension LineScanner {
  /// "الوزير قال إن", "التقرير الذي قال إن", "وكان خان قد وصف"
  func subjectBefore(_ cue: Cue) -> NounPhrase? {
    var last = cue.token - 1
    while last > sentenceStart,
      line.function(last) == .auxiliary || line.function(last) == .adverb
        || line.function(last) == .negation
    {
      last -= 1
    }
    guard last >= sentenceStart else { return nil }
    if line.function(last) == .relative { return antecedent(before: last, cue) }
    // "سمير حداد -رئيس اللجنة- قال"
    if line.mark(last) == .comma { return acrossApposition(last, cue) }
    if line.mark(last) == .dash { return acrossDashes(last, cue) }
    var start = last
    while start > sentenceStart, last - start < 40, !breaksClause(start - 1) { start -= 1 }
    if line.function(start) == .auxiliary, start < last {
      // "وكان خان وصف …", "وكانت أنباء أولية حول الهجوم قد أشارت": the auxiliary's subject is the verb's.
      guard let (phrase, _) = line.nounPhrase(from: start + 1, limit: last + 1) else { return nil }
      return phrase.agreement.fits(cue.agreement) ? phrase : nil
    }
    // "إلا أن التقرير الذي أعدته المنظمة أكد أن …": the noun before the relative clause.
    if start < last, isVerbal(start), line.function(start - 1) == .relative {
      return antecedent(before: start - 1, cue)
    }
    // "بثت جماعة أميركية مقاطع قالت إنها …": the clause has its own verb; "شكوى ضد ناشط دعا إلى …" has a clause in it.
    if start < last, isVerbal(start) { return indefiniteNoun(before: cue) }
    guard let (phrase, end) = line.nounPhrase(from: start, limit: last + 1, dropsPrefix: true, stopsAtVerbs: true),
      end > last,
      phrase.agreement.fits(cue.agreement)
    else { return nil }
    return phrase
  }

  /// "المتحدث باسم الشركة الذي قال": the phrase right before the relative pronoun.
  private func antecedent(before relative: Int, _ cue: Cue) -> NounPhrase? {
    var last = relative - 1
    if line.mark(last) == .comma { last -= 1 }
    guard last >= sentenceStart else { return nil }
    var start = last
    while start > sentenceStart, !breaksClause(start - 1), last - start < 12 {
      start -= 1
      if line.function(start) == .preposition || line.function(start) == .pronoun {
        start += 1
        break
      }
    }
    guard start <= last, let (phrase, end) = line.nounPhrase(from: start, limit: last + 1), end > last else {
      return nil
    }
    return phrase.agreement.fits(cue.agreement) ? phrase : nil
  }

  /// "تقدمت الكنائس بشكوى ضد ناشط متطرف | دعا إلى …": a noun without article takes a clause without a relative pronoun.
  private func indefiniteNoun(before cue: Cue) -> NounPhrase? {
    for start in stride(from: cue.token - 1, through: max(sentenceStart, cue.token - 6), by: -1)
    where line.has(.human, start) && !line.hasArticle(start) && line.readings[start].letter == 0 {
      guard let (phrase, end) = line.nounPhrase(from: start, limit: cue.token), end == cue.token,
        !(start..<end).contains(where: line.hasArticle), phrase.agreement.fits(cue.agreement)
      else { return nil }
      return phrase
    }
    return nil
  }

  /// "السيناتور جون ماكين، قال في تغريدة", "مايكل هايدن، الرئيس الأسبق، قال"
  private func acrossApposition(_ comma: Int, _ cue: Cue) -> NounPhrase? {
    guard let subject = sentenceSubject(start: sentenceStart, limit: comma), subject.agreement.fits(cue.agreement)
    else {
      return nil
    }
    return isVerbal(sentenceStart) && !line.has(.impersonal, sentenceStart) ? nil : subject
  }

  /// "سمير حداد -رئيس اللجنة- قال": what stands before the first dash.
  private func acrossDashes(_ close: Int, _ cue: Cue) -> NounPhrase? {
    guard let open = (sentenceStart..<close).last(where: { line.mark($0) == .dash }), open > sentenceStart,
      let (phrase, end) = line.nounPhrase(from: sentenceStart, limit: open), end == open,
      phrase.agreement.fits(cue.agreement)
    else { return nil }
    return phrase
  }

  private func breaksClause(_ token: Int) -> Bool {
    if line.mark(token) == .verticalBar { return true }
    if line.kind(token) == .punctuation {
      switch line.mark(token) {
      case .hash, .underscore: return false
      default: return !(line.marks.partner(token) >= 0)
      }
    }
    if line.complementizer(token) != .none { return true }
    if let function = line.function(token) { return function == .conjunction || function == .relative }
    return line.has(.clauseBreak, token)
  }

  /// Whom a dropped subject in this sentence most likely means: the subject of the verb before it, the last speaker in the
  /// sentence, or the sentence's subject.
  func nearSubject(before token: Int, _ agreement: Agreement = .unknown) -> NounPhrase? {
    if let subject = clauseSubject(before: token, agreement) { return subject }
    if candidates.quotes.count > sentenceFirst, let last = candidates.quotes.last {
      switch last.speaker {
      case .named(let phrase): return phrase
      case .dropped(_, let near), .pronoun(_, let near): return near
      case .hidden, .continued: return nil
      }
    }
    guard let subject = sentenceSubject(start: sentenceStart, limit: token), !subject.isMute else { return nil }
    return subject
  }

  /// "احتفى رئيس البعثة باللاعبين وتحدث | المدير | عن سعادته وقال": the subject of the nearest verb before the token that
  /// has somebody as its subject.
  private func clauseSubject(before token: Int, _ agreement: Agreement) -> NounPhrase? {
    let first = max(sentenceStart, consumed, token - 40)
    var index = token - 2
    while index >= first {
      let other = line.marks.partner(index)
      if other >= 0, other < index {
        index = other - 1
        continue
      }
      if isMainVerb(index), let subject = personAfter(index, limit: token), subject.agreement.fits(agreement) {
        return subject
      }
      index -= 1
    }
    return nil
  }

  /// A finite verb in no relative or subordinate clause.
  private func isMainVerb(_ token: Int) -> Bool {
    guard line.kind(token) == .word, line.line.words[token].partOfSpeech == .verb || line.has(.cueVerb, token),
      !line.isNameLike(token), !line.readings[token].classes.intersects(QuotationLine.peopleClasses)
    else { return false }
    let before = line.function(token - 1)
    return before != .relative && before != .preposition && line.complementizer(token - 1) == .none
      && !line.isWord(token - 1, Words.ma)
  }

  /// The noun phrase right after the verb, if it opens with somebody who can speak.
  private func personAfter(_ verb: Int, limit: Int) -> NounPhrase? {
    var start = verb + 1
    while start < limit, line.function(start) == .adverb || line.function(start) == .auxiliary { start += 1 }
    guard start < limit, line.kind(start) == .word, line.readings[start].letter == 0,
      line.readings[start].classes.intersects(QuotationLine.speakerClasses), !isObject(start),
      !line.isAddressed(start)
    else { return nil }
    return line.nounPhrase(from: start, limit: limit, stopsAtVerbs: true)?.phrase
  }

  /// The subject of the sentence that starts at `start`: "غادر الوزير القاعة", "الوزير غادر".
  func sentenceSubject(start: Int, limit: Int) -> NounPhrase? {
    var token = afterDateline(start, limit: limit)
    var hops = 0
    while token < limit, hops < 6 {
      hops += 1
      if line.has(.turn, token), let turn = line.phrase(.turn, at: token) {
        token = turn.end
        continue
      }
      if line.kind(token) == .punctuation, line.marks.close(of: token) == nil {
        token += 1
        continue
      }
      if line.has(.impersonal, token),
        let next = (token + 1..<min(limit, token + 4)).first(where: { line.complementizer($0) != .none })
      {
        // "ويذكر أن السيناتور …", "يشار إلى أن الوزير …"
        token = next + 1
        continue
      }
      if line.complementizer(token) != .none {
        token += 1
        continue
      }
      guard let function = line.function(token) else {
        guard line.has(.clauseBreak, token) else { break }
        token += 1
        continue
      }
      switch function {
      case .preposition:
        // "وفي القاهرة، أعلن …": the clause starts after the comma.
        guard let comma = (token..<min(limit, token + 14)).first(where: { line.mark($0) == .comma }) else { return nil }
        token = comma + 1
      case .pronoun, .relative: return nil
      case .demonstrative: token += 1
      default: token += 1
      }
    }
    guard token < limit else { return nil }
    if isVerbal(token) {
      var subject = token + 1
      while subject < limit, line.function(subject) == .adverb || line.function(subject) == .auxiliary { subject += 1 }
      if isObject(subject) || line.isAddressed(subject) { return nil }
      return line.nounPhrase(from: subject, limit: limit, stopsAtVerbs: true)?.phrase
    }
    return line.nounPhrase(from: token, limit: limit, dropsPrefix: true, stopsAtVerbs: true)?.phrase
  }

  /// Whether the token reads as a verb at the head of its sentence.
  private func isVerbal(_ token: Int) -> Bool {
    guard line.kind(token) == .word else { return false }
    if line.verb(at: token) != nil { return true }
    if line.hasArticle(token) || line.has(.human, token) || line.has(.title, token) { return false }
    if line.readings[token].classes.intersects(QuotationLine.nameClasses) { return false }
    if line.line.words[token].partOfSpeech == .verb { return true }
    let next = token + 1
    return line.hasArticle(next) || line.has(.human, next) || line.has(.title, next)
      || line.kind(next) == .word && line.readings[next].classes.intersects(QuotationLine.nameClasses)
  }

  /// The token after "بيروت (رويترز) - " or "إسلام أباد، باكستان (CNN) --".
  func afterDateline(_ start: Int, limit: Int) -> Int {
    guard start == 0 else { return start }
    for token in 0..<min(limit, 14) where line.mark(token) == .dash && line.tokens.spaceBefore[token] {
      var next = token + 1
      while next < limit, line.mark(next) == .dash { next += 1 }
      let opened = (0..<token).contains { line.mark($0) == .openParenthesis }
      return opened || token < 6 ? next : start
    }
    for token in 0..<min(limit, 14) where line.mark(token) == .closeParenthesis && line.mark(token + 1) == .dash {
      var next = token + 1
      while next < limit, line.mark(next) == .dash { next += 1 }
      return next
    }
    return start
  }
}
