import ArabicText
package import Lexicons

/// What the word lists say about a word, in the terms of morphology.
///
/// A class, because it is too large to be handed on as a value for every word.
package final class WordLists: Sendable {
  /// What a closed-class list says about a word.
  package struct Reading {
    package var partOfSpeech: PartOfSpeech
    /// Letters of an attached pronoun that the list has in its entry ("أنهم" → 2).
    package var encliticLetters: UInt8
    package var tense: Tense
  }

  package let lexicon: Lexicon
  private let closed: LexicalClasses
  private let uncut: LexicalClasses
  private let splitNames: LexicalClasses
  private let names: LexicalClasses

  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    closed = WordLists.closedMask
    uncut = WordLists.uncutMask
    splitNames = WordLists.splitNameMask
    names = WordLists.nameMask
  }

  private static let closedMask = LexicalClasses(
    .preposition, .conjunction, .complementizer, .pronoun, .demonstrative, .relative, .negation, .particle, .adverb,
    .verb, .participle, .numeralWord)
  private static let uncutMask: LexicalClasses = {
    var classes = closedMask
    classes.insert(.wholeWord)
    return classes
  }()
  private static let nameMask = LexicalClasses(.country, .place, .given, .family, .person)
  private static let splitNameMask = LexicalClasses(.country, .place, .given, .family, .person, .demonym, .media)

  /// Two bits for the splitter: a word whose first letter is its own, a name.
  @inline(__always)
  func splitBits(_ word: WordID) -> UInt32 {
    guard word >= 0 else { return 0 }
    let classes = lexicon.classes(of: word)
    return (classes.intersects(uncut) ? 1 : 0) | (classes.intersects(splitNames) ? 2 : 0)
  }

  /// Four bits for the tagger: a name, an adjective of origin, a title, a listed noun.
  @inline(__always)
  func tagBits(_ word: WordID) -> UInt32 {
    guard word >= 0 else { return 0 }
    let classes = lexicon.classes(of: word)
    return (classes.intersects(names) ? 1 : 0) | (classes.contains(.demonym) ? 2 : 0)
      | (classes.contains(.title) ? 4 : 0) | (classes.contains(.wholeWord) ? 8 : 0)
  }

  /// Whether the word names a person or a place.
  @inline(__always)
  func isName(_ word: WordID) -> Bool { word >= 0 && lexicon.classes(of: word).intersects(names) }

  /// The class of a word that tells most about the word before it; `none` for the rest.
  func opening(_ word: WordID) -> PartOfSpeech {
    guard word >= 0 else { return .none }
    let classes = lexicon.classes(of: word)
    if classes.contains(.complementizer) { return .complementizer }
    if classes.contains(.preposition) { return .preposition }
    return classes.contains(.relative) ? .relative : .none
  }

  /// The reading of a word that stands in a closed-class list, or nil.
  ///
  /// - Parameters:
  ///   - word: the lexicon's number of the word from letter `start` on.
  @inline(__always)
  package func reading(_ word: WordID, in form: WordForm, from start: Int) -> Reading? {
    guard word >= 0 else { return nil }
    let classes = lexicon.classes(of: word)
    guard classes.intersects(closed) else { return nil }
    return reading(word, classes, form, start)
  }

  /// The first class wins when a word stands in several lists.
  private func reading(_ word: WordID, _ classes: LexicalClasses, _ form: WordForm, _ start: Int) -> Reading? {
    // "كأن" is no form of "كان".
    if classes.contains(.complementizer),
      form.letter(start) != Letter.kaf || form.letter(start + 1) == Letter.alefHamzaAbove
    {
      return withEnclitic(.complementizer, word, .complementizer)
    }
    if classes.contains(.relative) { return plain(.relative) }
    if classes.contains(.demonstrative) { return plain(.demonstrative) }
    if classes.contains(.negation) { return plain(.negation) }
    if classes.contains(.preposition), !isNameAli(form, start) {
      return withEnclitic(.preposition, word, .preposition)
    }
    if classes.contains(.pronoun) { return plain(.pronoun) }
    if classes.contains(.conjunction) { return withEnclitic(.conjunction, word, .conjunction) }
    if classes.contains(.particle) { return withEnclitic(.particle, word, .particle) }
    if classes.contains(.participle) { return plain(.participle) }
    if classes.contains(.verb) {
      let isPresent = lexicon.value(of: word, as: .verb) == 2
      return Reading(partOfSpeech: .verb, encliticLetters: 0, tense: isPresent ? .present : .past)
    }
    if classes.contains(.adverb) { return plain(.adverb) }
    return classes.contains(.numeralWord) ? plain(.numeral) : nil
  }

  private func plain(_ partOfSpeech: PartOfSpeech) -> Reading {
    Reading(partOfSpeech: partOfSpeech, encliticLetters: 0, tense: .none)
  }

  private func withEnclitic(_ partOfSpeech: PartOfSpeech, _ word: WordID, _ lexicalClass: LexicalClass) -> Reading {
    let letters = lexicon.value(of: word, as: lexicalClass) ?? 0
    return Reading(
      partOfSpeech: partOfSpeech, encliticLetters: UInt8(truncatingIfNeeded: max(letters, 0)), tense: .none)
  }

  /// "علي" is the name; the preposition is "على".
  private func isNameAli(_ form: WordForm, _ start: Int) -> Bool {
    form.count - start == 3 && form.letter(start) == Letter.ain && form.letter(start + 1) == Letter.lam
      && form.letter(start + 2) == Letter.yeh
  }
}
