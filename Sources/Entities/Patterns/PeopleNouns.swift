import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Nationalities and groups in the definite plural, which are nouns ("غضب [الفلسطينيين]") unless they agree with a definite
/// noun right before them ("اللاجئين الأفغان").
struct PeopleNouns {
  let line: AnalyzedLine
  let words: UnsafeBufferPointer<PlacedWord>

  private static let confidence: Float = 0.95

  /// Words that are peoples in other texts: the year, dairy, eggs, migrants, those to the south.
  private static let ambiguous = WordSet([
    "السنة", "الألبان", "الأعراب", "الشيشان", "الفراعنة", "المحافظين", "المحافظون", "البيض", "الفور", "الأنصار",
    "الصم", "الحمر", "الإخوة", "القبائل", "المهاجرين", "المهاجرون", "الجنوبيين", "الجنوبيون", "الشماليين",
    "الشماليون",
  ])
  /// Words behind which a people's name is that of its language or country.
  private static let others = WordSet([
    "لغة", "اللغة", "إقليم", "بلاد", "جبال", "جزر", "جزيرة", "دولة", "جمهورية", "مملكة",
  ])
  /// Plurals of people that end like a feminine.
  private static let humanPlurals = WordSet([
    "القادة", "السادة", "الأساتذة", "الطلبة", "القضاة", "الدعاة", "الرعاة", "الغزاة", "الهواة", "الحكام", "الإخوة",
    "الجنرالات",
  ])

  /// Adds the nouns of the line, in order, and takes their labels from adjectives.
  func add(to phrases: inout [ListedNames.Phrase], _ labels: inout [EntityLabel]) {
    for token in words.indices where words[token].hasArticle ? isPeople(token) : isCounted(token) {
      if isAdjective(token) {
        let isAlone = token + 1 == labels.count || !labels[token + 1].isInside
        if labels[token] == .begin(.people), isAlone { labels[token] = .outside }
      } else if words[token].phrase == 0 {
        phrases.append(
          ListedNames.Phrase(
            tokens: token..<(token + 1), type: .people, confidence: PeopleNouns.confidence))
      }
    }
  }

  /// Whether a nationality stands for people that are counted: "100 سوري", "14 عراقيا".
  private func isCounted(_ token: Int) -> Bool {
    guard token > 0, words[token - 1].isNumber, line.words[token].proclitics.isEmpty, line.tokens.kinds[token] == .word
    else { return false }
    // "90 إيطاليا"
    guard words[token].classes & PlacedWord.country == 0 else { return false }
    if words[token].classes & PlacedWord.demonym != 0 {
      return line.tokens.folded[line.tokens.letterRange(token)].last == Letter.yeh
        && ListedWords(line: line).isNationality(token)
    }
    let letters = line.tokens.folded[line.tokens.letterRange(token)]
    guard letters.count > 4, letters.last == Letter.alef, letters.dropLast().last == Letter.yeh else { return false }
    return line.lexicon.code(of: line.lexicon.word(Array(letters.dropLast())), as: .demonym) != nil
  }

  /// Whether a word with the article is a people's or a group's name in the plural, noun or adjective.
  private func isPeople(_ token: Int) -> Bool {
    let isListed = words[token].classes & PlacedWord.people != 0
    guard isListed || isPluralOfNationality(token), line.tokens.kinds[token] == .word,
      line.words[token].encliticLetters == 0, !PeopleNouns.ambiguous.contains(token, in: line)
    else { return false }
    // "لغة الهوسا", "إقليم البنجاب"
    return token == 0 || !PeopleNouns.others.contains(token - 1, in: line)
  }

  /// Whether a word is an adjective of nationality with the ending ون or ين.
  private func isPluralOfNationality(_ token: Int) -> Bool {
    let end = Int(line.tokens.letterStarts[token + 1])
    guard end >= 2, line.tokens.folded[end - 1] == Letter.noon else { return false }
    let vowel = line.tokens.folded[end - 2]
    let start = Int(line.tokens.letterStarts[token]) + Int(line.words[token].baseLetter)
    guard vowel == Letter.waw || vowel == Letter.yeh, end - start > 5 else { return false }
    let base = line.tokens.folded[start..<end]
    return line.lexicon.classes(of: line.lexicon.word(Array(base.dropLast(2)))).contains(.demonym)
  }

  /// Whether the word before is a definite noun that a masculine plural may agree with: not "القوات", not "الخطوة".
  private func isAdjective(_ token: Int) -> Bool {
    guard token > 0, line.tokens.kinds[token - 1] == .word, line.words[token - 1].proclitics.contains(.al),
      line.words[token].proclitics == .al
    else { return false }
    let before = line.tokens.folded[line.tokens.letterRange(token - 1)]
    let isFeminine =
      before.last == Letter.heh || before.last == Letter.tehMarbuta
      || before.last == Letter.teh && before.dropLast().last == Letter.alef
    return !isFeminine || PeopleNouns.humanPlurals.contains(token - 1, in: line)
      || line.tokens.folded[line.tokens.letterRange(token)].last == Letter.teh
  }
}
