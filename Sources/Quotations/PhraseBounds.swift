import ArabicText
import Lexicons
import Morphology

/// Where a noun phrase ends before another begins, and which nouns do not speak.
extension QuotationLine {
  func readsAsVerb(_ token: Int) -> Bool {
    line.words[token].partOfSpeech == .verb && !isNameLike(token) && !hasArticle(token)
      && !has(.human, token) && !has(.title, token)
  }

  /// A verb that no name looks like: "أمير المنطقة | يفتتح السوق", "دار للمسنين | تتوفر فيها", "بيان المجلس | أودع".
  func isClearVerb(_ token: Int, start: Int) -> Bool {
    guard readsAsVerb(token), !has(.cueVerb, token), tokens.letterCount(token) > 3 else { return false }
    if line.words[token].tense == .present || line.words[token].tense == .future {
      return starts(token, with: Letter.yeh) || starts(token, with: Letter.teh) || starts(token, with: Letter.seen)
    }
    return line.words[token].tense == .past && !isNameLike(token - 1) && !has(.title, token - 1)
      && !(token == start + 1 && isPersonRole(start)) && line.words[token - 1].partOfSpeech != .properNoun
  }

  /// "يونيو الماضي", "السبت", "العام": a time, no speaker.
  func isTimeWord(_ token: Int) -> Bool {
    (readings[token].classes.intersects(QuotationLine.timeClasses) || has(.weekday, token) && hasArticle(token))
      && !readings[token].classes.intersects(QuotationLine.speakerClasses)
  }

  private static let timeClasses = LexicalClasses(.month, .monthHead, .hijriMonth, .deicticDay, .shift)
  /// Who can speak, by the word lists.
  static let speakerClasses = LexicalClasses(
    .human, .title, .given, .family, .person, .orgHead, .organization, .media, .country, .capital, .people)

  /// "تصف نفسها": the object of its verb.
  func isReflexive(_ token: Int) -> Bool {
    line.words[token].encliticLetters > 0
      && Words.selves.words.contains { begins(token, with: $0) && tokens.letterCount(token) <= $0.count + 3 }
  }

  func isUnlisted(_ token: Int) -> Bool { line.hits[token].whole < 0 && line.hits[token].stem < 0 }

  /// A word that no list knows with or without its first letter: "بلاوال", "بابين" begin with no preposition.
  func mayBeName(_ token: Int) -> Bool {
    line.hits[token].stem < 0 && !hasArticle(token) && line.words[token].encliticLetters == 0
      && (complementizer(token + 1) != .none || mark(token + 1) == .colon || mark(token + 1) == .comma
        || marks.opens(token + 1) || function(token + 1) != nil || kind(token + 1) == .word && isAddressed(token + 1))
  }

  /// Where a person's name would be the genitive of a noun, not the one who speaks.
  ///
  /// `human` is the payload of the first token as a noun for people.
  func genitives(in range: Range<Int>, human: Int32?) -> UInt64 {
    var slots: UInt64 = 0
    // "نجل الرئيس …", "محامي …"
    let isRelation = human.map { $0 / 100 == 3 } ?? false
    var token = range.lowerBound + 1
    while token < range.upperBound {
      if isRelation || isGenitive(token) { slots |= 1 << UInt64(token - range.lowerBound) }
      token += 1
    }
    return slots
  }

  func isGenitive(_ token: Int) -> Bool {
    let previous = token - 1
    guard kind(previous) == .word, !hasArticle(previous) else { return false }
    if has(.naming, previous) || has(.orgHead, previous) { return true }
    if has(.title, previous) || isNameLike(previous) || has(.nameParticle, previous) { return false }
    if has(.human, previous) { return true }
    return line.words[previous].partOfSpeech == .noun
      && !readings[previous].classes.intersects(QuotationLine.givenClasses) && line.hits[previous].whole >= 0
  }

  /// "استمرار", "تصريحاته", "قلق": an act, an utterance, a feeling.
  func cannotSpeak(_ token: Int) -> Bool {
    guard kind(token) == .word else { return false }
    let classes = readings[token].classes
    if classes.intersects(QuotationLine.speakerClasses) { return false }
    return classes.contains(.contentNoun) || classes.contains(.channel) || classes.contains(.feeling)
      || line.words[token].encliticLetters > 0 || isMasdar(token)
  }

  /// A verbal noun by its pattern: "استمرار", "ارتفاع", "إلغاء", "تأجيل".
  func isMasdar(_ token: Int) -> Bool {
    guard kind(token) == .word, line.words[token].proclitics.isEmpty, line.words[token].partOfSpeech == .noun,
      !readings[token].classes.intersects(QuotationLine.speakerClasses), !has(.place, token), function(token) == nil
    else { return false }
    return hasMasdarPattern(token, from: 0)
  }

  /// "بإيجاد", "باغتياله": the same behind an attached ب.
  func isMasdarBehindPrefix(_ token: Int) -> Bool {
    guard kind(token) == .word, tokens.letterCount(token) > 5, starts(token, with: Letter.beh), !hasArticle(token)
    else {
      return false
    }
    return hasMasdarPattern(token, from: 1)
  }

  /// Whether the letters from `letter` on, an attached pronoun left out, look like a verbal noun.
  private func hasMasdarPattern(_ token: Int, from letter: Int) -> Bool {
    let count = tokens.letterCount(token) - letter - Int(line.words[token].encliticLetters)
    guard count >= 5 else { return false }
    let start = Int(tokens.letterStarts[token]) + letter
    let beforeLast = tokens.letters[start + count - 2]
    switch tokens.letters[start] {
    case Letter.alef: return count >= 6 && beforeLast == Letter.alef
    case Letter.alefHamzaBelow:
      return count == 5 && (beforeLast == Letter.alef || tokens.letters[start + 2] == Letter.alef)
    case Letter.teh: return count == 5 && beforeLast == Letter.yeh
    default: return false
    }
  }

