// Numbers 80…103 belong to Quotations.
extension LexicalClass {
  /// Finite forms of reporting verbs; the payload holds frame, tense and agreement.
  public static let cueVerb = LexicalClass(80)
  /// Participles used as circumstances ("مؤكدا"); the payload holds frame and agreement.
  public static let cueParticiple = LexicalClass(81)
  /// Verbal nouns that report speech ("قوله"); the payload holds frame and whose they are.
  public static let cueNoun = LexicalClass(82)
  /// Heads of source phrases ("وفق", "بحسب", "على حد قول"); the payload is what they take.
  public static let sourcePhrase = LexicalClass(83)
  /// What a speaker speaks in or through ("بيان", "مقابلة").
  public static let channel = LexicalClass(84)
  /// Nouns before the name of something: quotation marks after them hold a name ("صحيفة").
  public static let naming = LexicalClass(85)
  /// Nouns for those who speak; the payload is gender × 10 + number.
  public static let human = LexicalClass(86)
  /// أن, إن and their forms with a pronoun (payload 1).
  public static let reportComplementizer = LexicalClass(87)
  /// Words at which a reported clause may end.
  public static let clauseBreak = LexicalClass(88)
  /// Function words by kind (payload), which no speaker begins with.
  public static let functionWord = LexicalClass(89)
  /// Words of agentless formulas with أن ("من المقرر أن").
  public static let impersonal = LexicalClass(90)
  /// Nouns that make a manner after وفق ("خطة"), not a source.
  public static let notSource = LexicalClass(91)
  /// Verbal nouns that give what is announced or denied ("استهداف").
  public static let contentNoun = LexicalClass(92)
  /// Phrases that announce a new speaker ("من جهته").
  public static let turn = LexicalClass(93)
  /// Generic nouns of media (payload 1) and audiences (payload 2).
  public static let mediaHead = LexicalClass(94)
  /// Cities and houses that stand for a government ("واشنطن").
  public static let capital = LexicalClass(95)
  /// Feelings, which are expressed and not said ("قلقه").
  public static let feeling = LexicalClass(96)
  /// What "لفت" draws when it reports nothing ("الأنظار").
  public static let attention = LexicalClass(97)
  /// Labels before a colon or bar that do not speak ("فيديو", "خاص").
  public static let headlineLabel = LexicalClass(98)

  static let quotationNames: [(String, LexicalClass)] = [
    ("quote.verb", cueVerb), ("quote.participle", cueParticiple), ("quote.noun", cueNoun),
    ("quote.source", sourcePhrase), ("quote.channel", channel), ("quote.naming", naming), ("quote.human", human),
    ("quote.complementizer", reportComplementizer), ("quote.break", clauseBreak), ("quote.function", functionWord),
    ("quote.impersonal", impersonal), ("quote.notsource", notSource), ("quote.content", contentNoun),
    ("quote.feeling", feeling), ("quote.attention", attention), ("quote.label", headlineLabel),
    ("quote.turn", turn), ("quote.media", mediaHead), ("quote.capital", capital),
  ]
}
