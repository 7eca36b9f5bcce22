import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A line as the quotation rules read it: each word's reading, the pairs of marks, the sentences.
///
/// Immutable; a class so that handing it from rule to rule costs one reference count instead of one for each column.
final class QuotationLine: Sendable {
  /// How a complementizer is spelled; careless writers drop the hamza.
  enum Complementizer: UInt8, Sendable { case none, anna, inna, bare }

  /// What the word lists say about one token, as a whole or after its prefixes.
  struct Reading: Sendable {
    var word: WordID = -1
    var classes = LexicalClasses()
    /// How many letters the prefixes take.
    var letter: UInt8 = 0
    var complementizer = Complementizer.none
    /// Kind of function word (payload of the list), 0 for none.
    var function: UInt8 = 0
    /// Whether a quotation may begin here: a cue, a source phrase, a quotation mark. Most words are none of them.
    var mayReport = false
  }

  let line: AnalyzedLine
  let marks: MarkPairs
  let readings: [Reading]
  /// For each token, where its sentence starts and ends. Marks that enclose several sentences keep them together.
  private let sentenceStarts: [Int32]
  private let sentenceEnds: [Int32]

  let tokens: TokenTable
  let count: Int

  init(_ line: AnalyzedLine) {
    self.line = line
    let tokens = line.tokens
    let marks = MarkPairs(tokens)
    self.tokens = tokens
    self.marks = marks
    count = line.count
    readings = QuotationLine.readings(of: line, marks)
    (sentenceStarts, sentenceEnds) = QuotationLine.sentences(in: tokens, marks)
  }

  // MARK: Words

  func has(_ lexicalClass: LexicalClass, _ token: Int) -> Bool {
    token >= 0 && token < count && readings[token].classes.contains(lexicalClass)
  }

  func value(_ lexicalClass: LexicalClass, _ token: Int) -> Int32? {
    guard has(lexicalClass, token) else { return nil }
    return line.lexicon.value(of: readings[token].word, as: lexicalClass)
  }

  func mark(_ token: Int) -> PunctuationMark { token >= 0 && token < count ? tokens.marks[token] : .none }
  func kind(_ token: Int) -> TokenKind? { token >= 0 && token < count ? tokens.kinds[token] : nil }
  func function(_ token: Int) -> FunctionWord? {
    token >= 0 && token < count ? FunctionWord(rawValue: readings[token].function) : nil
  }
  func complementizer(_ token: Int) -> Complementizer {
    token >= 0 && token < count ? readings[token].complementizer : .none
  }

  /// Whether the token, its prefixes left out, is exactly the folded word.
  func isWord(_ token: Int, _ folded: [UInt8]) -> Bool {
    guard token >= 0, token < count else { return false }
    return tokens.folded(of: token, equal: folded)
      || readings[token].letter > 0 && tokens.folded(of: token, from: Int(readings[token].letter), equal: folded)
  }

  /// "ألا يكون": أن and لا in one, told from "إلا" by its hamza.
  func isNegatedClause(_ token: Int) -> Bool {
    isWord(token, Words.alla) && tokens.letters[tokens.letterRange(token)].first == Letter.alefHamzaAbove
  }

  /// Whether the token's folded letters begin with the given ones.
  func begins(_ token: Int, with folded: [UInt8]) -> Bool {
    guard token >= 0, token < count, tokens.letterCount(token) >= folded.count else { return false }
    return tokens.folded[tokens.letterRange(token)].starts(with: folded)
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
    var best: (end: Int, value: Int32)?
    if let single = value(lexicalClass, token) { best = (token + 1, single) }
    let hit = line.hits[token]
    if let found = phrase(lexicalClass, from: hit.whole, at: token) { best = found }
    if hit.stem != hit.whole, let found = phrase(lexicalClass, from: hit.stem, at: token) { best = found }
    return best
  }

  /// The longest phrase of several words whose first is `first`.
  private func phrase(_ lexicalClass: LexicalClass, from first: WordID, at token: Int) -> (end: Int, value: Int32)? {
    guard first >= 0, token + 1 < count, var state = line.lexicon.advance(.root, by: first) else { return nil }
    var best: (end: Int, value: Int32)?
    var next = token + 1
    while next < count, let following = line.lexicon.advance(state, by: line.hits[next].whole) {
      state = following
      next += 1
      if line.lexicon.endsPhrase(state), let found = line.lexicon.value(of: state, as: lexicalClass) {
        best = (next, found)
      }
    }
    return best
  }

  // MARK: Spans

  /// The span of a range of tokens; the prefixes of the first are left out when `withoutPrefix`.
  func span(_ range: Range<Int>, withoutPrefix: Bool = false) -> TextSpan {
    guard !range.isEmpty, range.upperBound <= count, range.lowerBound >= 0 else { return TextSpan(start: 0, end: 0) }
    var span = tokens.span(range)
    if withoutPrefix {
      span.start = tokens.offset(ofLetter: prefixLetters(range.lowerBound), in: range.lowerBound)
    }
    return span
  }

  /// How many letters of the token are attached prefixes: what the lists or morphology say.
  func prefixLetters(_ token: Int) -> Int {
    let reading = readings[token]
    if reading.letter > 0 { return Int(reading.letter) }
    if reading.word >= 0 || line.words[token].proclitics.contains(.sa) { return 0 }
    return Int(line.words[token].stemLetter)
  }

  // MARK: Reading

  private static let quotationMask = LexicalClasses(low: 0, high: 0xFF_FFFF << 16)
  private static let cueMask = LexicalClasses(.cueVerb, .cueParticiple, .cueNoun, .sourcePhrase)

