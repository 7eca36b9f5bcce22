import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A line as the quotation rules read it: each word's reading, the pairs of marks, the sentences.
///
/// Immutable; a class so that handing it from rule to rule costs one reference count instead of one for each column.
final class QuotationLine: Sendable {
  let line: AnalyzedLine
  let marks: MarkPairs
  let readings: [Reading]
  let count: Int

  var tokens: TokenTable {
    @inline(__always) get { line.tokens }
  }

  init(_ line: AnalyzedLine) {
    self.line = line
    marks = MarkPairs(line)
    count = line.count
    readings = QuotationLine.readings(of: line, marks)
  }

  // MARK: Words

  @inline(__always)
  func has(_ lexicalClass: LexicalClass, _ token: Int) -> Bool {
    readings.indices.contains(token) && readings[token].classes.contains(lexicalClass)
  }

  /// Whether the token has one of the classes.
  @inline(__always)
  func has(anyOf classes: LexicalClasses, _ token: Int) -> Bool {
    readings.indices.contains(token) && readings[token].classes.intersects(classes)
  }

  @inline(__always)
  func value(_ lexicalClass: LexicalClass, _ token: Int) -> Int32? {
    has(lexicalClass, token) ? QuotationLine.payload(of: readings[token].word, as: lexicalClass, in: line) : nil
  }

  // Static, because of a line that it is handed no rule copies the lexicon.
  @inline(never)
  private static func payload(of word: WordID, as lexicalClass: LexicalClass, in line: AnalyzedLine) -> Int32? {
    line.lexicon.knownValue(of: word, as: lexicalClass)
  }

  @inline(__always)
  func mark(_ token: Int) -> PunctuationMark {
    line.tokens.marks.indices.contains(token) ? line.tokens.marks[token] : .none
  }

  @inline(__always)
  func kind(_ token: Int) -> TokenKind? {
    line.tokens.kinds.indices.contains(token) ? line.tokens.kinds[token] : nil
  }

  @inline(__always)
  func function(_ token: Int) -> FunctionWord? {
    readings.indices.contains(token) ? readings[token].function : nil
  }

  @inline(__always)
  func complementizer(_ token: Int) -> Complementizer {
    readings.indices.contains(token) ? readings[token].complementizer : .none
  }

  @inline(__always)
  func traits(_ token: Int) -> Traits { readings.indices.contains(token) ? readings[token].traits : [] }

  /// Whether the token, its prefixes left out, is exactly the folded word.
  func isWord(_ token: Int, _ word: PackedWord) -> Bool {
    guard readings.indices.contains(token) else { return false }
    let start = tokens.letterCount(token) - word.count
    return (start == 0 || start > 0 && start == Int(readings[token].letter)) && tokens.spells(token, from: start, word)
  }

  /// Whether the token, its prefixes left out, is one of the folded words.
  func isWord(_ token: Int, anyOf words: WordSet) -> Bool {
    guard readings.indices.contains(token) else { return false }
    if tokens.spells(token, from: 0, anyOf: words) { return true }
    let prefix = Int(readings[token].letter)
    return prefix > 0 && tokens.spells(token, from: prefix, anyOf: words)
  }

  /// "ألا يكون": أن and لا in one, told from "إلا" by its hamza.
  func isNegatedClause(_ token: Int) -> Bool {
    isWord(token, Words.alla) && tokens.letters[tokens.letterRange(token)].first == Letter.alefHamzaAbove
  }

  /// Whether the token's folded letters begin with the given ones.
  func begins(_ token: Int, with word: PackedWord) -> Bool {
    guard token >= 0, token < count, tokens.letterCount(token) >= word.count else { return false }
    let first = Int(tokens.letterStarts[token])
    for index in 0..<word.count where tokens.folded[first + index] != word[index] { return false }
    return true
  }

  /// The token's last letter, hamza and all; 0 outside the line.
  func lastLetter(_ token: Int) -> UInt8 {
    guard token >= 0, token < count, tokens.letterCount(token) > 0 else { return 0 }
    return tokens.letters[Int(tokens.letterStarts[token + 1]) - 1]
  }

  /// Whether the token's letters, hamza and all, end with the two.
  func ends(_ token: Int, with first: UInt8, _ second: UInt8) -> Bool {
    guard token >= 0, token < count, tokens.letterCount(token) > 1 else { return false }
    let end = Int(tokens.letterStarts[token + 1])
    return tokens.letters[end - 1] == second && tokens.letters[end - 2] == first
  }

  /// Whether the token's first letter is the given folded letter, written as a prefix or not.
  func starts(_ token: Int, with letter: UInt8) -> Bool {
    guard token >= 0, token < count, tokens.letterCount(token) > 2 else { return false }
    return tokens.folded[Int(tokens.letterStarts[token])] == letter
  }