  /// "رئيس الجمهورية | الخطوات", "المجلس | دول العالم", "الأمير | سعادته": a noun with its article or a pronoun closes a
  /// phrase; adjectives, names and titles may follow it, another noun may not.
  func startsAnother(_ token: Int, start: Int) -> Bool {
    let previous = token - 1
    if marks.partner(previous) >= 0 {
      // "لـ«الضفاف» | مصادر": behind a name in marks only its adjectives stand.
      return (has(.human, token) || has(.orgHead, token)) && !hasArticle(token)
    }
    let isDefinite = hasArticle(token)
    let followsDefinite = hasArticle(previous)
    // "قالت لرويترز | مصادر"
    if has(.media, previous), has(.human, token), !isDefinite { return true }
    // "حث الإمام | المصلين"
    if isDefinite, followsDefinite, isSoundPlural(token), !isSoundPlural(previous),
      line.words[token].partOfSpeech != .adjective, value(.human, previous).map({ $0 % 10 != 2 }) ?? true
    {
      return true
    }
    // "وصفت الناقدة | العرض": an adjective would agree.
    if previous == start, line.words[token].proclitics == .al, isDefinite, followsDefinite,
      isFeminine(previous), !isFeminine(token), !isNameLike(token), !isNameLike(previous),
      !readings[token].classes.intersects(QuotationLine.givenClasses)
    {
      return true
    }
    // "تتهم طهران | المعارضة"
    if has(.country, previous) || has(.capital, previous), isDefinite, line.words[token].partOfSpeech == .noun,
      !readings[token].classes.intersects(QuotationLine.givenClasses), !looksLikeAdjective(token)
    {
      return true
    }
    let isBare = line.words[token].proclitics.subtracting(.al).isEmpty && readings[token].letter == 0
    // "اتهمت الولايات المتحدة | كوريا الشمالية"
    if isBare, has(.country, token), has(.country, start), !isDefinite, kind(previous) == .word { return true }
    // "يتهم شريف | الجيش"
    if isBare, isNameLike(previous), !has(.human, previous), !has(.naming, previous), isDefinite,
      !isNameLike(token),
      has(.orgHead, token) || has(.human, token) && !isPersonRole(token)
    {
      return true
    }
    // "أثارت فنانة مصرية | غضبا"
    if line.words[previous].partOfSpeech == .adjective, isAccusative(token) { return true }
    guard kind(previous) == .word, followsDefinite || line.words[previous].encliticLetters > 0,
      line.words[token].proclitics.subtracting(.al).isEmpty, readings[token].letter == 0,
      line.words[token].partOfSpeech == .noun, !isNameLike(token), !isNameLike(previous), !has(.numeralWord, token)
    else { return false }
    let classes = readings[token].classes
    if line.words[token].encliticLetters > 0 { return !classes.intersects(QuotationLine.givenClasses) }
    if classes.intersects(QuotationLine.givenClasses) { return false }
    let isGroup =
      classes.contains(.orgHead) || classes.contains(.people) || classes.contains(.contentNoun)
      || classes.contains(.channel) || classes.contains(.placeHead)
    if isDefinite {
      if isGroup || has(.human, token) && !isPersonRole(token) && !arePeople(previous, token) { return true }
      return !isPersonRole(previous) && !has(.human, token) && !looksLikeAdjective(token)
    }
    if has(.human, token) { return false }
    return isGroup || !isPersonRole(start) && !has(.title, previous)
  }

  /// "غضبا", "بيانا": an object without its article.
  private func isAccusative(_ token: Int) -> Bool {
    let range = tokens.letterRange(token)
    return range.count > 3 && tokens.letters[range.upperBound - 1] == Letter.alef && !isNameLike(token)
      && line.words[token].partOfSpeech == .noun && line.words[token].encliticLetters == 0
      && !readings[token].classes.intersects(QuotationLine.givenClasses)
  }

  /// "الخبراء الاقتصاديين": two plurals of people, the second an attribute of the first.
  private func arePeople(_ first: Int, _ second: Int) -> Bool {
    value(.human, first).map { $0 % 10 == 2 } == true && value(.human, second).map { $0 % 10 == 2 } == true
  }

  /// Ends like a feminine noun or adjective: ة, ى, اء, and "العليا".
  private func isFeminine(_ token: Int) -> Bool {
    switch lastLetter(token) {
    case Letter.tehMarbuta, Letter.heh, Letter.alefMaksura, Letter.alef, Letter.hamza: return true
    default: return false
    }
  }

  /// "المصلين", "العاملين": a plural in ين.
  private func isSoundPlural(_ token: Int) -> Bool {
    tokens.letterCount(token) > 6 && ends(token, with: Letter.yeh, Letter.noon) && !isNameLike(token)
  }

  /// "السوري", "الدولية": ends like an adjective of origin.
  private func looksLikeAdjective(_ token: Int) -> Bool {
    guard token >= 0, token < count, tokens.letterCount(token) > 4 else { return false }
    let end = Int(tokens.letterStarts[token + 1])
    let last = tokens.folded[end - 1]
    return last == Letter.yeh || last == Letter.heh && tokens.folded[end - 2] == Letter.yeh
  }

  /// Names of persons, places and bodies, and titles: they may follow a closed phrase.
  static let givenClasses = LexicalClasses(
    .country, .place, .organization, .media, .given, .family, .person, .demonym, .title, .nameParticle, .capital)
}
