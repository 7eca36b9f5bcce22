public import ArabicText
public import Lexicons
public import Morphology

/// What the words of a line mean to Numerals and Times: for each token the word of the lexicon it is read as, and the
/// number it writes in digits.
///
/// A word that belongs to one of their classes as it stands is not cut; else the word behind attached prefixes counts.
/// Every accessor takes any index: outside the line there are tokens without meaning. Immutable, and a class only so that
/// rules can be handed the line for one reference count.
//
// Public, because of a package type no other module inlines anything.
public final class LineSenses: Sendable {
  /// What one token is read as.
  @usableFromInline struct Sense: Sendable {
    /// The classes 0…47 of the word.
    @usableFromInline var mask: UInt64 = 0
    @usableFromInline var word: WordID = -1
    /// The number it writes in digits, -1 for none, -2 - n for n glued to a word.
    @usableFromInline var digits: Int32 = -1
    /// The letter at which the word begins behind its prefixes.
    @usableFromInline var letter: UInt8 = 0
    /// The payload in the class of prepositions, which rules ask for most; 0 for none.
    @usableFromInline var preposition: UInt8 = 0
    /// Whether it is a word of two letters or more.
    @usableFromInline var isWord = false
  }

  @usableFromInline package let line: AnalyzedLine
  @usableFromInline let columns: [Sense]
  /// The classes of all tokens together: what the line cannot have is not looked for.
  package let union: UInt64
  /// Whether any token has digits.
  package let hasDigits: Bool
  /// Whether any token is مرة or one of its forms, without which nothing says how often.
  package let hasOccasions: Bool

  package init(_ line: AnalyzedLine) {
    self.line = line
    var union: UInt64 = 0
    var hasDigits = false
    var hasOccasions = false
    let lexicon = line.lexicon
    let preposition: UInt64 = 1 << UInt64(LexicalClass.timePreposition.rawValue)
    let count = line.count
    var columns = [Sense](filledWith: Sense(), count: count)
    columns.withUnsafeMutableBufferPointer { columns in
      for token in 0..<count {
        let isWord = line.tokens.kinds[token] == .word || line.tokens.kinds[token] == .foreign
        // A lone و joins what stands around it.
        if isWord { columns[token].isWord = line.tokens.letterCount(token) > 1 }
        // Most words have nothing to do with numbers and times.
        guard var sense = LineSenses.sense(of: token, in: line, lexicon) else { continue }
        sense.isWord = columns[token].isWord
        if sense.mask & preposition != 0 {
          sense.preposition = UInt8(clamping: lexicon.knownValue(of: sense.word, as: .timePreposition) ?? 0)
        }
        if !hasOccasions, sense.mask & LineSenses.starter != 0 {
          hasOccasions = lexicon.knownValue(of: sense.word, as: .timeStarter) == 35
        }
        union |= sense.mask
        hasDigits = hasDigits || sense.digits != -1 || line.tokens.kinds[token] == .number
        columns[token] = sense
      }
    }
    self.columns = columns
    self.union = union
    self.hasDigits = hasDigits
    self.hasOccasions = hasOccasions
  }

  /// What a token is read as, nil when it has no meaning here.
  @inline(__always)
  private static func sense(of token: Int, in line: AnalyzedLine, _ lexicon: Lexicon) -> Sense? {
    switch line.tokens.kinds[token] {
    case .word, .foreign:
      guard var sense = sense(of: line.hits[token], in: lexicon) else { return digitWord(token, line.tokens) }
      if sense.mask & starter != 0, let feast = feast(at: token, line, lexicon) { sense = feast }
      if sense.letter > 0, hasFuturePrefix(token, sense.letter, line.tokens) { return digitWord(token, line.tokens) }
      return sense
    case .punctuation, .symbol: return sense(of: line.hits[token], in: lexicon)
    case .number: return Sense(digits: number(line.tokens.letters[line.tokens.letterRange(token)]))
    }
  }