  private static func readings(of line: AnalyzedLine, _ marks: MarkPairs) -> [Reading] {
    let mask = quotationMask
    let cues = cueMask
    let tokens = line.tokens
    return [Reading](unsafeUninitializedCapacity: line.count) { buffer, count in
      for token in 0..<line.count {
        var reading = reading(of: token, in: line, mask: mask)
        reading.mayReport =
          reading.classes.intersects(cues)
          || (tokens.kinds[token] == .word ? startsFrame(token, reading, in: tokens) : marks.opens(token))
        buffer.initializeElement(at: token, to: reading)
      }
      count = line.count
    }
  }

  /// "على" may open a source phrase ("على حد قول"), "جاء" and "ورد" name a document ("جاء في البيان أن").
  private static func startsFrame(_ token: Int, _ reading: Reading, in tokens: TokenTable) -> Bool {
    let length = tokens.letterCount(token)
    guard length == 3 || reading.letter > 0 && length - Int(reading.letter) == 3 else { return false }
    return Words.frameStarts.contains { word in
      tokens.folded(of: token, equal: word)
        || reading.letter > 0 && tokens.folded(of: token, from: Int(reading.letter), equal: word)
    }
  }

  private static func reading(of token: Int, in line: AnalyzedLine, mask: LexicalClasses) -> Reading {
    let hit = line.hits[token]
    var reading = Reading()
    guard hit.whole >= 0 || hit.stem >= 0 else { return reading }
    let whole = line.lexicon.classes(of: hit.whole)
    if whole.intersects(mask) {
      reading.word = hit.whole
      reading.classes = whole
    } else {
      let stem = line.lexicon.classes(of: hit.stem)
      if stem.intersects(mask), allows(stem, token, prefix: Int(hit.stemLetter), in: line.tokens) {
        reading.word = hit.stem
        reading.classes = stem
        reading.letter = hit.stemLetter
      } else if !whole.isEmpty {
        reading.word = hit.whole
        reading.classes = whole
      } else if !stem.isEmpty {
        reading.word = hit.stem
        reading.classes = stem
        reading.letter = hit.stemLetter
      }
    }
    if reading.classes.contains(.functionWord) {
      reading.function = UInt8(truncatingIfNeeded: line.lexicon.value(of: reading.word, as: .functionWord) ?? 0)
    }
    if reading.classes.contains(.reportComplementizer) {
      reading.complementizer = complementizer(token, prefix: Int(reading.letter), in: line.tokens)
    }
    return reading
  }

  /// Which prefixes a listed word may carry: "سام" is not س + أم, and only verbs take the future س.
  private static func allows(
    _ classes: LexicalClasses, _ token: Int, prefix: Int, in tokens: TokenTable
  ) -> Bool {
    let first = tokens.letterRange(token).lowerBound
    for letter in tokens.folded[first..<(first + prefix)] {
      if letter == Letter.seen { return classes.contains(.cueVerb) }
      if letter != Letter.waw, letter != Letter.feh, classes.contains(.functionWord) { return false }
    }
    return true
  }

  /// إن and أن differ in their hamza only; after ل and ك they are other words (لأن، كأن).
  private static func complementizer(_ token: Int, prefix: Int, in tokens: TokenTable) -> Complementizer {
    let range = tokens.letterRange(token)
    guard prefix < range.count else { return .none }
    for index in 0..<prefix {
      let letter = tokens.letters[range.lowerBound + index]
      if letter == Letter.lam || letter == Letter.kaf || letter == Letter.seen { return .none }
    }
    switch tokens.letters[range.lowerBound + prefix] {
    case Letter.alefHamzaAbove: return .anna
    case Letter.alefHamzaBelow: return .inna
    case Letter.alef: return .bare
    default: return .none
    }
  }

  /// For each token, where its sentence starts and ends.
  private static func sentences(in tokens: TokenTable, _ marks: MarkPairs) -> (starts: [Int32], ends: [Int32]) {
    var starts: [Int32] = []
    var ends: [Int32] = []
    starts.reserveCapacity(tokens.count)
    ends.reserveCapacity(tokens.count)
    func fill(to end: Int) {
      let start = Int32(truncatingIfNeeded: starts.count)
      let count = end - starts.count
      starts.append(contentsOf: repeatElement(start, count: count))
      ends.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: end), count: count))
    }
    for range in Sentences.ranges(in: tokens) {
      let opening = marks.outermost(range.upperBound - 1)
      if opening >= 0, let close = marks.close(of: opening), close >= range.upperBound { continue }
      if isAbbreviation(range.upperBound - 2, in: tokens) { continue }
      fill(to: range.upperBound)
    }
    if starts.count < tokens.count { fill(to: tokens.count) }
    return (starts, ends)
  }

  /// "د. فراس إلياس": a letter and its full stop end no sentence.
  private static func isAbbreviation(_ token: Int, in tokens: TokenTable) -> Bool {
    token >= 0 && token + 2 < tokens.count && tokens.marks[token + 1] == .period && tokens.kinds[token] == .word
      && tokens.letterCount(token) == 1 && tokens.spaceBefore[token]
  }

  func sentenceStart(_ token: Int) -> Int { token >= 0 && token < count ? Int(sentenceStarts[token]) : 0 }
  func sentenceEnd(_ token: Int) -> Int { token >= 0 && token < count ? Int(sentenceEnds[token]) : count }
}

/// The kinds of function words in the list `function-words`.
enum FunctionWord: UInt8, Sendable {
  case preposition = 1, conjunction, relative, negation, demonstrative, adverb, pronoun, auxiliary
}
