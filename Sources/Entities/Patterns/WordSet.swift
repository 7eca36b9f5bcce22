import ArabicText
import Morphology

/// A few words, compared by folded letters.
struct WordSet {
  private let words: Set<PackedWord>

  init(_ words: [String]) { self.words = Set(words.map { PackedWord(FoldedText($0).letters) }) }

  /// Whether a token is one of the words, prefixes left out; "للحكومة" is "الحكومة".
  func contains(_ token: Int, in line: AnalyzedLine) -> Bool {
    let letters = line.tokens.letterRange(token)
    let analysis = line.words[token]
    let start = letters.lowerBound + Int(analysis.stemLetter)
    return line.tokens.folded.withUnsafeBufferPointer { folded in
      if analysis.proclitics.contains(.al), analysis.proclitics.contains(.li), start < letters.upperBound,
        folded[start] == Letter.lam
      {
        return words.contains(PackedWord([Letter.alef] + folded[start..<letters.upperBound]))
      }
      return words.contains(PackedWord(start..<letters.upperBound, of: folded))
    }
  }
}
