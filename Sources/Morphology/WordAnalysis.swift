/// Light part of speech: what rules about clauses and names need, no more.
@frozen public enum PartOfSpeech: UInt8, Sendable {
  /// Punctuation, numbers in digits, symbols.
  case none
  case noun
  case adjective
  /// A proper name known to the lexicon.
  case properNoun
  case verb
  /// An active or passive participle used as a circumstance ("مشيرا إلى").
  case participle
  case preposition
  case conjunction
  /// أن، إن and their kin, with or without a pronoun.
  case complementizer
  case pronoun
  case demonstrative
  case relative
  case negation
  case particle
  case adverb
  /// A number in words.
  case numeral
  /// A word in another script.
  case foreign
}

/// The tense of a verb, as far as its form shows it.
@frozen public enum Tense: UInt8, Sendable { case none, past, present, future }

/// Proclitics: the one-letter words that Arabic writes attached to the next one, and the article.
public struct Proclitics: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// و "and"
  public static let wa = Proclitics(rawValue: 1 << 0)
  /// ف "so"
  public static let fa = Proclitics(rawValue: 1 << 1)
  /// ب "with, by"
  public static let bi = Proclitics(rawValue: 1 << 2)
  /// ك "like"
  public static let ka = Proclitics(rawValue: 1 << 3)
  /// ل "to, for"
  public static let li = Proclitics(rawValue: 1 << 4)
  /// س, the future
  public static let sa = Proclitics(rawValue: 1 << 5)
  /// ال, the article
  public static let al = Proclitics(rawValue: 1 << 6)
}

/// What morphology says about one token.
@frozen public struct WordAnalysis: Hashable, Sendable {
  public var proclitics: Proclitics
  /// The letter at which the word begins once و ف ب ك ل س are left out: where a name's span starts. The article, when
  /// there is one, stays inside ("للأمم" → 1, leaving "لأمم").
  public var stemLetter: UInt8
  /// The letter at which the word begins without the article too.
  public var baseLetter: UInt8
  /// How many letters at the end are an attached pronoun ("قوله" → 1).
  public var encliticLetters: UInt8
  public var partOfSpeech: PartOfSpeech
  public var tense: Tense

  @inlinable public init(
    proclitics: Proclitics = [], stemLetter: UInt8 = 0, baseLetter: UInt8 = 0, encliticLetters: UInt8 = 0,
    partOfSpeech: PartOfSpeech = .none, tense: Tense = .none
  ) {
    self.proclitics = proclitics
    self.stemLetter = stemLetter
    self.baseLetter = baseLetter
    self.encliticLetters = encliticLetters
    self.partOfSpeech = partOfSpeech
    self.tense = tense
  }
}
