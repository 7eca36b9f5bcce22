import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A nationality after a name that is complete without it: "[ريال مدريد] الإسباني", "[صحيفة الرأي] الكويتية". It belongs to
/// the name of a state's body: "[الجيش الأمريكي]".
struct TrailingAdjective {
  let words: ListedWords
  private var line: AnalyzedLine { words.line }

  init(words: ListedWords) { self.words = words }

  private static let bodies: [LexicalClass] = [.organization, .media]

  /// Heads of names that are complete with the next word, even where that one has the article: "صحيفة الرأي", "حزب الله".
  private static let outlets = Set(
    [
      "صحيفة", "جريدة", "مجلة", "وكالة", "قناة", "شبكة", "موقع", "تلفزيون", "إذاعة", "نادي", "فريق", "شركة", "حزب",
      "حركة", "جماعة", "تنظيم",
    ].map { FoldedText($0).letters })

  /// The end of a name without such an adjective and what follows it: "[ليفربول] الإنجليزي لكرة القدم".
  func end(of name: Range<Int>, _ type: EntityType) -> Int {
    guard type == .organization, name.count >= 2, let adjective = adjective(of: name),
      !words.isEntry(name, TrailingAdjective.bodies), isComplete(name.lowerBound..<adjective, before: adjective)
    else { return name.upperBound }
    return adjective
  }

  /// The nationality that ends the name, or stands before "لكرة القدم".
  private func adjective(of name: Range<Int>) -> Int? {
    let last = name.upperBound - 1
    if isNationality(last) { return last }
    guard name.count >= 4, line.words[last - 1].proclitics.contains(.li), isNationality(last - 2) else { return nil }
    return last - 2
  }

  private func isNationality(_ token: Int) -> Bool {
    guard hasArticle(token) else { return false }
    // "العربي" and "السامية" are of no one country.
    let letters = line.tokens.folded[line.tokens.letterRange(token)].dropFirst(Int(line.words[token].baseLetter))
    let hit = line.hits[token]
    return [hit.whole, hit.stem, line.lexicon.word(Array(letters))].contains { word in
      line.lexicon.senses(of: word).contains { $0.lexicalClass == .demonym && $0.text.utf8.count == 2 }
    }
  }

  private func hasArticle(_ token: Int) -> Bool { line.words[token].proclitics.contains(.al) }

  private func isComplete(_ core: Range<Int>, before adjective: Int) -> Bool {
    let (first, last) = (core.lowerBound, core.upperBound - 1)
    // صحيفة "الرأي" الكويتية
    if closesQuotation(line.tokens.marks[last]) { return core.count > 1 }
    guard words.isListed(first, LexicalClasses(.orgHead)) else {
      // "البرلمان العراقي" and "وحدات حماية الشعب الكردية" are one name each, "روما الإيطالي" is not.
      return !hasArticle(first) && !hasArticle(last) && words.isEntry(core, TrailingAdjective.bodies)
    }
    let rest = (first + 1)..<core.upperBound
    guard !rest.isEmpty, words.isEntry(rest, TrailingAdjective.bodies) || words.isEntry(core, [.organization]),
      !words.isEntry(rest.lowerBound..<(adjective + 1), [.organization])
    else { return false }
    return !hasArticle(rest.lowerBound) && !hasArticle(last) || rest.count == 1 && isOutlet(first)
  }

  private func isOutlet(_ token: Int) -> Bool {
    let letters = line.tokens.folded[line.tokens.letterRange(token)].dropFirst(Int(line.words[token].stemLetter))
    return TrailingAdjective.outlets.contains(Array(letters))
  }

  private func closesQuotation(_ mark: PunctuationMark) -> Bool {
    mark == .straightQuote || mark == .rightQuote || mark == .rightGuillemet
  }
}
