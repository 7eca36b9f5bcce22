import ArabicText
import Lexicons
import Morphology

/// Second thoughts about attached prefixes: morphology cuts for running text, a name may begin with the same letters.
enum NamePrefix {
  /// A form whose count is so much smaller (in half binary orders of magnitude) is no word of its own.
  private static let gap = 4

  /// How many letters of prefixes are no part of a name that begins with this word: "سينثيا" and "كيلي" stay whole
  /// where raw text knows them as they stand and hardly what would remain of them.
  static func letters(
    _ letters: UnsafeBufferPointer<UInt8>, _ analysis: WordAnalysis, isListed: Bool, model: EntityModel
  ) -> UInt8 {
    var cut = Int(min(analysis.stemLetter, UInt8(truncatingIfNeeded: max(letters.count, 1) - 1)))
    // The future's س stands before verbs only.
    if cut > 0, analysis.proclitics.contains(.sa) { cut -= 1 }
    guard cut > 0, !isListed else { return UInt8(cut) }
    // "وكيلي" may still be و and كيلي.
    let conjunction = analysis.proclitics.isDisjoint(with: [.wa, .fa]) ? 0 : 1
    guard cut > conjunction, !analysis.proclitics.contains(.al) else { return UInt8(cut) }
    let whole = model.statistics(of: WordKey.of(UnsafeBufferPointer(rebasing: letters[conjunction...]))).frequency
    let rest = model.statistics(of: WordKey.of(UnsafeBufferPointer(rebasing: letters[cut...]))).frequency
    return UInt8(Int(whole) > Int(rest) + gap ? conjunction : cut)
  }
}
