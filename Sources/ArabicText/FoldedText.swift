/// Folded letters with the way back to the text they came from.
///
/// The general form of what `TokenTable` keeps for each token: use it for phrases from word lists, search terms, tests.
public struct FoldedText: Hashable, Sendable {
  /// Letter codes (see `Letter`), fully folded; words are separated by one space.
  public let letters: [UInt8]
  /// For each byte of `letters`, the UTF-8 offset in the original text of the scalar it comes from.
  public let offsets: [Int]

  /// The folded form of a text. Punctuation is kept as tokens of its own.
  public init(_ text: String) {
    self.init(text, folding: true)
  }

  private init(_ text: String, folding: Bool) {
    let source = SourceText(text)
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    var letters: [UInt8] = []
    var offsets: [Int] = []
    letters.reserveCapacity(tokens.letters.count + tokens.count)
    offsets.reserveCapacity(tokens.letters.count + tokens.count)
    for token in 0..<tokens.count {
      if token > 0, tokens.spaceBefore[token] {
        letters.append(0x20)
        offsets.append(Int(tokens.ends[token - 1]))
      }
      for index in tokens.letterRange(token) {
        letters.append(folding ? tokens.folded[index] : tokens.letters[index])
        offsets.append(Int(tokens.starts[token]) + Int(tokens.letterOffsets[index]))
      }
    }
    self.letters = letters
    self.offsets = offsets
  }

  /// The letter codes of a word without full folding: hamza carriers, ة and ى stay apart.
  public static func codes(_ word: String) -> [UInt8] { FoldedText(word, folding: false).letters }
}
