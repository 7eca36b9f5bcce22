// Numbers 16…47 belong to Times. Payloads are explained in the lists' comments.
extension LexicalClass {
  /// Gregorian months by any name; the payload is the month.
  @inlinable package static var month: LexicalClass { LexicalClass(rawValue: 16) }
  /// Month names that are other words as well (مارس، آب).
  @inlinable package static var monthAmbiguous: LexicalClass { LexicalClass(rawValue: 17) }
  /// تشرين، كانون.
  @inlinable package static var monthHead: LexicalClass { LexicalClass(rawValue: 18) }
  @inlinable package static var hijriMonth: LexicalClass { LexicalClass(rawValue: 19) }
  /// ربيع، جمادى، ذو.
  @inlinable package static var hijriHead: LexicalClass { LexicalClass(rawValue: 20) }
  @inlinable package static var hijriTail: LexicalClass { LexicalClass(rawValue: 21) }
  /// ISO weekday, +10 without the article.
  @inlinable package static var weekday: LexicalClass { LexicalClass(rawValue: 22) }
  /// أمس، اليوم، غدا.
  @inlinable package static var deicticDay: LexicalClass { LexicalClass(rawValue: 23) }
  @inlinable package static var dayPart: LexicalClass { LexicalClass(rawValue: 24) }
  /// Function words with which an expression may begin (قبل، كل), by the payloads of `timePreposition`.
  @inlinable package static var timeStarter: LexicalClass { LexicalClass(rawValue: 25) }
  /// Feasts and named days, as phrases and as the words with which they begin.
  @inlinable package static var namedDay: LexicalClass { LexicalClass(rawValue: 26) }
  @inlinable package static var timeUnit: LexicalClass { LexicalClass(rawValue: 27) }
  @inlinable package static var timeUnitDual: LexicalClass { LexicalClass(rawValue: 28) }
  @inlinable package static var timeUnitPlural: LexicalClass { LexicalClass(rawValue: 29) }
  /// Parts of a year.
  @inlinable package static var yearPart: LexicalClass { LexicalClass(rawValue: 30) }
  @inlinable package static var seasonName: LexicalClass { LexicalClass(rawValue: 31) }
  @inlinable package static var decadeName: LexicalClass { LexicalClass(rawValue: 32) }
  /// الماضي، المقبل.
  @inlinable package static var shift: LexicalClass { LexicalClass(rawValue: 33) }
  /// أوائل، منتصف، نهاية.
  @inlinable package static var modifier: LexicalClass { LexicalClass(rawValue: 34) }
  @inlinable package static var approximator: LexicalClass { LexicalClass(rawValue: 35) }
  @inlinable package static var fuzzyQuantifier: LexicalClass { LexicalClass(rawValue: 36) }
  /// Adverbs: الآن، مؤخرا، قريبا.
  @inlinable package static var reference: LexicalClass { LexicalClass(rawValue: 37) }
  /// Nouns of such references: الوقت، المستقبل.
  @inlinable package static var referenceNoun: LexicalClass { LexicalClass(rawValue: 38) }
  @inlinable package static var setAdverb: LexicalClass { LexicalClass(rawValue: 39) }
  @inlinable package static var setAdjective: LexicalClass { LexicalClass(rawValue: 40) }
  @inlinable package static var pointingWord: LexicalClass { LexicalClass(rawValue: 41) }
  @inlinable package static var era: LexicalClass { LexicalClass(rawValue: 42) }
  @inlinable package static var zone: LexicalClass { LexicalClass(rawValue: 43) }
  @inlinable package static var timePreposition: LexicalClass { LexicalClass(rawValue: 44) }
  /// Words that make a number of years an age.
  @inlinable package static var ageHead: LexicalClass { LexicalClass(rawValue: 45) }
  /// Heads of names in which a year or day may stand.
  @inlinable package static var timedEventHead: LexicalClass { LexicalClass(rawValue: 46) }
  /// Words that put their clause in the future; in phrases: named days and feasts.
  @inlinable package static var futureMark: LexicalClass { LexicalClass(rawValue: 47) }

  static let timeNames: [(String, LexicalClass)] = [
    ("time.month", month), ("time.monthambiguous", monthAmbiguous), ("time.monthhead", monthHead),
    ("time.hijrimonth", hijriMonth), ("time.hijrihead", hijriHead), ("time.hijritail", hijriTail),
    ("time.weekday", weekday), ("time.day", deicticDay), ("time.daypart", dayPart), ("time.starter", timeStarter),
    ("time.namedday", namedDay), ("time.unit", timeUnit), ("time.unitdual", timeUnitDual),
    ("time.unitplural", timeUnitPlural),
    ("time.yearpart", yearPart), ("time.seasonname", seasonName), ("time.decadename", decadeName),
    ("time.shift", shift), ("time.modifier", modifier), ("time.approx", approximator), ("time.fuzzy", fuzzyQuantifier),
    ("time.reference", reference), ("time.refnoun", referenceNoun), ("time.setadverb", setAdverb),
    ("time.setadjective", setAdjective), ("time.demonstrative", pointingWord), ("time.era", era),
    ("time.zone", zone), ("time.preposition", timePreposition), ("time.age", ageHead), ("time.event", timedEventHead),
    ("time.future", futureMark),
  ]
}
