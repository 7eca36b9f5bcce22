import ArabicText
import Lexicons
import Morphology

/// One word of a test sentence with its analysis.
struct AnalyzedWord {
  var analysis: WordAnalysis
  var letters: [UInt8]

  /// The word in its sentence; nil when the tokenizer does not find it.
  init?(_ word: String, in sentence: String) {
    let line = AnalyzedLine(sentence)
    let codes = FoldedText.codes(word)
    guard let token = (0..<line.count).first(where: { line.tokens.letters(of: $0, equal: codes) }) else { return nil }
    analysis = line.words[token]
    letters = Array(line.tokens.letters[line.tokens.letterRange(token)])
  }

  /// The proclitics and the word, as in "و+ل+ال+دول"; an attached pronoun follows after "-".
  var segmented: String {
    var parts: [String] = []
    for (proclitic, text) in AnalyzedWord.names where analysis.proclitics.contains(proclitic) { parts.append(text) }
    let end = letters.count - Int(analysis.encliticLetters)
    let base = Letter.string(letters[Int(analysis.baseLetter)..<end])
    let pronoun = Letter.string(letters[end...])
    return (parts + [base]).joined(separator: "+") + (pronoun.isEmpty ? "" : "-" + pronoun)
  }

  private static let names: [(Proclitics, String)] = [
    (.wa, "و"), (.fa, "ف"), (.bi, "ب"), (.ka, "ك"), (.li, "ل"), (.sa, "س"), (.al, "ال"),
  ]
}
