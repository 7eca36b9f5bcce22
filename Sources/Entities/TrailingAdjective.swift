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
  private static let listed: [LexicalClass] = [.organization, .media, .place, .country]

  /// Heads of names that are complete with the next word, even where that one has the article: "صحيفة الرأي", "حزب الله".
  private static let outlets = WordSet([
    "صحيفة", "جريدة", "مجلة", "وكالة", "قناة", "شبكة", "موقع", "تلفزيون", "إذاعة", "نادي", "فريق", "شركة", "حزب",
    "حركة", "جماعة", "تنظيم",
  ])

  /// Judgements that no name takes in: "[وكالة الأنباء السعودية] الرسمية", "[الضفة الغربية] المحتلة".
  private static let judgements = WordSet([
    "الرسمية", "الرسمي", "المحتلة", "المحتل", "الإرهابية", "الإرهابي", "المتطرفة", "المتطرف", "الشهيرة", "الشهير",
    "الحكومي",
  ])

  /// The end of a name without such an adjective and what follows it: "[ليفربول] الإنجليزي لكرة القدم".
  func end(of name: Range<Int>, _ type: EntityType) -> Int {
    guard type == .organization || type == .location, name.count >= 2, !endsInQuotation(name) else {
      return name.upperBound
    }
    let last = name.upperBound - 1
    if name.count >= 3, TrailingAdjective.judgements.contains(last, in: line),
      !words.isEntry(name, TrailingAdjective.listed)
    {
      return end(of: name.lowerBound..<last, type)
    }
    guard type == .organization, let adjective = adjective(of: name), !words.isEntry(name, TrailingAdjective.bodies)
    else {
      return name.upperBound
    }
    if let end = endOfListed(name.lowerBound..<adjective) { return end }
    return isComplete(name.lowerBound..<adjective, before: adjective) ? adjective : name.upperBound
  }

  /// Whether the last word stands between quotation marks, of which the name has the first: 'مستشفى "سوروكا الإسرائيلي'.
  private func endsInQuotation(_ name: Range<Int>) -> Bool {
    var isOpen = false
    for token in name {
      switch line.tokens.marks[token] {
      case .straightQuote: isOpen.toggle()
      case .leftQuote, .leftGuillemet, .lowQuote: isOpen = true
      case .rightQuote, .rightGuillemet: isOpen = false
      default: break
      }
    }
    return isOpen
  }

  /// The end of a listed name behind its head, where adjectives alone follow: "[شركة أرامكو] النفطية السعودية".
  private func endOfListed(_ core: Range<Int>) -> Int? {
    let first = core.lowerBound + 1
    guard words.isListed(core.lowerBound, LexicalClasses(.orgHead)), first < core.upperBound, !hasArticle(first) else {
      return nil
    }
    let end = words.entryEnd(at: first, before: core.upperBound, TrailingAdjective.bodies)
    guard end > first, end < core.upperBound else { return nil }
    return (end..<core.upperBound).allSatisfy { line.words[$0].proclitics == .al } ? end : nil
  }

  /// The nationality that ends the name, or stands before "لكرة القدم".
  private func adjective(of name: Range<Int>) -> Int? {
    let last = name.upperBound - 1
    if isNationality(last) { return last }
    guard name.count >= 4, line.words[last - 1].proclitics.contains(.li), isNationality(last - 2) else { return nil }
    return last - 2
  }

  private func isNationality(_ token: Int) -> Bool { hasArticle(token) && words.isNationality(token) }

  private func hasArticle(_ token: Int) -> Bool { line.words[token].proclitics.contains(.al) }

  private func isComplete(_ core: Range<Int>, before adjective: Int) -> Bool {
    let (first, last) = (core.lowerBound, core.upperBound - 1)
    // صحيفة "الرأي" الكويتية
    if line.tokens.marks[last].closesQuotation { return core.count > 1 }
    guard words.isListed(first, LexicalClasses(.orgHead)) else {
      // "البرلمان العراقي" and "وحدات حماية الشعب الكردية" are one name each, "روما الإيطالي" is not.
      return !hasArticle(first) && !hasArticle(last) && words.isEntry(core, TrailingAdjective.bodies)
    }
    let rest = (first + 1)..<core.upperBound
    // "[مجموعة لاهافا] اليهودية", "[كلية إمبريال ترست] البريطانية": no word but the adjective has the article.
    if !rest.isEmpty, core.allSatisfy({ !hasArticle($0) }), rest.contains(where: { isUnknown($0) }) { return true }
    guard !rest.isEmpty, words.isEntry(rest, TrailingAdjective.bodies) || words.isEntry(core, [.organization]),
      !words.isEntry(rest.lowerBound..<(adjective + 1), [.organization])
    else { return false }
    return !hasArticle(rest.lowerBound) && !hasArticle(last)
      || rest.count == 1 && TrailingAdjective.outlets.contains(first, in: line)
  }

  /// Whether neither a list nor the language knows a word, so that it is a name from abroad.
  private func isUnknown(_ token: Int) -> Bool {
    line.tokens.kinds[token] == .foreign || line.hits[token].whole < 0 && line.hits[token].stem < 0
  }
}
