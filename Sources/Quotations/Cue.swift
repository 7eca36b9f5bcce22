import ArabicText
import Lexicons
import Morphology

/// A reporting word at its place in the line.
struct Cue: Sendable {
  enum Form: Sendable { case verb, participle, noun }
  enum Tense: Int, Sendable { case past = 0, present, future, jussive, passive }

  let form: Form
  let token: Int
  let frame: CueFrame
  let agreement: Agreement
  let tense: Tense
  /// An object pronoun is attached ("أخبرهم", "وصفه").
  let hasObject: Bool
  /// The form as one number: 0…4 the tenses of a verb, 5 a participle, 6 a noun.
  var formNumber: UInt8 {
    switch form {
    case .verb: UInt8(truncatingIfNeeded: tense.rawValue)
    case .participle: 5
    case .noun: 6
    }
  }
  /// قال and its forms, which open direct speech wherever they stand ("قائلا", "بالقول").
  let isSaying: Bool
}

extension QuotationLine {
  /// The finite verb that reports speech at the token.
  func verb(at token: Int) -> Cue? {
    guard let payload = value(.cueVerb, token), function(token) != .preposition || governs(token) else { return nil }
    // رأى, not رأي: its last letter is ى.
    if payload / 100 % 1000 == 10, tokens.letterCount(token) - Int(readings[token].letter) == 3,
      tense(payload) == .past,
      lastLetter(token) == Letter.yeh
    {
      return nil
    }
    // "رجل يدعى زيدا": called so, nothing claimed.
    if isWord(token, anyOf: Words.called), complementizer(token + 1) == .none,
      lastLetter(token) == Letter.alefMaksura
    {
      return nil
    }
    // أقرا, not اقرأ ("اقرأ أيضا: …")
    if lastLetter(token) == Letter.alefHamzaAbove, payload < 100_000,
      Agreement(digit: Int(payload % 10)).number == .dual
    {
      return nil
    }
    // وصفه, not وصفة: folding merges the pronoun and ة.
    if payload >= 100_000, lastLetter(token) == Letter.tehMarbuta { return nil }
    return Cue(
      form: .verb, token: token, frame: CueFrame.of(Int(payload / 100 % 1000)),
      agreement: Agreement(digit: Int(payload % 10)), tense: tense(payload), hasObject: payload >= 100_000,
      isSaying: payload / 100 % 1000 == 1)
  }

  /// "بين الوزير أن …", "عبر المدير عن …": a word that is a preposition elsewhere reports only with a subject right before
  /// what it says.
  private func governs(_ token: Int) -> Bool {
    // "دار بينه وبين الوزير": among them.
    if line.words[token].encliticLetters > 0 { return false }
    if complementizer(token + 1) != .none { return true }
    guard readings[token + 1 < count ? token + 1 : token].classes.intersects(QuotationLine.speakerClasses),
      let (_, end) = nounPhrase(from: token + 1, limit: sentenceEnd(token))
    else { return false }
    if isWord(end, Words.an) { return true }
    for next in end..<min(end + 7, count) {
      if complementizer(next) != .none { return !hasConjunction(end) }
      if mark(next) == .comma { return complementizer(next + 1) != .none }
    }
    return false
  }

  private func tense(_ payload: Int32) -> Cue.Tense { Cue.Tense(rawValue: Int(payload / 10 % 10)) ?? .past }

  /// The circumstantial participle at the token: "مؤكدا", "ومشيرة".
  func participle(at token: Int) -> Cue? {
    guard let payload = value(.cueParticiple, token), !hasArticle(token), !isGoverned(token) else { return nil }
    return Cue(
      form: .participle, token: token, frame: CueFrame.of(Int(payload / 100)),
      agreement: Agreement(digit: Int(payload % 100)), tense: .past, hasObject: false, isSaying: payload / 100 == 1)
  }

  /// "في ضوء مطالبة الجناح اليميني", "بعد مطالبة النواب": a noun in the genitive, no circumstance.
  private func isGoverned(_ token: Int) -> Bool {
    guard readings[token].letter == 0, lastLetter(token) == Letter.tehMarbuta else {
      return false
    }
    let previous = token - 1
    if function(previous) == .preposition { return true }
    return hasArticle(token + 1) && kind(previous) == .word && !hasArticle(previous)
      && function(previous) == nil && line.words[previous].partOfSpeech == .noun
  }

  /// The verbal noun at the token: "قوله", "تأكيدها", "القول".
  func verbalNoun(at token: Int) -> Cue? {
    guard let payload = value(.cueNoun, token) else { return nil }
    return Cue(
      form: .noun, token: token, frame: CueFrame.of(Int(payload / 100)),
      agreement: Agreement(digit: Int(payload % 100)), tense: .past, hasObject: payload % 100 != 9,
      isSaying: payload / 100 == 1)
  }

  func cue(at token: Int) -> Cue? { verb(at: token) ?? participle(at: token) ?? verbalNoun(at: token) }

  /// Whether a negation stands before the verb: "لم يقل", "لن يعلن", "لا يستبعد".
  func isNegated(_ token: Int) -> Bool {
    guard token > 0 else { return false }
    return function(token - 1) == .negation && !isWord(token - 1, Words.ma)
  }
}

/// Where a cue's content starts and what stands between them.
struct Complement: Sendable {
  enum Kind: Sendable {
    /// After a complementizer.
    case clause
    /// In quotation marks.
    case marked
    /// After a colon without marks.
    case verbatim
    /// After a preposition, or a noun phrase with ب.
    case prepositional
    /// The noun object itself.
    case noun
  }

  var kind: Kind
  /// The first token that no longer belongs to the cue and its subject.
  var start: Int
  /// The first token of the content (the opening mark when `kind` is `marked`).
  var content: Int
  /// "نقلت … عن …": who is quoted.
  var relayed: NounPhrase?
  var via: NounPhrase?
  /// The medium comes from a source phrase ("ويتوقع، بحسب المراقبين، أن …").
  var viaIsSource = false
  var addressee: NounPhrase?
}
