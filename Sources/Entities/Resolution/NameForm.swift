import AnnotationModel
import ArabicText
import Morphology

/// The words of a name, folded and without the prefixes attached to the first one: what names are compared by.
struct NameForm: Hashable, Sendable {
  /// Folded letters of each word; marks such as quotation marks and # are left out.
  let words: [[UInt8]]
  /// The words without their articles.
  let bare: [[UInt8]]
  /// Whether the first word is written "لأمم" for "الأمم", its article fused with the prefix ل.
  let hasFusedArticle: Bool

  /// The form of a name in a line; `span` counts from the line's start.
  init(_ span: TextSpan, in line: AnalyzedLine) {
    var words: [[UInt8]] = []
    var isFused = false
    let tokens = line.tokens
    for token in NameForm.tokens(of: span, in: line) {
      let kind = tokens.kinds[token]
      guard kind == .word || kind == .foreign || kind == .number else { continue }
      let range = tokens.letterRange(token)
      var start = 0
      while start < range.count - 1, tokens.offset(ofLetter: start, in: token) < span.start { start += 1 }
      var letters = Array(tokens.folded[(range.lowerBound + start)..<range.upperBound])
      // "للأمم" without its prefix is written "لأمم" and means "الأمم".
      if start > 0, letters.first == Letter.lam, tokens.folded[range.lowerBound + start - 1] == Letter.lam {
        letters.insert(Letter.alef, at: 0)
        isFused = true
      }
      words.append(letters)
    }
    self.init(words: words, hasFusedArticle: isFused)
  }

  init(words: [[UInt8]], hasFusedArticle: Bool = false) {
    self.words = words
    self.hasFusedArticle = hasFusedArticle
    bare = words.map(NameForm.withoutArticle)
  }

  static func == (lhs: NameForm, rhs: NameForm) -> Bool { lhs.words == rhs.words }
  func hash(into hasher: inout Hasher) { hasher.combine(words) }

  /// The numbers of the tokens that a span touches.
  static func tokens(of span: TextSpan, in line: AnalyzedLine) -> Range<Int> {
    let tokens = line.tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens.ends[middle]) <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < tokens.count, Int(tokens.starts[end]) < span.end { end += 1 }
    return low..<end
  }

  private static func withoutArticle(_ word: [UInt8]) -> [UInt8] {
    word.count > 3 && word[0] == Letter.alef && word[1] == Letter.lam ? Array(word.dropFirst(2)) : word
  }

  /// Whether the words of `other` stand in this form in the same order, all of them.
  func containsInOrder(_ other: NameForm) -> Bool {
    var next = 0
    for word in bare where next < other.bare.count && SpellingVariants.areAlike(word, other.bare[next]) { next += 1 }
    return next == other.bare.count && next > 0
  }

  /// Whether this form begins or ends with the words of `other`.
  func hasEdge(_ other: NameForm) -> Bool {
    guard other.bare.count < bare.count, !other.bare.isEmpty else { return false }
    let head = zip(bare, other.bare).allSatisfy(SpellingVariants.areAlike)
    return head || zip(bare.suffix(other.bare.count), other.bare).allSatisfy(SpellingVariants.areAlike)
  }

  /// Whether the two forms have the same words, spelling variants aside.
  func isAlike(_ other: NameForm) -> Bool {
    bare.count == other.bare.count && zip(bare, other.bare).allSatisfy(SpellingVariants.areAlike)
  }

  /// The form without its first `count` words.
  func dropping(_ count: Int) -> NameForm { NameForm(words: Array(words.dropFirst(count))) }
}
