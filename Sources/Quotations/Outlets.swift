import ArabicText
import Lexicons
import Morphology

/// Media that pass speech on, and how a text ties them to it.
extension QuotationLine {
  /// Whether a medium is named from the token on: by list, by its head noun, in short marks, or in Latin letters.
  func isOutlet(_ token: Int) -> Bool {
    if let close = shortMarked(token) {
      // "مع «سكاي نيوز عربية»", "اطلعت عليه "العربية.نت""
      return has(.media, token + 1) || namesMedium(token + 1) != nil
        || kind(token + 1) == .foreign && close - token == 2
    }
    guard readings.indices.contains(token) else { return false }
    // "في الرياض", "مسؤولة في الاتحاد": papers named like places and bodies.
    let isOther = readings[token].classes.intersects(QuotationLine.placeClasses)
    return headsMedium(token) || has(.media, token) && !isOther || namesMedium(token) != nil
  }

  private static let placeClasses = LexicalClasses(.place, .capital, .country, .human, .orgHead)

  /// Whether the head noun of a medium stands at the token: "وكالة رويترز", not "وكالة الاستخبارات المركزية".
  func headsMedium(_ token: Int) -> Bool {
    guard value(.mediaHead, token) == 1 else { return false }
    // "برنامج إيران النووي" is none: a programme that passes speech on has its title in marks.
    if isWord(token, Words.programme), !marks.opens(token + 1), !isBroadcast(token) { return false }
    return !(isWord(token, Words.agency) && isWord(token + 1, anyOf: Words.fieldsOfAgencies))
  }

  /// "برنامج صباح الخير على إذاعة المدينة"
  private func isBroadcast(_ token: Int) -> Bool {
    (token + 2..<max(token + 2, min(token + 8, count))).contains {
      value(.mediaHead, $0) == 1 && function($0 - 1) == .preposition
    }
  }

  /// Whether the outlet at the token is one that what stands before it ties to speech: "في مقابلة مع CNN",
  /// "نشرت في صحيفة …", "بثتها وكالة الأنباء", "بلاغ توصل موقع … بنسخة منه"; not "يتعلق ببرنامج الإسكان".
  func isTiedOutlet(_ token: Int) -> Bool {
    let before = token - 1
    // "في مكالمة هاتفية مع CNN": Latin letters alone prove nothing elsewhere.
    if kind(token) == .foreign { return isWord(before, Words.with) && speaksThrough(before) }
    // "نشرت في دورية …": after ل it is a patrol.
    if isWord(token, Words.journal) { return isWord(before, Words.fi) || isWord(before, Words.min) }
    guard isTied(token) else { return false }
    return isOutlet(token) && !(headsMedium(token) && readings[token].letter > 0)
  }

  /// Whether what stands before the token may tie a medium to speech.
  private func isTied(_ token: Int) -> Bool {
    let before = token - 1
    if function(before) == .preposition {
      if isWord(before, Words.between) || isWord(before, Words.bi) { return false }
      return !isWord(before, Words.fi) || !isPlace(token)
    }
    guard kind(before) != nil else { return false }
    if line.words[before].partOfSpeech == .verb || has(.cueVerb, before) { return true }
    if marks.close(of: before) != nil, function(before - 1) == .preposition { return true }
    return kind(before) == .word && function(before) == nil && !hasArticle(before)
      && (has(.channel, before - 1) || function(before - 1) == .relative)
  }

  /// Whether a noun for speech stands at most three tokens before the token.
  private func speaksThrough(_ token: Int) -> Bool {
    (max(0, token - 3)..<token).contains { has(.channel, $0) }
  }

  /// What "في" makes a place or a document rather than a medium: "في القدس", "في الموقع", "في البيان".
  private func isPlace(_ token: Int) -> Bool {
    if has(.place, token) || has(.capital, token) { return true }
    return hasArticle(token) && (headsMedium(token) || has(.channel, token))
  }

  /// The medium after ل: "لرويترز", "لوكالة الأنباء", "لـ«الجزيرة»", "لـ CNN".
  func addressedMedium(at token: Int, limit: Int) -> (phrase: NounPhrase, end: Int)? {
    if addresses(token) { return mediumPhrase(at: token, limit: limit) }
    guard isWord(token, Words.li) else { return nil }
    return nounPhrase(from: token + 1, limit: limit)
  }

  /// The first medium that the tokens tie to speech, whatever the way.
  func firstOutlet(in range: Range<Int>, limit: Int) -> NounPhrase? {
    for token in range {
      if isTiedOutlet(token) { return mediumPhrase(at: token, limit: limit)?.phrase }
      if addresses(token) && headsOrNames(token) || isWord(token, Words.li) && kind(token + 1) == .foreign {
        return addressedMedium(at: token, limit: limit)?.phrase
      }
    }
    return nil
  }

  /// The medium of a sentence whose speech goes through it: "… في مقابلة مع قناة …، قائلا إن".
  func mediumOfChannel(in range: Range<Int>, limit: Int) -> NounPhrase? {
    for token in range.dropFirst() where isTiedOutlet(token) && speaksThrough(token - 1) {
      return mediumPhrase(at: token, limit: limit)?.phrase
    }
    return nil
  }

  private func headsOrNames(_ token: Int) -> Bool {
    headsMedium(token) || has(.media, token) || namesMedium(token) != nil
  }
}
