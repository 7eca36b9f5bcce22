public import AnnotationModel

/// What kind of token a stretch of text is.
@frozen public enum TokenKind: UInt8, Sendable {
  /// A word in Arabic script; digits may follow its letters ("عربي21").
  case word
  /// A word in another script; digits may follow its letters ("F16").
  case foreign
  /// A run of decimal digits of any system.
  case number
  /// One punctuation mark.
  case punctuation
  /// A symbol, or a run of emoji.
  case symbol
}

/// The tokens of one line as columns.
///
/// Offsets are UTF-8 and relative to the line's start. White space is no token. Token boundaries are grapheme
/// boundaries, and so is every offset that `offset(ofLetter:in:)` gives.
public struct TokenTable: Sendable {
  /// Where each token starts.
  public let starts: [Int32]
  /// Where each token ends (exclusive).
  public let ends: [Int32]
  public let kinds: [TokenKind]
  /// Which mark a punctuation or symbol token is; `none` for the rest.
  public let marks: [PunctuationMark]
  /// Whether white space (or the line's start) stands right before the token.
  public let spaceBefore: [Bool]
  /// Index into `letters` at which each token's letters start; one entry more than there are tokens.
  public let letterStarts: [Int32]
  /// The letter codes (see `Letter`) of all tokens, one after the other.
  public let letters: [UInt8]
  /// `letters`, fully folded; same length.
  public let folded: [UInt8]
  /// For each byte of `letters`, where its scalar starts, relative to its token's start.
  package let letterOffsets: [UInt16]

  /// At most this many letter codes are kept for one token; longer ones are cut, their span is not.
  package static let maximumLetters = 255

  init(
    starts: [Int32], ends: [Int32], kinds: [TokenKind], marks: [PunctuationMark], spaceBefore: [Bool],
    letterStarts: [Int32], letters: [UInt8], folded: [UInt8], letterOffsets: [UInt16]
  ) {
    (self.starts, self.ends) = (starts, ends)
    (self.kinds, self.marks, self.spaceBefore) = (kinds, marks, spaceBefore)
    (self.letterStarts, self.letters, self.folded, self.letterOffsets) = (letterStarts, letters, folded, letterOffsets)
  }

  /// The number of tokens.
  @inlinable public var count: Int { starts.count }

  /// The span of a token relative to the line's start.
  @inlinable public func span(_ token: Int) -> TextSpan {
    TextSpan(start: Int(starts[token]), end: Int(ends[token]))
  }

  /// The span from the first to the last of a range of tokens, relative to the line's start. Empty for no tokens.
  @inlinable public func span(_ tokens: Range<Int>) -> TextSpan {
    guard tokens.lowerBound < tokens.upperBound, tokens.upperBound <= count else { return TextSpan(start: 0, end: 0) }
    return TextSpan(start: Int(starts[tokens.lowerBound]), end: Int(ends[tokens.upperBound - 1]))
  }

  /// The positions in `letters` (and `folded`) of a token's letters.
  @inlinable public func letterRange(_ token: Int) -> Range<Int> {
    Int(letterStarts[token])..<Int(letterStarts[token + 1])
  }

  /// The number of letter codes of a token.
  @inlinable public func letterCount(_ token: Int) -> Int {
    Int(letterStarts[token + 1] &- letterStarts[token])
  }

  /// Whether the token's letters, hamza and all, are exactly `letters` (see `Letter.codes`).
  @inlinable public func letters(of token: Int, equal letters: [UInt8]) -> Bool {
    let range = letterRange(token)
    guard range.count == letters.count else { return false }
    for index in 0..<letters.count where self.letters[range.lowerBound + index] != letters[index] { return false }
    return true
  }

  /// Whether the token's folded letters from `letter` on are exactly `folded`.
  @inlinable public func folded(of token: Int, from letter: Int = 0, equal folded: [UInt8]) -> Bool {
    let range = letterRange(token)
    guard range.count - letter == folded.count else { return false }
    for index in 0..<folded.count where self.folded[range.lowerBound + letter + index] != folded[index] {
      return false
    }
    return true
  }

  /// Whether the token's folded letters from `letter` on are exactly those of `word`, of which there are at most fifteen.
  @inlinable @inline(__always)
  package func spells(_ token: Int, from letter: Int, _ word: PackedWord) -> Bool {
    // Most words differ in length.
    letterCount(token) - letter == word.count && folded(from: Int(letterStarts[token]) + letter, equal: word)
  }

  @inlinable package func folded(from first: Int, equal word: PackedWord) -> Bool {
    for index in 0..<word.count where folded[first + index] != word[index] { return false }
    return true
  }

  /// The offset, relative to the line's start, at which the span of a token begins once its first `letter` letters are
  /// left out. Never splits a grapheme: inside a lam-alef ligature the whole ligature stays.
  public func offset(ofLetter letter: Int, in token: Int) -> Int {
    let range = letterRange(token)
    guard letter > 0, letter < range.count else { return Int(starts[token]) }
    return Int(starts[token]) + Int(letterOffsets[range.lowerBound + letter])
  }

  /// A token's letters as a readable string, for messages and tests.
  public func string(_ token: Int) -> String { Letter.string(letters[letterRange(token)]) }
}
