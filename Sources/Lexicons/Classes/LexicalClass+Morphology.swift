// Numbers 112…127 belong to Morphology.
extension LexicalClass {
  /// Prepositions and adverbs used as prepositions, with or without a pronoun ("في", "بعدها"); the payload is the number
  /// of letters of the pronoun.
  public static let preposition = LexicalClass(112)
  /// Conjunctions written as words of their own ("أو", "لكن", "حيث").
  public static let conjunction = LexicalClass(113)
  /// أن، إن and their kin; the payload is the number of letters of an attached pronoun.
  public static let complementizer = LexicalClass(114)
  /// Independent pronouns and interrogatives.
  public static let pronoun = LexicalClass(115)
  public static let demonstrative = LexicalClass(116)
  public static let relative = LexicalClass(117)
  public static let negation = LexicalClass(118)
  /// Particles of mood and address ("قد", "سوف", "هل", "يا").
  public static let particle = LexicalClass(119)
  public static let adverb = LexicalClass(120)
  /// Common verb forms; the payload is 1 for past, 2 for present.
  public static let verb = LexicalClass(121)
  /// Words that begin with a letter that could be a proclitic and does not stand for one ("وزير").
  public static let wholeWord = LexicalClass(122)
  /// Participles that introduce speech ("مشيرا").
  public static let participle = LexicalClass(123)
  /// Number words, for part of speech only.
  public static let numeralWord = LexicalClass(124)

  static let morphologyNames: [(String, LexicalClass)] = [
    ("morphology.preposition", preposition), ("morphology.conjunction", conjunction),
    ("morphology.complementizer", complementizer), ("morphology.pronoun", pronoun),
    ("morphology.demonstrative", demonstrative), ("morphology.relative", relative),
    ("morphology.negation", negation), ("morphology.particle", particle), ("morphology.adverb", adverb),
    ("morphology.verb", verb), ("morphology.whole", wholeWord), ("morphology.participle", participle),
    ("morphology.numeral", numeralWord),
  ]
}
