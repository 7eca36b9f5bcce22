import ArabicText
import Lexicons
import Morphology

/// Looks for the content that a cue introduces, from the cue to the right.
///
/// "قال وزير المالية، في تصريح لرويترز، إن …": the search passes subject, channel and medium and stops at the
/// complementizer.
//
// What it asks of a token is mutating, for all of the search would be copied at each call.
struct ComplementSearch {
  let line: QuotationLine
  let cue: Cue
  let limit: Int
  private(set) var found = Complement(kind: .clause, start: 0, content: 0)
  private var preposition: Int?
  /// Where another cue ended the search.
  private(set) var stopped: Int
  private var takesDirect: Bool
  private var takesClause: Bool

  /// How far from its cue content may start, in tokens.
  private static let reach = 45
  private static let shortReach = 16

  init(_ line: QuotationLine, _ cue: Cue) {
    self.line = line
    self.cue = cue
    // "زاد", "تابع", "واصل" mean other things too, and so do nouns: what they introduce stands near.
    let reach = cue.frame.continues || cue.form == .noun ? ComplementSearch.shortReach : ComplementSearch.reach
    limit = min(line.sentenceEnd(cue.token), cue.token + reach)
    stopped = limit
    takesDirect = cue.frame.complements.contains(.direct)
    takesClause = cue.frame.complements.contains(.clause)
  }

  /// The complement, or nil when the cue introduces nothing (it is a homograph, or nothing was said).
  mutating func run() -> Complement? {
    guard let place = search() else { return nil }
    var complement = found
    (complement.kind, complement.start, complement.content) = (place.kind, place.start, place.content)
    return complement
  }

  /// Where content stands that the search has come upon.
  struct Place {
    var kind: Complement.Kind
    /// See `Complement.start`.
    var start: Int
    /// See `Complement.content`.
    var content: Int
  }

  /// Where the complement stands; what the search passes on its way goes to `found`.
  mutating func search() -> Place? {
    guard !cue.frame.complements.isEmpty, !line.has(.attention, cue.token + 1), !hasPronounObject else { return nil }
    if startsWithNoun, let object = nounObject() { return object }
    if let words = wordsAfterSaying() { return words }
    var token = cue.token + 1
    var commas = 0
    while token < limit {
      if !line.mayLead(token) {
        if let start = preposition, token - start > 14 { break }
        token += 1
        continue
      }
      if let next = passParenthesis(token) {
        token = next
        continue
      }
      if let result = clause(token) ?? whether(token) { return result }
      if preposition == nil, let result = colon(token) ?? marked(token) { return result }
      if preposition == nil, let next = passAttribution(token) {
        token = next
        continue
      }
      if let close = line.marks.close(of: token) {
        token = close + 1
        continue
      }
      if stops(token) {
        stopped = token
        break
      }
      if line.mark(token) == .comma {
        // "وينفي خان هذه التهم، وكان خان وصف … بأنه": the object stands before the comma.
        if commas == 0, let object = nounObject() { return object }
        commas += 1
      }
      if line.mark(token) == .semicolon { break }
      if preposition == nil, commas < 3 {
        if expressesFeeling(token) { return nil }
        if takesPreposition(token) { preposition = token }
      }
      if let start = preposition, token - start > 14 { break }
      token += 1
    }
    guard let phrase = prepositional() else { return nounObject() }
    // "يعلن الرئيس رفع السرية عن الملف": the noun, not what its own preposition governs.
    if cue.frame.complements.contains(.noun), let object = nounObject(), object.content < phrase.start { return object }
    return phrase
  }

  /// "ما يطالب به السكان": what is said stands before the verb.
  private var hasPronounObject: Bool {
    cue.frame.complements.contains(.with)
      && (line.isWord(cue.token - 1, Words.ma) || line.function(cue.token - 1) == .relative)
      && line.isWord(cue.token + 1, anyOf: Words.withIt)
  }

  /// "وتوقع | استمرار ارتفاع الأسعار": no subject between the verb and what it gives.
  private var startsWithNoun: Bool {
    let token = cue.token + 1
    return cue.form != .noun && cue.frame.complements.contains(.noun) && token < limit && line.isMasdar(token)
  }

