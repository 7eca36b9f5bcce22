import ArabicText
import Lexicons

/// Splits proclitics and guesses part of speech and tense, word by word.
enum MorphologicalAnalyzer {
  static func analyze(_ tokens: TokenTable, hits: [LexiconHit], lexicon: Lexicon) -> [WordAnalysis] {
    var words = [WordAnalysis](repeating: WordAnalysis(), count: tokens.count)
    for token in 0..<tokens.count where tokens.kinds[token] == .word {
      words[token] = analysis(of: token, tokens, hits[token], lexicon)
    }
    return words
  }

  private static func analysis(
    of token: Int, _ tokens: TokenTable, _ hit: LexiconHit, _ lexicon: Lexicon
  ) -> WordAnalysis {
    var analysis = WordAnalysis(partOfSpeech: .noun)
    // A word that a list has as it stands is not cut.
    if hit.whole < 0 || lexicon.classes(of: hit.whole).isEmpty, hit.stem >= 0,
      !lexicon.classes(of: hit.stem).isEmpty
    {
      analysis.stemLetter = hit.stemLetter
    }
    analysis.baseLetter = analysis.stemLetter
    return analysis
  }
}
