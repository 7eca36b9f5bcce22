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
    if line.mark(last) == .comma { return acrossApposition(last, cue) }
    var start = last
    while start > sentenceStart, last - start < 40, !breaksClause(start - 1) { start -= 1 }
    if line.function(start) == .auxiliary, start < last {
      // "وكان خان وصف …", "وكانت أنباء أولية حول الهجوم قد أشارت": the auxiliary's subject is the verb's.
      guard let (phrase, _) = line.nounPhrase(from: start + 1, limit: last + 1) else { return nil }
      return phrase.agreement.fits(cue.agreement) ? phrase : nil
    }
    // "بثت جماعة أميركية مقاطع قالت إنها …": the clause has its own verb.
    if start < last, isVerbal(start) { return nil }
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
      if line.function(start) == .preposition { start += 1; break }
    }
    guard start <= last, let (phrase, end) = line.nounPhrase(from: start, limit: last + 1), end > last else {
      return nil
    }
    return phrase.agreement.fits(cue.agreement) ? phrase : nil
  }

  /// "السيناتور جون ماكين، قال في تغريدة", "مايكل هايدن، الرئيس الأسبق، قال"
  private func acrossApposition(_ comma: Int, _ cue: Cue) -> NounPhrase? {
    guard let subject = sentenceSubject(start: sentenceStart, limit: comma), subject.agreement.fits(cue.agreement)
    else {
      return nil
    }
    return isVerbal(sentenceStart) ? nil : subject
  }

  private func breaksClause(_ token: Int) -> Bool {
    if line.kind(token) == .punctuation {
      switch line.mark(token) {
      case .hash, .underscore: return false
      default: return !(line.marks.partner[token] >= 0)
      }
    }
    if line.complementizer(token) != .none { return true }
    if let function = line.function(token) { return function == .conjunction || function == .relative }
    return line.has(.clauseBreak, token)
  }

  /// Whom a dropped subject in this sentence most likely means: the last speaker in it, else its subject.
  func nearSubject(before token: Int) -> NounPhrase? {
    if candidates.quotes.count > sentenceFirst, let last = candidates.quotes.last {
      switch last.speaker {
      case .named(let phrase): return phrase
      case .dropped(_, let near), .pronoun(_, let near): return near
      case .hidden, .continued: return nil
      }
    }
    return sentenceSubject(start: sentenceStart, limit: token)
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
