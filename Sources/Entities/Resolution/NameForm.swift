import AnnotationModel
import ArabicText
import Morphology

/// The words of a name, folded and without the prefixes attached to the first one: what names are compared by.
struct NameForm: Hashable, Sendable {
  /// Folded letters of each word; marks such as quotation marks and # are left out.
  let words: [PackedWord]
  /// Whether the first word is written "لأمم" for "الأمم", its article fused with the prefix ل.
  let hasFusedArticle: Bool

  /// The form of a name in a line; `span` counts from the line's start.
  init(_ span: TextSpan, in line: AnalyzedLine) {
    var words: [PackedWord] = []
    var isFused = false
    let tokens = line.tokens
    let touched = NameForm.tokens(of: span, in: line)
    words.reserveCapacity(touched.count)
    for token in touched {
      let kind = tokens.kinds[token]
      guard kind == .word || kind == .foreign || kind == .number else { continue }
      let range = tokens.letterRange(token)
      var start = 0
      while start < range.count - 1, tokens.offset(ofLetter: start, in: token) < span.start { start += 1 }
      let letters = tokens.folded[(range.lowerBound + start)..<range.upperBound]
      // "للأمم" without its prefix is written "لأمم" and means "الأمم".
      if start > 0, letters.first == Letter.lam, tokens.folded[range.lowerBound + start - 1] == Letter.lam {
        words.append(PackedWord([Letter.alef] + letters))
        isFused = true
      } else {
        words.append(PackedWord(letters))
      }
    }
    self.init(words: words, hasFusedArticle: isFused)
  }

  init(words: [PackedWord], hasFusedArticle: Bool = false) {
    self.words = words
    self.hasFusedArticle = hasFusedArticle
  }

  static func == (lhs: NameForm, rhs: NameForm) -> Bool { lhs.words == rhs.words }
  func hash(into hasher: inout Hasher) { for word in words { hasher.combine(word) } }

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

  /// A word without its article.
  func bare(_ index: Int) -> PackedWord {
    let word = words[index]
    return word.count > 3 && word[0] == Letter.alef && word[1] == Letter.lam ? word.dropping(2) : word
  }

  /// Whether a word has three letters without its article: particles and single letters name nobody.
  var hasNamingWord: Bool { words.indices.contains { bare($0).count >= 3 } }

  /// Whether the words of `other` stand in this form in the same order, all of them.
  func containsInOrder(_ other: NameForm) -> Bool {
    var next = 0
    for index in words.indices where next < other.words.count && isWord(index, like: other, next) { next += 1 }
    return next == other.words.count && next > 0
  }

  /// Whether this form begins or ends with the words of `other`.
  func hasEdge(_ other: NameForm) -> Bool {
    guard other.words.count < words.count, !other.words.isEmpty else { return false }
    let behind = words.count - other.words.count
    return other.words.indices.allSatisfy { isWord($0, like: other, $0) }
      || other.words.indices.allSatisfy { isWord(behind + $0, like: other, $0) }
  }

  /// Whether the two forms have the same words, spelling variants aside.
  func isAlike(_ other: NameForm) -> Bool {
    words.count == other.words.count && words.indices.allSatisfy { isWord($0, like: other, $0) }
  }

  private func isWord(_ index: Int, like other: NameForm, _ number: Int) -> Bool {
    SpellingVariants.areAlike(bare(index), other.bare(number))
  }

  /// The form without its first `count` words.
  func dropping(_ count: Int) -> NameForm { NameForm(words: Array(words.dropFirst(count))) }
}