  /// "مكتفيا بالقول | هناك بيان صدر", "قائلا | نحن هنا": words without marks right after قائلا and بالقول.
  private mutating func wordsAfterSaying() -> Place? {
    let token = cue.token + 1
    guard cue.isSaying, cue.form != .verb, token + 2 < limit, line.kind(token) == .word,
      line.complementizer(token) == .none, line.function(token) == .pronoun || line.function(token) == .adverb
    else { return nil }
    // "قائلا أيضا: «…»" says it behind the mark.
    for next in token..<min(limit, token + 8) where line.mark(next) == .colon || line.marks.opens(next) { return nil }
    for next in token..<min(limit, token + 4) where line.complementizer(next) != .none { return nil }
    return Place(kind: .verbatim, start: token, content: token)
  }

  // MARK: Complements

  /// "أن …", "إلى أن …", "بأن …"
  private mutating func clause(_ token: Int) -> Place? {
    if takesClause, line.isNegatedClause(token) {
      // "متوقعا | ألا يكون الرد مباشرا": the negation is part of what is said.
      return Place(kind: .clause, start: token, content: token)
    }
    // "فإن" answers a source phrase or a condition, no verb.
    guard line.complementizer(token) != .none, takesClause || isDescription(token), token + 1 < limit,
      !line.starts(token, with: Letter.feh)
    else { return nil }
    let before = line.function(token - 1)
    if token > cue.token + 1 {
      // "لافتا لا سيما وأنه كان …"
      if line.hasConjunction(token) { return nil }
      if before == .conjunction || before == .auxiliary || before == .relative || before == .negation { return nil }
      if line.has(.impersonal, token - 1) { return nil }
      // "قال للمقربين منه إنه …": no preposition governs إن.
      if before == .preposition, !isLinking(token - 1), line.complementizer(token) != .inna { return nil }
      // "اقترح الوسيط هدنة على أن تبدأ غدا": provided that.
      if before == .preposition, line.isWord(token - 1, Words.ala), token > cue.token + 2,
        cue.frame.complements.isDisjoint(with: [.upon, .uponNoun])
      {
        return nil
      }
      if line.has(.contentNoun, token - 1), preposition != nil { return nil }
    }
    let start = before == .preposition && token - 1 > cue.token ? token - 1 : token
    // A preposition of the frame further left governs a noun whose own clause this is: "إلى ضرورة أن …".
    if let preposition, preposition < start, !sameWord(preposition, token - 1) { return nil }
    // "وأكد أن: «…»"
    let isBehindColon = line.mark(token + 1) == .colon && token + 2 < limit
    return Place(kind: .clause, start: start, content: isBehindColon ? token + 2 : token + 1)
  }

  /// "وصف الفيلم بأنه …"
  private func isDescription(_ token: Int) -> Bool {
    cue.frame.complements.contains(.description) && line.starts(token, with: Letter.beh)
  }

  private func isLinking(_ token: Int) -> Bool {
    line.isWord(token, Words.ila) || line.isWord(token, Words.ala) || line.isWord(token, Words.an)
      || line.isWord(token, Words.min)
  }

  private func sameWord(_ lhs: Int, _ rhs: Int) -> Bool {
    [Words.ila, Words.ala, Words.an, Words.min].contains { line.isWord(lhs, $0) && line.isWord(rhs, $0) }
  }

  /// "سأل عما إذا كان …"
  private mutating func whether(_ token: Int) -> Place? {
    guard cue.frame.complements.contains(.whether), token + 2 < limit else { return nil }
    guard line.isWord(token, Words.amma) || line.isWord(token, Words.ma), line.isWord(token + 1, Words.idha) else {
      return nil
    }
    return Place(kind: .clause, start: token, content: token + 2)
  }

  /// "وقال المتحدث: …"
  private mutating func colon(_ token: Int) -> Place? {
    guard line.mark(token) == .colon, takesDirect, token + 1 < limit, cue.form != .noun || cue.isSaying else {
      return nil
    }
    if line.kind(token - 1) == .number, line.kind(token + 1) == .number { return nil }
    if opensSpeech(token + 1) { return Place(kind: .marked, start: token, content: token + 1) }
    if line.complementizer(token + 1) != .none, token + 2 < limit {
      return Place(kind: .clause, start: token, content: token + 2)
    }
    return Place(kind: .verbatim, start: token, content: token + 1)
  }

