import ArabicText
import Lexicons
import Morphology

/// Persons right behind a verb of which they are the subject.
enum SubjectNames {
  /// Verbs of saying and being, which no person follows with a preposition.
  private static let verbs = WordSet([
    "قال", "قالت", "يقول", "تقول", "كان", "كانت", "أضاف", "أضافت", "أشار", "أشارت", "أوضح", "أوضحت", "أكد", "أكدت",
    "ذكر", "ذكرت", "تابع", "تابعت", "صرح", "صرحت", "ختم", "ختمت", "شدد", "شددت",
  ])

  /// Whether what looks like an attached preposition is the first letter of an unlisted name: "وأشار فوجلسبرجر".
  static func isWhole(_ token: Int, withoutLetters count: UInt8, _ line: AnalyzedLine) -> Bool {
    guard count == 1, token > 0, line.tokens.kinds[token - 1] == .word,
      line.tokens.folded[line.tokens.letterRange(token)].first != Letter.waw,
      verbs.contains(token - 1, in: line)
    else { return false }
    return line.lexicon.classes(of: line.hits[token].stem).isEmpty
  }
}
