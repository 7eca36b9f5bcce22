import ArabicText
import Lexicons
import Morphology

extension QuotationLine {
  /// How a complementizer is spelled; careless writers drop the hamza.
  enum Complementizer: UInt8, Sendable { case none, anna, inna, bare }

  /// What the word lists say about one token, as a whole or after its prefixes.
  struct Reading: Sendable {
    var classes = LexicalClasses()
    var word: WordID = -1
    /// The token's sentence. Marks that enclose several sentences keep them together.
    var sentenceStart: Int32 = 0
    var sentenceEnd: Int32 = 0
    /// How many letters the prefixes take.
    var letter: UInt8 = 0
    var complementizer = Complementizer.none
    /// Kind of function word (payload of the list).
    var function: FunctionWord?
    var traits = Traits()
  }

  /// What is told of each token once: most are nothing of it, and rules pass over them.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// A quotation may begin here: a cue, a source phrase, a quotation mark.
    static let mayReport = Traits(rawValue: 1 << 0)
    /// "على" may open a source phrase ("على حد قول").
    static let ala = Traits(rawValue: 1 << 1)
    /// "جاء" and "ورد" name a document ("جاء في البيان أن").
    static let arrives = Traits(rawValue: 1 << 2)
  }

  private static let quotationMask = LexicalClasses(low: 0, high: 0xFF_FFFF << 16)
  private static let cueMask = LexicalClasses(.cueVerb, .cueParticiple, .cueNoun, .sourcePhrase)

  /// The readings of all words of a line. O(tokens).
  static func readings(of line: AnalyzedLine, _ marks: MarkPairs) -> [Reading] {
    let (lexicon, hits, mask, cues) = (line.lexicon, line.hits, quotationMask, cueMask)
    let (kinds, letterStarts) = (line.tokens.kinds, line.tokens.letterStarts)
    var readings = blank(line, marks)
    readings.withUnsafeMutableBufferPointer { readings in
      for token in readings.indices {
        // No list has most words: of them there is nothing more to say.
        if hits[token].whole >= 0 || hits[token].stem >= 0 {
          read(token, of: line, lexicon, mask, into: &readings[token])
          if readings[token].classes.intersects(cues) { readings[token].traits = .mayReport }
        }
        if kinds[token] != .word {
          if marks.opens(token) { readings[token].traits = .mayReport }
        } else if case let prefix = Int(letterStarts[token + 1] &- letterStarts[token]) - 3,
          prefix == 0 || prefix == Int(readings[token].letter)
        {
          readings[token].traits.formUnion(opener(token, from: prefix, in: line.tokens))
        }
      }
    }
    return readings
  }

  /// One reading for each token, with nothing in it but the token's sentence.
  private static func blank(_ line: AnalyzedLine, _ marks: MarkPairs) -> [Reading] {
    var readings: [Reading] = []
    readings.reserveCapacity(line.count)
    var reading = Reading()
    var end = 0
    while end < line.count {
      end = Sentences.end(from: end, in: line.tokens)
      if end < line.count, goesOn(line, marks, behind: end) { continue }
      reading.sentenceStart = Int32(truncatingIfNeeded: readings.count)
      reading.sentenceEnd = Int32(truncatingIfNeeded: end)
      let words = end - readings.count
      readings.append(addingCapacity: words) { [reading] in $0.append(repeating: reading, count: words) }
    }
    return readings
  }

  /// Whether marks enclose what stands on both sides of a sentence's end, or no more than an abbreviation ends there.
  private static func goesOn(_ line: AnalyzedLine, _ marks: MarkPairs, behind end: Int) -> Bool {
    let opening = marks.outermost(end - 1)
    if opening >= 0, let close = marks.close(of: opening), close >= end { return true }
    // "د. فراس إلياس": a letter and its full stop end no sentence.
    let token = end - 2
    guard token >= 0 else { return false }
    return line.tokens.marks[token + 1] == .period && line.tokens.kinds[token] == .word
      && line.tokens.letterCount(token) == 1 && line.tokens.spaceBefore[token]
  }

  /// Words that no list of cues holds and that begin a frame of their own.
  private static func opener(_ token: Int, from letter: Int, in tokens: TokenTable) -> Traits {
    switch tokens.folded[Int(tokens.letterStarts[token]) + letter] {
    case Letter.ain: tokens.spells(token, from: letter, Words.ala) ? [.ala, .mayReport] : []
    case Letter.jeem: tokens.spells(token, from: letter, Words.ja) ? [.arrives, .mayReport] : []
    case Letter.waw: tokens.spells(token, from: letter, Words.warada) ? [.arrives, .mayReport] : []
    default: []
    }
  }

  // MARK: The lists

  @inline(__always)
  private static func read(
    _ token: Int, of line: AnalyzedLine, _ lexicon: Lexicon, _ mask: LexicalClasses, into reading: inout Reading
  ) {
    let hit = line.hits[token]
    let whole = lexicon.classes(of: hit.whole)
    if whole.intersects(mask) {
      reading.word = hit.whole
      reading.classes = whole
    } else {
      let stem = lexicon.classes(of: hit.stem)
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
      let kind = lexicon.knownValue(of: reading.word, as: .functionWord) ?? 0
      reading.function = FunctionWord(rawValue: UInt8(truncatingIfNeeded: kind))
    }
    if reading.classes.contains(.reportComplementizer) {
      reading.complementizer = complementizer(token, prefix: Int(reading.letter), in: line.tokens)
    }
  }

  /// Which prefixes a listed word may carry: "سام" is not س + أم, and only verbs take the future س.
  private static func allows(
    _ classes: LexicalClasses, _ token: Int, prefix: Int, in tokens: TokenTable
  ) -> Bool {
    let first = tokens.letterRange(token).lowerBound
    for index in first..<(first + prefix) {
      let letter = tokens.folded[index]
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
}

/// The kinds of function words in the list `function-words`.
enum FunctionWord: UInt8, Sendable {
  case preposition = 1, conjunction, relative, negation, demonstrative, adverb, pronoun, auxiliary
}