  private func opensSpeech(_ token: Int) -> Bool {
    line.marks.close(of: token) != nil || line.marks.isUnclosed(token)
  }

  /// "قال اللاعب «الفوز كان مستحقا»"; names and terms in marks are passed over.
  private mutating func marked(_ token: Int) -> Place? {
    let describes = cue.frame.complements.contains(.description)
    guard takesDirect || describes, opensSpeech(token) else { return nil }
    let close = line.marks.close(of: token) ?? line.count
    let length = close - token - 1
    guard length > 0 else { return nil }
    let previous = token - 1
    if describes {
      // "ما سماه «…»", "وصف النيابة بـ«…»"
      guard previous == cue.token || line.isWord(previous, Words.bi) else { return nil }
    } else if previous == cue.token {
      // "وأشار «الخريصي» إلى أن": a name, when content still follows.
      if length <= 3, contentFollows(close + 1) || cue.frame.complements.contains(.object) || goesOn(close + 1) {
        return nil
      }
    } else if line.cue(at: previous) == nil {
      if length < 5, line.has(.naming, previous) || line.has(.orgHead, previous) || line.has(.mediaHead, previous) {
        return nil
      }
      // "هدد صحفيا بـ«تحطيم رأسه»"
      let isGoverned = cue.frame.complements.contains(.with) && line.isWord(previous, Words.bi)
      if !isGoverned, line.function(previous) == .preposition || line.function(previous) == .conjunction, length < 5 {
        return nil
      }
      // Far from its verb, what stands in marks without a colon belongs to something else.
      if token - cue.token > 24, line.mark(previous) != .colon { return nil }
      // "أجهزة تعمل بإصدارات «آي أو إس»": a name behind its noun.
      if !isGoverned, !cue.isSaying, token - cue.token > 4, line.mark(previous) != .colon,
        line.marksName(open: token, close: close)
      {
        return nil
      }
      if length < 3 { return nil }
    }
    return Place(kind: .marked, start: token, content: token)
  }

  /// "وتعجب «الفارس» من الخبر": a name in marks, and the sentence goes on behind it.
  private func goesOn(_ token: Int) -> Bool {
    guard line.kind(token) == .word, token < limit else { return false }
    return !line.hasConjunction(token) && line.line.words[token].proclitics.isDisjoint(with: [.wa, .fa])
      && line.participle(at: token) == nil && line.function(token) != .adverb && line.function(token) != .conjunction
  }

  private func contentFollows(_ token: Int) -> Bool {
    (token..<max(token, min(token + 8, limit))).contains {
      line.complementizer($0) != .none || line.mark($0) == .colon
        || line.marks.close(of: $0).map { close in close - token > 5 } == true
    }
  }

  private mutating func prepositional() -> Place? {
    guard let preposition else { return nil }
    let content = line.function(preposition) == .preposition ? preposition + 1 : preposition
    return content < limit ? Place(kind: .prepositional, start: preposition, content: content) : nil
  }

  // MARK: What stands between

  private mutating func passParenthesis(_ token: Int) -> Int? {
    guard line.mark(token) == .openParenthesis else { return nil }
    var end = token + 1
    while end < limit, end - token < 16 {
      if line.mark(end) == .closeParenthesis { return end + 1 }
      end += 1
    }
    return nil
  }