  /// The classes of numbers and times.
  @inline(__always)
  private static var ours: UInt64 { 0x0000_FFFF_FFFF_FFFF }

  /// The word as it stands when it has one of our classes, else the one behind its prefixes; nil when neither has.
  @inline(__always)
  private static func sense(of hit: LexiconHit, in lexicon: Lexicon) -> Sense? {
    if hit.whole >= 0 {
      let whole = lexicon.classes(of: hit.whole).low & LineSenses.ours
      if whole != 0 { return Sense(mask: whole, word: hit.whole) }
    }
    guard hit.stem >= 0 else { return nil }
    let stem = lexicon.classes(of: hit.stem).low & LineSenses.ours
    return stem == 0 ? nil : Sense(mask: stem, word: hit.stem, letter: hit.stemLetter)
  }

  @inline(__always)
  private static var starter: UInt64 { 1 << UInt64(LexicalClass.timeStarter.rawValue) }

  /// "بعيد الفطر": the feast with a preposition, where what follows goes on with its name, not بُعيد, "shortly after".
  private static func feast(at token: Int, _ line: AnalyzedLine, _ lexicon: Lexicon) -> Sense? {
    let hit = line.hits[token]
    guard hit.stem >= 0, token + 1 < line.count, lexicon.classes(of: hit.stem).contains(.namedDay),
      let state = lexicon.advance(.root, by: hit.stem), lexicon.advance(state, by: line.hits[token + 1].whole) != nil
    else { return nil }
    return Sense(mask: lexicon.classes(of: hit.stem).low & ours, word: hit.stem, letter: hit.stemLetter)
  }

  /// Whether the last prefix is the future س, which belongs to verbs.
  private static func hasFuturePrefix(_ token: Int, _ letter: UInt8, _ tokens: TokenTable) -> Bool {
    tokens.letters[tokens.letterRange(token).lowerBound + Int(letter) - 1] == Letter.seen
  }

  /// A word that the lexicon does not know, if it ends in digits.
  @inline(__always)
  private static func digitWord(_ token: Int, _ tokens: TokenTable) -> Sense? {
    let end = Int(tokens.letterStarts[token + 1])
    guard end > 0, tokens.letters[end - 1] &- 0x30 <= 9 else { return nil }
    return prefixedDigits(tokens.letters[tokens.letterRange(token)])
  }

  /// Digits with proclitics before them are one word to the tokenizer ("و2015", "الـ13").
  private static func prefixedDigits(_ all: ArraySlice<UInt8>) -> Sense {
    func letter(_ index: Int) -> UInt8 { all.indices.contains(index) ? all[index] : 0 }
    var start = all.startIndex
    if letter(start) == Letter.waw || letter(start) == Letter.feh { start += 1 }
    if letter(start) == Letter.beh || letter(start) == Letter.kaf { start += 1 }
    var spanStart = start
    if letter(start) == Letter.alef, letter(start + 1) == Letter.lam {
      start += 2
    } else if letter(start) == Letter.lam {
      start += letter(start + 1) == Letter.lam ? 2 : 1
      spanStart = start
    }
    guard start > all.startIndex, start < all.endIndex else { return Sense() }
    let value = number(all[start...])
    guard value >= 0 else { return gluedDigits(all) }
    return Sense(digits: value, letter: UInt8(truncatingIfNeeded: spanStart - all.startIndex))
  }

  /// Digits that lack the space before them ("في1 ماي"): a number for those who ask for a glued one only.
  private static func gluedDigits(_ all: ArraySlice<UInt8>) -> Sense {
    guard let last = all.lastIndex(where: { $0 < 0x30 || $0 > 0x39 }), last + 1 < all.endIndex else { return Sense() }
    let value = number(all[(last + 1)...])
    guard value >= 0, value < 10_000 else { return Sense() }
    return Sense(digits: -2 - value, letter: UInt8(truncatingIfNeeded: last + 1 - all.startIndex))
  }

