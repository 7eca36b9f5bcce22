import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Bodies of a state that are named by their kind and a nationality alone: "الحكومة المصرية", "الجيش الأمريكي".
struct StateBodies {
  let line: AnalyzedLine
  let words: UnsafeBufferPointer<PlacedWord>

  private static let confidence: Float = 0.95

  /// Kinds of bodies, each with the nationality in the same gender: of "وزير الخارجية الروسي" the minister is Russian.
  private static let masculine = WordSet(["الجيش", "البرلمان", "القضاء", "المنتخب"])
  private static let feminine = WordSet([
    "الحكومة", "الشرطة", "السفارة", "القنصلية", "المخابرات", "الاستخبارات", "الخارجية", "الداخلية", "البحرية",
    "الرئاسة",
  ])
  /// Masculine kinds of two words: "سلاح الجو المغربي".
  private static let services = WordSet(["سلاح", "خفر", "حرس"])
  private static let servicesEnds = WordSet(["الجو", "السواحل", "الحدود"])
  /// Words before a body's that make it a part of something else.
  private static let others = WordSet([
    "وزير", "وزيرة", "وزراء", "وزارة", "انتخابات", "سباق", "مرشح", "مرشحي", "منصب", "حملة", "كرسي",
  ])

  /// Adds the bodies of the line, in order.
  func add(to phrases: inout [ListedNames.Phrase]) {
    for token in words.indices.dropFirst()
    where words[token].classes & PlacedWord.demonym != 0 && words[token].hasArticle && words[token - 1].hasArticle {
      guard line.words[token].proclitics == .al, let start = start(ofBodyBefore: token),
        ListedWords(line: line).isNationality(token)
      else { continue }
      phrases.append(
        ListedNames.Phrase(
          tokens: start..<(token + 1), type: .organization, confidence: StateBodies.confidence))
    }
  }

  /// Where the body begins whose nationality stands at a token.
  private func start(ofBodyBefore nationality: Int) -> Int? {
    let body = nationality - 1
    if isBody(body, nationality: nationality) { return body }
    let isService =
      body > 0 && StateBodies.servicesEnds.contains(body, in: line) && StateBodies.services.contains(body - 1, in: line)
    return isService && !isFeminine(nationality) ? body - 1 : nil
  }

  private func isFeminine(_ token: Int) -> Bool {
    let last = line.tokens.folded[line.tokens.letterRange(token)].last
    return last == Letter.tehMarbuta || last == Letter.heh
  }

  private func isBody(_ body: Int, nationality: Int) -> Bool {
    guard isFeminine(nationality) else { return StateBodies.masculine.contains(body, in: line) }
    guard StateBodies.feminine.contains(body, in: line) else { return false }
    guard body > 0, line.tokens.kinds[body - 1] == .word, line.words[body].proclitics == .al else { return true }
    // "السياسة الخارجية التركية", "وزيرة الخارجية الألمانية", "انتخابات الرئاسة الأمريكية"
    return !line.words[body - 1].proclitics.contains(.al) && !StateBodies.others.contains(body - 1, in: line)
  }
}
