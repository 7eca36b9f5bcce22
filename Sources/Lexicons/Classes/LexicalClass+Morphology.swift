// Numbers 112…127 belong to Morphology.
extension LexicalClass {
  /// Prepositions and adverbs used as prepositions, with or without a pronoun ("في", "بعدها"); the payload is the number
  /// of letters of the pronoun.
  @inlinable public static var preposition: LexicalClass { LexicalClass(rawValue: 112) }
  /// Conjunctions written as words of their own ("أو", "لكن", "حيث").
  @inlinable public static var conjunction: LexicalClass { LexicalClass(rawValue: 113) }
  /// أن، إن and their kin; the payload is the number of letters of an attached pronoun.
  @inlinable public static var complementizer: LexicalClass { LexicalClass(rawValue: 114) }
  /// Independent pronouns and interrogatives.
  @inlinable public static var pronoun: LexicalClass { LexicalClass(rawValue: 115) }
  @inlinable public static var demonstrative: LexicalClass { LexicalClass(rawValue: 116) }
  @inlinable public static var relative: LexicalClass { LexicalClass(rawValue: 117) }
  @inlinable public static var negation: LexicalClass { LexicalClass(rawValue: 118) }
  /// Particles of mood and address ("قد", "سوف", "هل", "يا").
  @inlinable public static var particle: LexicalClass { LexicalClass(rawValue: 119) }
  @inlinable public static var adverb: LexicalClass { LexicalClass(rawValue: 120) }
  /// Common verb forms; the payload is 1 for past, 2 for present.
  @inlinable public static var verb: LexicalClass { LexicalClass(rawValue: 121) }
  /// Words that begin with a letter that could be a proclitic and does not stand for one ("وزير").
  @inlinable public static var wholeWord: LexicalClass { LexicalClass(rawValue: 122) }
  /// Participles that introduce speech ("مشيرا").
  @inlinable public static var participle: LexicalClass { LexicalClass(rawValue: 123) }
  /// Number words, for part of speech only.
  @inlinable public static var numeralWord: LexicalClass { LexicalClass(rawValue: 124) }

  static let morphologyNames: [(String, LexicalClass)] = [
    ("morphology.preposition", preposition), ("morphology.conjunction", conjunction),
    ("morphology.complementizer", complementizer), ("morphology.pronoun", pronoun),
    ("morphology.demonstrative", demonstrative), ("morphology.relative", relative),
    ("morphology.negation", negation), ("morphology.particle", particle), ("morphology.adverb", adverb),
    ("morphology.verb", verb), ("morphology.whole", wholeWord), ("morphology.participle", participle),
    ("morphology.numeral", numeralWord),
  ]
}
