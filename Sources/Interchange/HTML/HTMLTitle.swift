/// Finds the line of a page that is its title, by the words of the page's metadata.
struct HTMLTitle {
  /// The title to look for; the site's name is cut off.
  let text: String
  private let words: [Substring]

  /// The title that the metadata gives; nil when it gives none that can be told from the site's name.
  init?(_ metadata: HTMLMetadata) {
    let candidate = metadata.articleTitle ?? metadata.pageTitle
    let parts = HTMLTitle.parts(of: candidate)
    guard let longest = parts.max(by: { $0.words.count < $1.words.count }) else { return nil }
    let others = parts.map(\.words.count).filter { $0 < longest.words.count }
    // "صحيفة الفنار - العدد 4411 - محليات" holds no title.
    let isClear =
      metadata.articleTitle != nil
      || (longest.words.count >= 4 && others.allSatisfy { $0 * 3 <= longest.words.count * 2 })
    guard isClear else { return nil }
    text = longest.text
    words = longest.words
  }

  /// Whether a line says the title: the same words, or most of them where one of the two says a little more.
  func matches(_ line: ArraySlice<UInt8>) -> Bool {
    // Nothing but a title is that short and that alike; long lines cost time.
    guard line.count <= 600 else { return false }
    let other = HTMLTitle.words(of: String(decoding: line, as: UTF8.self))
    guard !other.isEmpty else { return false }
    if other == words { return true }
    let (short, long) = other.count < words.count ? (other, words) : (words, other)
    guard short.count >= 3, short.count * 2 >= long.count else { return false }
    let known = Set(long)
    return short.count(where: known.contains) * 5 >= short.count * 4
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber) }
  }

  /// The parts of "عنوان - موقع", "عنوان | قسم | موقع".
  private static func parts(of title: String) -> [(text: String, words: [Substring])] {
    var parts: [[Character]] = [[]]
    let characters = Array(title)
    for (index, character) in characters.enumerated() {
      let isSpaced = index > 0 && characters[index - 1].isWhitespace
      let isDash =
        isSpaced && "-–—:•".contains(character)
        && (index + 1 == characters.count || characters[index + 1].isWhitespace || character == ":")
      if "|»«›".contains(character) && isSpaced || character == "|" || isDash {
        parts.append([])
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { part in
      let text = part.split(whereSeparator: \.isWhitespace).map { String($0) }.joined(separator: " ")
      return (text, words(of: text))
    }.filter { !$0.words.isEmpty }
  }
}
