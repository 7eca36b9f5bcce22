import AnnotationModel
import ArabicText
import Morphology

/// The forms of an article's names: the words of each, folded and without the prefixes attached to the first one. Names
/// are compared by them.
///
/// Every form stands here once and has a number, so that names of the same words have the same number. A mark such as a
/// quotation mark or # is no word of a form.
struct NameForms: Sendable {
  /// The words of all forms, one form after the other.
  private(set) var words: [PackedWord] = []
  /// The same words without their articles.
  private(set) var bare: [PackedWord] = []
  /// Where each form's words begin; one entry more than there are forms.
  private var starts: [Int] = [0]
  private var table: NumberTable

  /// Forms of about that many names.
  init(expected: Int) {
    table = NumberTable(expected: expected)
    words.reserveCapacity(expected * 2)
    bare.reserveCapacity(expected * 2)
    starts.reserveCapacity(expected + 1)
  }

  /// How many forms there are.
  var count: Int { starts.count - 1 }

  /// Where the words of a form stand in `words` and `bare`.
  @inline(__always)
  func range(_ form: Int) -> Range<Int> { starts[form]..<starts[form + 1] }

  /// Adds a word to the form that `finish` will close.
  @inline(__always)
  mutating func append(_ word: PackedWord) { words.append(word) }

  /// The number of the form of the words added since the last one.
  mutating func finish() -> Int {
    let new = starts[starts.count - 1]..<words.count
    let hash = hash(new)
    if let form = table.number(hash: hash, isSame: { areEqual(range($0), new) }) {
      words.removeSubrange(new)
      return form
    }
    let form = table.add(hash: hash)
    for index in new { bare.append(NameForms.bare(words[index])) }
    starts.append(words.count)
    return form
  }

  /// The number of the form that is left of another one without its first `dropped` words, or nil when there is none.
  func number(of form: Int, dropping dropped: Int) -> Int? {
    let range = range(form)
    let rest = min(range.lowerBound + dropped, range.upperBound)..<range.upperBound
    return table.number(hash: hash(rest)) { areEqual(self.range($0), rest) }
  }

  private func hash(_ range: Range<Int>) -> Int {
    var hash = 0
    for index in range { hash = hash &* 0x2545_F491_4F6C_DD1D &+ words[index].spread }
    return hash
  }

  private func areEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count else { return false }
    for offset in 0..<first.count where words[first.lowerBound + offset] != words[second.lowerBound + offset] {
      return false
    }
    return true
  }

  /// A word without its article.
  private static func bare(_ word: PackedWord) -> PackedWord {
    word.count > 3 && word[0] == Letter.alef && word[1] == Letter.lam ? word.dropping(2) : word
  }
}

extension NameForms {
  /// Whether a word has three letters without its article: particles and single letters name nobody.
  func hasNamingWord(_ form: Int) -> Bool { range(form).contains { bare[$0].count >= 3 } }

  /// Whether the words of `part` stand in a form in the same order, all of them.
  func isInOrder(_ part: Int, in form: Int) -> Bool {
    let parts = range(part)
    var next = parts.lowerBound
    for index in range(form) where next < parts.upperBound && isWord(index, like: next) { next += 1 }
    return next == parts.upperBound && !parts.isEmpty
  }

  /// Whether a form begins or ends with the words of `part`.
  func isAtEdge(_ part: Int, of form: Int) -> Bool {
    let (parts, whole) = (range(part), range(form))
    guard parts.count < whole.count, !parts.isEmpty else { return false }
    return areAlike(parts, from: whole.lowerBound) || areAlike(parts, from: whole.upperBound - parts.count)
  }

  /// Whether a form without its first `dropped` words has the words of another one, spelling variants aside.
  func isAlike(_ form: Int, dropping dropped: Int = 0, _ other: Int) -> Bool {
    let (whole, others) = (range(form), range(other))
    return max(whole.count - dropped, 0) == others.count && areAlike(others, from: whole.upperBound - others.count)
  }

  /// Whether the words from `start` on are those of a form, spelling variants aside.
  private func areAlike(_ form: Range<Int>, from start: Int) -> Bool {
    form.allSatisfy { isWord(start + $0 - form.lowerBound, like: $0) }
  }

  private func isWord(_ word: Int, like other: Int) -> Bool { SpellingVariants.areAlike(bare[word], bare[other]) }
}
