// Numbers 80…103 belong to Quotations.
extension LexicalClass {
  /// Finite forms of reporting verbs; the payload holds frame, tense and agreement.
  @inlinable public static var cueVerb: LexicalClass { LexicalClass(rawValue: 80) }
  /// Participles used as circumstances ("مؤكدا"); the payload holds frame and agreement.
  @inlinable public static var cueParticiple: LexicalClass { LexicalClass(rawValue: 81) }
  /// Verbal nouns that report speech ("قوله"); the payload holds frame and whose they are.
  @inlinable public static var cueNoun: LexicalClass { LexicalClass(rawValue: 82) }
  /// Heads of source phrases ("وفق", "بحسب", "على حد قول"); the payload is what they take.
  @inlinable public static var sourcePhrase: LexicalClass { LexicalClass(rawValue: 83) }
  /// What a speaker speaks in or through ("بيان", "مقابلة").
  @inlinable public static var channel: LexicalClass { LexicalClass(rawValue: 84) }
  /// Nouns before the name of something: quotation marks after them hold a name ("صحيفة").
  @inlinable public static var naming: LexicalClass { LexicalClass(rawValue: 85) }
  /// Nouns for those who speak; the payload is gender × 10 + number.
  @inlinable public static var human: LexicalClass { LexicalClass(rawValue: 86) }
  /// أن, إن and their forms with a pronoun (payload 1).
  @inlinable public static var reportComplementizer: LexicalClass { LexicalClass(rawValue: 87) }
  /// Words at which a reported clause may end.
  @inlinable public static var clauseBreak: LexicalClass { LexicalClass(rawValue: 88) }
  /// Function words by kind (payload), which no speaker begins with.
  @inlinable public static var functionWord: LexicalClass { LexicalClass(rawValue: 89) }
  /// Words of agentless formulas with أن ("من المقرر أن").
  @inlinable public static var impersonal: LexicalClass { LexicalClass(rawValue: 90) }
  /// Nouns that make a manner after وفق ("خطة"), not a source.
  @inlinable public static var notSource: LexicalClass { LexicalClass(rawValue: 91) }
  /// Verbal nouns that give what is announced or denied ("استهداف").
  @inlinable public static var contentNoun: LexicalClass { LexicalClass(rawValue: 92) }
  /// Phrases that announce a new speaker ("من جهته").
  @inlinable public static var turn: LexicalClass { LexicalClass(rawValue: 93) }
  /// Generic nouns of media (payload 1) and audiences (payload 2).
  @inlinable public static var mediaHead: LexicalClass { LexicalClass(rawValue: 94) }
  /// Cities and houses that stand for a government ("واشنطن").
  @inlinable public static var capital: LexicalClass { LexicalClass(rawValue: 95) }
  /// Feelings, which are expressed and not said ("قلقه").
  @inlinable public static var feeling: LexicalClass { LexicalClass(rawValue: 96) }
  /// What "لفت" draws when it reports nothing ("الأنظار").
  @inlinable public static var attention: LexicalClass { LexicalClass(rawValue: 97) }
  /// Labels before a colon or bar that do not speak ("فيديو", "خاص").
  @inlinable public static var headlineLabel: LexicalClass { LexicalClass(rawValue: 98) }

  static let quotationNames: [(String, LexicalClass)] = [
    ("quote.verb", cueVerb), ("quote.participle", cueParticiple), ("quote.noun", cueNoun),
    ("quote.source", sourcePhrase), ("quote.channel", channel), ("quote.naming", naming), ("quote.human", human),
    ("quote.complementizer", reportComplementizer), ("quote.break", clauseBreak), ("quote.function", functionWord),
    ("quote.impersonal", impersonal), ("quote.notsource", notSource), ("quote.content", contentNoun),
    ("quote.feeling", feeling), ("quote.attention", attention), ("quote.label", headlineLabel),
    ("quote.turn", turn), ("quote.media", mediaHead), ("quote.capital", capital),
  ]
}
