import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// The terms under which words are kept in the full-text index: folded letters without proclitics, article and attached
/// pronoun, so that "وزير" finds "للوزير", "والوزراء" only "وزراء".
///
/// Terms come from the built-in lexicon whatever words a project adds, so that equal text always has equal terms.
enum SearchTerm {
  /// A term at its place.
  struct Placed {
    let term: String
    /// In the document, in UTF-8 offsets.
    let span: TextSpan
  }

  /// The terms of an analysed line whose first byte is at `start`, in order. Marks and symbols have none.
  static func terms(of line: AnalyzedLine, at start: Int) -> [Placed] {
    (0..<line.count).compactMap { token in
      let letters = letters(of: token, in: line)
      guard !letters.isEmpty else { return nil }
      return Placed(term: Letter.string(letters), span: line.tokens.span(token).shifted(by: start))
    }
  }

  /// The terms by which a word of a query is looked for: its own term, and the word as it is written, in case that texts
  /// cut it differently ("وليد" is no و + ليد).
  static func alternatives(of token: Int, in line: AnalyzedLine) -> [String] {
    let base = letters(of: token, in: line)
    guard !base.isEmpty else { return [] }
    let whole = Array(line.tokens.folded[line.tokens.letterRange(token)])
    var found = [base]
    if isIndexable(whole), !found.contains(whole) { found.append(whole) }
    // The article of a query is no part of the word that is meant, also where the analysis left it.
    if whole.count > 3, whole[0] == Letter.alef, whole[1] == Letter.lam {
      let bare = Array(whole.dropFirst(2))
      if !found.contains(bare) { found.append(bare) }
    }
    return found.map(Letter.string)
  }

  /// The letters of a token's term; none for marks and symbols.
  private static func letters(of token: Int, in line: AnalyzedLine) -> [UInt8] {
    let range = line.tokens.letterRange(token)
    switch line.tokens.kinds[token] {
    case .punctuation, .symbol: return []
    case .foreign, .number:
      let letters = Array(line.tokens.folded[range])
      return isIndexable(letters) ? letters : []
    case .word: break
    }
    let word = line.words[token]
    let base = min(Int(word.baseLetter), max(range.count - 2, 0))
    var letters = Array(line.tokens.folded[(range.lowerBound + base)..<range.upperBound])
    let pronoun = Int(word.encliticLetters)
    guard pronoun > 0, letters.count - pronoun >= 2 else { return isIndexable(letters) ? letters : [] }
    letters.removeLast(pronoun)
    return isIndexable(letters) ? withoutOpenEnding(letters) : []
  }

  /// "حكومت" of "حكومتها" is "حكومة", "بيت" of "بيتها" is "بيت": whichever is the more common word.
  private static func withoutOpenEnding(_ letters: [UInt8]) -> [UInt8] {
    guard letters.count > 2, letters.last == Letter.teh else { return letters }
    let closed = letters.dropLast() + [Letter.heh]
    let words = WordFrequencies.standard
    return words.logFrequency(ofFolded: closed) > words.logFrequency(ofFolded: letters) ? Array(closed) : letters
  }

  /// Whether SQLite's tokenizer takes the letters for one word.
  private static func isIndexable(_ letters: [UInt8]) -> Bool {
    letters.contains { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 &- 0x30 < 10 }
  }
}