  /// Passes what names a medium, an addressee or the relayed speaker.
  private mutating func passAttribution(_ token: Int) -> Int? {
    if cue.frame.complements.contains(.relay) {
      // "نقلت رويترز عن مصدر …", "نقلت على لسان المصدر …", "اقتبست من مذكرات …", "نسب البيان إلى مون قوله …"
      if line.isWord(token, Words.an) || line.isWord(token, Words.min) || line.isWord(token, Words.lisan)
        || line.isWord(token, Words.ila) && line.complementizer(token + 1) == .none && ascribes,
        let (phrase, end) = line.nounPhrase(from: token + 1, limit: limit)
      {
        found.relayed = phrase
        return end
      }
    }
    if let source = line.sourcePhrase(at: token, limit: limit), !source.isManner {
      // "، وفقا لما نقلته الوكالة،" and "نقلا عن مصدر"
      if source.names, let phrase = source.phrase {
        if source.isRelay { found.relayed = phrase } else { found.via = found.via ?? phrase }
        found.viaIsSource = !source.isRelay
      }
      return source.end
    }
    if line.addresses(token), let (phrase, end) = line.mediumPhrase(at: token, limit: limit) {
      if line.value(.mediaHead, token) == 2 { found.addressee = phrase } else { found.via = found.via ?? phrase }
      return end
    }
    // "في مقابلة مع CNN", "نشرت في صحيفة …", "بثتها وكالة الأنباء", "على تويتر"
    if token > cue.token + 1, line.isTiedOutlet(token), !employsSubject(token),
      let (phrase, end) = line.mediumPhrase(at: token, limit: limit)
    {
      found.via = found.via ?? phrase
      return end
    }
    // "قال لأعضاء المجلس إن", "قال الوزير للنواب إن"
    if found.addressee == nil, line.function(token) == nil, line.isAddressed(token),
      token == cue.token + 1 || line.value(.human, token).map({ $0 < 100 }) == true,
      let (phrase, end) = line.nounPhrase(from: token, limit: limit, dropsPrefix: true)
    {
      found.addressee = phrase
      return end
    }
    // "لـ«الجزيرة»", "لـ CNN"
    if line.isWord(token, Words.li), let (phrase, end) = line.addressedMedium(at: token, limit: limit) {
      found.via = phrase
      return end
    }
    return nil
  }

  /// "نسب البيان إلى الأمين العام قوله", not "نقلها إلى المستشفى"
  private var ascribes: Bool { line.isWord(cue.token, anyOf: Words.ascriptions) }

  /// "قال مسؤول الملف الديني | في صحيفة …": where the speaker works; "قال الباحثون | في دورية …" publishes.
  private func employsSubject(_ token: Int) -> Bool {
    guard line.isWord(token - 1, Words.fi), !line.isWord(token, Words.journal), !line.isWord(token, Words.magazine),
      let (phrase, end) = line.nounPhrase(from: cue.token + 1, limit: limit), end == token - 1
    else { return false }
    return phrase.isRole || (cue.token + 1..<end).contains { line.has(.human, $0) }
  }

  /// "في بيان، أورده موقع …، إلى أن": a verb whose object pronoun means the document before it.
  private func describesDocument(_ verb: Cue) -> Bool {
    verb.hasObject && !line.hasConjunction(verb.token) && line.isOutlet(verb.token + 1)
  }

  /// Whether the search ends at the token; "قائلا" and "بالقول" only widen it.
  private mutating func stops(_ token: Int) -> Bool {
    guard line.has(.cueVerb, token) || line.has(.cueParticiple, token) || line.has(.cueNoun, token) else {
      return false
    }
    if let participle = line.participle(at: token) {
      if participle.isSaying || token == cue.token + 1 {
        takesDirect = true
        takesClause = true
        return false
      }
      return true
    }
    if let noun = line.verbalNoun(at: token), noun.isSaying {
      takesDirect = true
      takesClause = true
      return false
    }
    if let verb = line.verb(at: token), !verb.frame.complements.isEmpty, token > cue.token {
      if describesDocument(verb) { return false }
      return line.hasConjunction(token) || line.mark(token - 1) == .comma
        || verb.isSaying && line.function(token - 1) == .conjunction
    }
    return false
  }
}

extension QuotationLine {
  /// Whether the token may tell a search anything; most words only stand between a cue and its content.
  func mayLead(_ token: Int) -> Bool {
    guard kind(token) == .word, !has(anyOf: QuotationLine.leadingClasses, token) else { return true }
    let first = tokens.folded[Int(tokens.letterStarts[token])]
    return first == Letter.lam || first == Letter.beh || !line.words[token].proclitics.isDisjoint(with: [.li, .bi])
      || isWord(token, anyOf: Words.leads) || namesMedium(token) != nil
  }

  private static let leadingClasses = LexicalClasses(
    .cueVerb, .cueParticiple, .cueNoun, .sourcePhrase, .media, .mediaHead, .functionWord, .reportComplementizer)
}
