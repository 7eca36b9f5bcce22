import ArabicText
import Lexicons
import Morphology

/// Nouns that give what is announced, denied or expected: "نفت موسكو استهداف المدنيين".
extension ComplementSearch {
  /// "نفت موسكو استهداف المدنيين", "وأكد أهمية الزيارة"
  mutating func nounObject() -> Place? {
    guard cue.frame.complements.contains(.noun) else { return nil }
    // "الوزارة توضح تفاصيل الحادث" tells what is told about, not what is said.
    if line.isWord(cue.token + 1, anyOf: Words.matters) { return nil }
    var token = cue.token + 1
    let subject = line.nounPhrase(from: token, limit: limit)
    if let subject, subject.phrase.afterComma != nil {
      // "أعلنت الفنانة اللبنانية، إليسا، تعافيها": the name stands between commas.
      token = line.mark(subject.end) == .comma ? subject.end + 1 : subject.end
    }
    while token < stopped, token < cue.token + 16 {
      if line.mark(token) == .comma || line.mark(token) == .colon || line.complementizer(token) != .none { return nil }
      if let close = line.marks.close(of: token) {
        token = close + 1
        continue
      }
      if line.mark(token - 1) == .underscore || line.mark(token - 1) == .hash {
        token += 1
        continue
      }
      let demonstrative = line.function(token) == .demonstrative && line.hasArticle(token + 1)
      if line.has(.contentNoun, token) && !isGenitiveOfName(token) || demonstrative && cue.frame.denies
        || isDeniedNoun(token) || isOwnNoun(token)
        || isAssertedNoun(token) || line.isMasdar(token) && endsSubject(token - 1),
        line.readings[token].letter == 0
      {
        if demonstrative, !cue.frame.denies { return nil }
        if line.function(token) == .negation || line.isWord(token, Words.ma) { return nil }
        return Place(kind: .noun, start: token, content: token)
      }
      token += 1
    }
    return nil
  }

  /// "أعلن المدير | استقالته": a noun with a pronoun after the whole subject.
  private mutating func isOwnNoun(_ token: Int) -> Bool {
    guard cue.form == .verb, !cue.hasObject, token > cue.token + 1, line.kind(token) == .word,
      line.function(token) == nil, line.line.words[token].partOfSpeech == .noun,
      line.line.words[token].encliticLetters > 0, line.line.words[token].proclitics.isEmpty, !line.has(.feeling, token),
      !line.has(.human, token)
    else { return false }
    return endsSubject(token - 1)
  }

  /// "وكالة | أنباء", "وسائل | إعلام": part of the subject's own name.
  private mutating func isGenitiveOfName(_ token: Int) -> Bool {
    let previous = token - 1
    return previous > cue.token && !line.hasArticle(previous)
      && (line.has(.mediaHead, previous) || line.has(.orgHead, previous) || line.has(.human, previous))
  }

  /// Whether a subject may end with the token: the cue itself, a noun with its article, a name, an adverb.
  private mutating func endsSubject(_ token: Int) -> Bool {
    token == cue.token || line.hasArticle(token) && line.function(token - 1) != .preposition
      || line.mark(token) == .comma || line.function(token) == .adverb
      || line.readings[token].classes.intersects(QuotationLine.givenClasses)
      || line.line.words[token].partOfSpeech == .properNoun
  }

  /// "…، مؤكدا | العزم على المضي في العمل": a participle has no subject after it.
  private mutating func isAssertedNoun(_ token: Int) -> Bool {
    guard cue.form == .participle, token == cue.token + 1, line.kind(token) == .word, line.hasArticle(token),
      line.function(token) == nil, line.line.words[token].partOfSpeech == .noun
    else { return false }
    return !line.has(.human, token) && !line.has(.title, token) && !line.has(.orgHead, token)
      && !line.readings[token].classes.intersects(QuotationLine.nameClasses)
  }

  /// "ونفت موسكو | انتهاك العقوبات", "نافيا | القيام بأي …": a bare noun right after a name, or what follows a participle.
  private mutating func isDeniedNoun(_ token: Int) -> Bool {
    guard cue.frame.denies, line.kind(token) == .word, line.line.words[token].partOfSpeech == .noun,
      line.function(token) == nil, !line.has(.human, token), !line.has(.title, token),
      !line.readings[token].classes.intersects(QuotationLine.nameClasses)
    else { return false }
    // "الشركة تنفي وجودها في البلاد": a noun with a pronoun points back to the subject.
    if token == cue.token + 1 {
      return cue.form == .participle || cue.hasObject || line.line.words[token].encliticLetters > 0
    }
    guard !line.hasArticle(token), line.line.words[token].proclitics.isEmpty else { return false }
    return line.readings[token - 1].classes.intersects(QuotationLine.nameClasses)
      || line.line.words[token - 1].partOfSpeech == .properNoun
  }
}