  /// Whether the token begins with the conjunction و or ف in front of a known word.
  func hasConjunction(_ token: Int) -> Bool {
    guard token >= 0, token < count, readings[token].letter > 0 else { return false }
    let first = tokens.folded[Int(tokens.letterStarts[token])]
    return first == Letter.waw || first == Letter.feh
  }

  /// Whether the token begins with the article, after prefixes or not.
  func hasArticle(_ token: Int) -> Bool {
    guard token >= 0, token < count, tokens.kinds[token] == .word else { return false }
    let range = tokens.letterRange(token)
    var index = range.lowerBound
    let limit = range.upperBound - 3
    // "وكالة" only looks like و, ك and ال.
    let stem = range.lowerBound + Int(line.words[token].stemLetter)
    var steps = 0
    while index <= limit, steps < 3 {
      // A bare alef: إلغاء begins with no article.
      if tokens.letters[index] == Letter.alef, tokens.folded[index + 1] == Letter.lam { return true }
      if tokens.folded[index] == Letter.lam, tokens.folded[index + 1] == Letter.lam { return true }
      guard index < stem else { return false }
      switch tokens.folded[index] {
      case Letter.waw, Letter.feh, Letter.beh, Letter.kaf: index += 1
      default: return false
      }
      steps += 1
    }
    return false
  }

  /// The longest phrase of a class that starts at the token: where it ends and its payload. Single words count.
  func phrase(_ lexicalClass: LexicalClass, at token: Int) -> (end: Int, value: Int32)? {
    severalWords(lexicalClass, at: token) ?? value(lexicalClass, token).map { (token + 1, $0) }
  }

  /// The longest phrase of a class that starts at the token and goes on behind it.
  func severalWords(_ lexicalClass: LexicalClass, at token: Int) -> (end: Int, value: Int32)? {
    guard token >= 0, token + 1 < count, line.hits[token + 1].whole >= 0 else { return nil }
    let hit = line.hits[token]
    if hit.stem != hit.whole, line.lexicon.beginsPhrase(hit.stem),
      let found = QuotationLine.phrase(lexicalClass, from: hit.stem, at: token, in: line)
    {
      return found
    }
    guard line.lexicon.beginsPhrase(hit.whole) else { return nil }
    return QuotationLine.phrase(lexicalClass, from: hit.whole, at: token, in: line)
  }

  /// The longest phrase of several words whose first is `first`.
  private static func phrase(
    _ lexicalClass: LexicalClass, from first: WordID, at token: Int, in line: AnalyzedLine
  ) -> (end: Int, value: Int32)? {
    var best: (end: Int, value: Int32)?
    var state = line.lexicon.opening(first, line.hits[token + 1].whole)
    var next = token + 2
    while let reached = state {
      if line.lexicon.endsPhrase(reached), let found = line.lexicon.value(of: reached, as: lexicalClass) {
        best = (next, found)
      }
      guard next < line.count else { break }
      state = line.lexicon.advance(reached, by: line.hits[next].whole)
      next += 1
    }
    return best
  }

  // MARK: Spans

  /// The span of a range of tokens; the prefixes of the first are left out when `withoutPrefix`.
  func span(_ range: Range<Int>, withoutPrefix: Bool = false) -> TextSpan {
    guard !range.isEmpty, range.upperBound <= count, range.lowerBound >= 0 else { return TextSpan(start: 0, end: 0) }
    var span = tokens.span(range)
    if withoutPrefix {
      span.start = QuotationLine.offset(
        ofLetter: prefixLetters(range.lowerBound), in: range.lowerBound, of: line)
    }
    return span
  }

  // Static, as `payload`.
  private static func offset(ofLetter letter: Int, in token: Int, of line: AnalyzedLine) -> Int {
    line.tokens.offset(ofLetter: letter, in: token)
  }

  /// How many letters of the token are attached prefixes: what the lists or morphology say.
  func prefixLetters(_ token: Int) -> Int {
    let reading = readings[token]
    if reading.letter > 0 { return Int(reading.letter) }
    if reading.word >= 0 || line.words[token].proclitics.contains(.sa) { return 0 }
    return Int(line.words[token].stemLetter)
  }

  // MARK: Sentences

  /// The token at which the token's sentence starts.
  func sentenceStart(_ token: Int) -> Int {
    readings.indices.contains(token) ? Int(readings[token].sentenceStart) : 0
  }

  /// The token after the token's sentence.
  func sentenceEnd(_ token: Int) -> Int {
    readings.indices.contains(token) ? Int(readings[token].sentenceEnd) : count
  }
}