  /// The value of up to nine digits, or -1.
  private static func number(_ letters: ArraySlice<UInt8>) -> Int32 {
    guard !letters.isEmpty, letters.count <= 9 else { return -1 }
    var value: Int32 = 0
    for byte in letters {
      guard byte >= 0x30, byte <= 0x39 else { return -1 }
      value = value * 10 + Int32(byte - 0x30)
    }
    return value
  }

  /// The longest phrase of a class that begins at the token: its payload, when not 0, and the token after it.
  package func phrase(at token: Int, _ lexicalClass: LexicalClass) -> (value: Int, end: Int)? {
    guard has(token, lexicalClass) else { return nil }
    var best: (value: Int, end: Int)?
    if let value = value(token, lexicalClass), value != 0 { best = (value, token + 1) }
    var state = line.lexicon.advance(.root, by: columns[token].word)
    var next = token + 1
    while let current = state {
      if let value = line.lexicon.value(of: current, as: lexicalClass), value != 0 { best = (Int(value), next) }
      guard next < count else { break }
      state = line.lexicon.advance(current, by: line.hits[next].whole)
      next += 1
    }
    return best
  }

  // MARK: Reading

  @inlinable @inline(__always)
  package var count: Int { columns.count }

  /// The classes of a token as a mask of class numbers; 0 outside the line.
  @inlinable @inline(__always)
  package func mask(_ token: Int) -> UInt64 { columns.indices.contains(token) ? columns[token].mask : 0 }

  @inlinable @inline(__always)
  package func has(_ token: Int, _ lexicalClass: LexicalClass) -> Bool {
    mask(token) & (1 << UInt64(lexicalClass.rawValue)) != 0
  }

  /// The payload of a token in a class, or nil when it does not belong to it.
  @inlinable @inline(__always)
  package func value(_ token: Int, _ lexicalClass: LexicalClass) -> Int? {
    has(token, lexicalClass) ? payload(token, lexicalClass) : nil
  }

  /// The payload of a token that has the class.
  @usableFromInline func payload(_ token: Int, _ lexicalClass: LexicalClass) -> Int? {
    LineSenses.payload(of: columns[token].word, as: lexicalClass, in: line).map(Int.init)
  }

  // Static, because of a line that it is handed no function copies the lexicon.
  @inline(never)
  private static func payload(of word: WordID, as lexicalClass: LexicalClass, in line: AnalyzedLine) -> Int32? {
    line.lexicon.knownValue(of: word, as: lexicalClass)
  }

  /// The payload of a token in the class of prepositions and particles; 0 when it has none.
  @inlinable @inline(__always)
  package func preposition(_ token: Int) -> UInt8 {
    columns.indices.contains(token) ? columns[token].preposition : 0
  }

  /// Whether the token writes a number in digits, prefixes apart or glued to a word.
  @inlinable @inline(__always)
  package func isNumeric(_ token: Int) -> Bool {
    columns.indices.contains(token) && columns[token].digits != -1
  }

  /// Whether the token is a word that has nothing to do with numbers or times.
  @inlinable @inline(__always)
  package func isPlainWord(_ token: Int) -> Bool {
    guard columns.indices.contains(token) else { return false }
    let sense = columns[token]
    return sense.mask == 0 && sense.digits == -1 && sense.isWord
  }

  /// Whether the token is a word of numbers or times, or writes a number of any length.
  @inlinable @inline(__always)
  package func hasSense(_ token: Int) -> Bool {
    guard columns.indices.contains(token) else { return false }
    return columns[token].mask != 0 || columns[token].digits != -1 || line.tokens.kinds[token] == .number
  }

  /// The payload's text of a token in a class. Allocates: for found expressions only.
  package func text(_ token: Int, _ lexicalClass: LexicalClass) -> String? {
    guard has(token, lexicalClass) else { return nil }
    return line.lexicon.senses(of: columns[token].word).first { $0.lexicalClass == lexicalClass }?.text
  }

