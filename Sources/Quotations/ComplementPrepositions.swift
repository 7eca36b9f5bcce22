import ArabicText
import Lexicons
import Morphology

/// The prepositions that bring a cue's content: "أشار إلى …", "كشف عن …", "تعهد بـ…".
extension ComplementSearch {
  /// The first preposition or ب-phrase that the frame takes.
  mutating func takesPreposition(_ token: Int) -> Bool {
    let complements = cue.frame.complements
    if complements.contains(.with), isWithPhrase(token) { return !cue.frame.admits || isConfession(token) }
    guard token + 1 < limit, line.function(token) == .preposition, line.function(token + 1) != .adverb,
      line.kind(token + 1) != .number
    else { return false }
    if line.has(.cueNoun, token + 1), line.value(.cueNoun, token + 1) == 109 { return false }
    if line.has(.feeling, token + 1) { return false }
    // "كشفت الشركة عن هاتف «…»": a product, not a statement.
    if complements.contains(.about), line.has(.naming, token + 1) { return false }
    if complements.contains(.uponNoun), line.traits(token).contains(.ala) {
      return line.has(.contentNoun, token + 1) && isFree(token)
    }
    let isTaken =
      complements.contains(.toward) && line.isWord(token, Words.ila)
      || complements.contains(.upon) && line.traits(token).contains(.ala)
      || complements.contains(.about) && line.isWord(token, Words.an)
      || complements.contains(.from) && line.isWord(token, Words.min)
    return isTaken && isFree(token)
  }

  /// "أشارت الصحيفة إلى رغبة اللاعب في الرحيل": the place of the content is taken by a feeling.
  mutating func expressesFeeling(_ token: Int) -> Bool {
    let complements = cue.frame.complements
    guard line.has(.feeling, token + 1), line.function(token) == .preposition else { return false }
    return complements.contains(.toward) && line.isWord(token, Words.ila)
      || complements.contains(.about) && line.isWord(token, Words.an)
  }

  /// Whether no object stands between the subject and the preposition: not "أعلنت الدولة مكافأة مقابل معلومات | عن …".
  private mutating func isFree(_ token: Int) -> Bool {
    if cue.frame.complements.contains(.object) || token <= cue.token + 2 || cue.form != .verb { return true }
    guard let (_, end) = line.nounPhrase(from: cue.token + 1, limit: token), end < token else { return true }
    return line.kind(end) != .word || line.function(end) != nil || line.line.words[end].partOfSpeech != .noun
      || !line.line.words[end].proclitics.isDisjoint(with: [.li, .bi])
      || line.readings[end].classes.intersects(QuotationLine.speakerClasses)
  }

  /// "اعترف المتهم | بالسرقة", but not "أقر البرلمان تعديلا يسمح بـ…" or "اعترفت فرنسا باستقلال الإقليم".
  private mutating func isConfession(_ token: Int) -> Bool {
    if token == cue.token + 1 { return true }
    guard let (phrase, end) = line.nounPhrase(from: cue.token + 1, limit: limit), end == token else { return false }
    return phrase.isRole || phrase.holdsName
  }

  /// "تعهد بالتمسك …", "هدد بإغلاق …": a noun with ب that is no fixed phrase.
  private mutating func isWithPhrase(_ token: Int) -> Bool {
    guard line.kind(token) == .word, line.tokens.letterCount(token) > 3, line.starts(token, with: Letter.beh),
      !line.tokens.spells(token, from: 0, anyOf: Words.manners)
    else { return false }
    if line.has(.contentNoun, token) && line.readings[token].letter > 0 || line.isMasdarBehindPrefix(token) {
      return true
    }
    if line.has(.orgHead, token) || line.has(.placeHead, token) || line.has(.human, token) || line.has(.title, token)
      || line.readings[token].classes.intersects(QuotationLine.nameClasses)
    {
      return false
    }
    if line.line.words[token].proclitics.contains(.bi) {
      return line.function(token) == nil && !line.has(.naming, token)
    }
    guard line.readings[token].classes.isEmpty || line.readings[token].letter > 0, line.function(token) == nil,
      !line.has(.naming, token)
    else { return false }
    let second = line.tokens.folded[Int(line.tokens.letterStarts[token]) + 1]
    return second == Letter.alef || second == Letter.teh || second == Letter.meem || second == Letter.waw
      || line.has(.contentNoun, token)
  }
}
