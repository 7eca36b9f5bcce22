import ArabicText
import Lexicons
import Morphology

/// Second thoughts about attached prefixes: morphology cuts for running text, a name may begin with the same letters.
struct NamePrefix {
  /// Lists of names. Heads, titles and demonyms are words of the language as well.
  private static let names = LexicalClasses(
    .country, .place, .people, .organization, .media, .event, .misc, .given, .family, .person)
  private static let persons = LexicalClasses(.given, .family, .person)
  private static let places = LexicalClasses(.country, .place)

  let letters: UnsafeBufferPointer<UInt8>
  let hit: LexiconHit
  let analysis: WordAnalysis
  let line: AnalyzedLine
  let model: EntityModel

  /// How many letters of prefixes are no part of a name that begins with this word: "سينثيا" and "كيلي" stay whole
  /// where raw text knows them as they stand and hardly what would remain of them.
  func count() -> Int {
    var cut = min(Int(analysis.stemLetter), max(letters.count, 1) - 1)
    // The future's س stands before verbs only.
    if cut > 0, analysis.proclitics.contains(.sa) { cut -= 1 }
    if analysis.proclitics.contains(.al) { return cut }
    // "وكيلي" may still be و and كيلي.
    let conjunction = analysis.proclitics.isDisjoint(with: [.wa, .fa]) ? 0 : 1
    if cut > conjunction { return keepsPreposition(conjunction, cut) ? conjunction : cut }
    if cut == 0 { return 0 }
    return keepsConjunction() ? 0 : hidesPreposition(after: cut) ? cut + 1 : cut
  }

  /// The classes of the word without its first letters.
  func classes(from letter: Int) -> LexicalClasses {
    if letter == 0 { return line.lexicon.classes(of: hit.whole) }
    if letter == hit.stemLetter, hit.stem >= 0 { return line.lexicon.classes(of: hit.stem) }
    let rest = UnsafeBufferPointer(rebasing: letters[min(letter, letters.count)...])
    return line.lexicon.classes(of: line.lexicon.word(rest))
  }

  /// Twice the binary logarithm of how often raw text has the word without its first letters.
  private func frequency(from letter: Int) -> Int {
    Int(model.statistics(of: WordKey.of(UnsafeBufferPointer(rebasing: letters[letter...]))).frequency)
  }

  /// Whether a name begins with the letter that looks like ب, ك or ل.
  private func keepsPreposition(_ start: Int, _ cut: Int) -> Bool {
    let whole = classes(from: start)
    let rest = classes(from: cut)
    let (before, after) = (frequency(from: start), frequency(from: cut))
    // "باسم" is a name by the lists, "اسم" is none; of "بان" and "ان" both are.
    if whole.intersects(NamePrefix.names) { return !rest.intersects(NamePrefix.names) || before + 9 > after }
    if before == 0 { return false }
    // "كايلي" is seen nearly as often as "ايلي"; a preposition before a name is rarer than the name alone.
    if rest.intersects(NamePrefix.persons), !rest.intersects(NamePrefix.places) { return before + 6 >= after }
    return rest.isEmpty ? before >= after : before > after + 4
  }

  /// Whether a name begins with the letter that looks like و or ف.
  private func keepsConjunction() -> Bool {
    guard classes(from: 0).intersects(NamePrefix.names) else { return false }
    // "واصل" is a name; "وسام" is one as well as و and "سام".
    return !classes(from: 1).intersects(NamePrefix.names) || frequency(from: 0) >= frequency(from: 1)
  }

  /// Whether one more letter is a preposition that morphology took for the word's own: "ولحزب" has "حزب".
  private func hidesPreposition(after cut: Int) -> Bool {
    guard letters.count - cut > 3, [Letter.beh, Letter.kaf, Letter.lam].contains(letters[cut]),
      classes(from: cut).isEmpty
    else { return false }
    return !classes(from: cut + 1).isEmpty && frequency(from: cut + 1) >= frequency(from: cut) + 6
  }
}