  /// The number that the token writes in at most nine digits, prefixes apart; nil when it is no such number.
  @inlinable @inline(__always)
  package func number(_ token: Int) -> Int? {
    guard columns.indices.contains(token), columns[token].digits >= 0 else { return nil }
    return Int(columns[token].digits)
  }

  /// The number written without a space behind a word ("في1"), or nil.
  @inlinable @inline(__always)
  package func gluedNumber(_ token: Int) -> Int? {
    guard columns.indices.contains(token), columns[token].digits < -1 else { return nil }
    return Int(-2 - columns[token].digits)
  }

  /// How many digits the token has; 0 when it is no number.
  package func digitCount(_ token: Int) -> Int {
    guard number(token) != nil else { return 0 }
    let range = line.tokens.letterRange(token)
    return range.reversed().prefix { line.tokens.letters[$0] >= 0x30 && line.tokens.letters[$0] <= 0x39 }.count
  }

  @inlinable @inline(__always)
  package func mark(_ token: Int) -> PunctuationMark {
    line.tokens.marks.indices.contains(token) ? line.tokens.marks[token] : .none
  }

  /// Whether white space stands before the token; true outside the line.
  @inlinable @inline(__always)
  package func spaceBefore(_ token: Int) -> Bool {
    line.tokens.spaceBefore.indices.contains(token) ? line.tokens.spaceBefore[token] : true
  }

  /// Whether the token is a word in any script.
  @inlinable @inline(__always)
  package func isWord(_ token: Int) -> Bool {
    guard line.tokens.kinds.indices.contains(token) else { return false }
    return line.tokens.kinds[token] == .word || line.tokens.kinds[token] == .foreign
  }

  /// Whether the word is read behind attached prefixes.
  @inlinable @inline(__always)
  package func isPrefixed(_ token: Int) -> Bool {
    columns.indices.contains(token) && columns[token].letter > 0
  }

  /// The first letter code of the token as written, 0 outside the line.
  @inlinable package func firstLetter(_ token: Int) -> UInt8 {
    guard token >= 0, token < count, line.tokens.letterCount(token) > 0 else { return 0 }
    return line.tokens.letters[line.tokens.letterRange(token).lowerBound]
  }

  /// Whether the token begins with an attached و, or a lone و stands before it.
  @inlinable package func followsWaw(_ token: Int) -> Bool {
    (isPrefixed(token) && firstLetter(token) == Letter.waw) || isLoneWaw(token - 1)
  }

  /// Whether the token is و written apart.
  @inlinable package func isLoneWaw(_ token: Int) -> Bool {
    isWord(token) && line.tokens.letterCount(token) == 1 && firstLetter(token) == Letter.waw
  }

  /// Whether the word the token is read as begins with the article; also "للعام".
  package func hasArticle(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    let range = line.tokens.letterRange(token)
    let start = range.lowerBound + Int(columns[token].letter)
    let all = line.tokens.letters
    guard start + 1 < range.upperBound else { return false }
    if all[start] == Letter.alef, all[start + 1] == Letter.lam { return true }
    // In "للعام" the reading starts at the second ل.
    return all[start] == Letter.lam && start > range.lowerBound && all[start - 1] == Letter.lam
  }

  /// Where a span that begins with the token starts, relative to the line: prefixes are left out.
  package func spanStart(_ token: Int) -> Int {
    guard columns.indices.contains(token) else { return 0 }
    return line.tokens.offset(ofLetter: Int(columns[token].letter), in: token)
  }

  fileprivate func prefixLetter(_ token: Int) -> UInt8 { columns[token].letter }

  /// Whether the folded letters of the word (prefixes left out) are exactly those of `word`.
  @inlinable @inline(__always)
  package func spells(_ token: Int, _ word: PackedWord) -> Bool {
    isWord(token) && line.tokens.spells(token, from: Int(columns[token].letter), word)
  }
}

extension LineSenses {
  /// How many letters the prefixes of the token take.
  package func prefixLetters(_ token: Int) -> Int {
    guard token >= 0, token < count else { return 0 }
    return Int(prefixLetter(token))
  }
}
