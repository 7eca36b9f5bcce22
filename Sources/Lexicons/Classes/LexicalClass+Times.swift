// Numbers 16…47 belong to Times. Payloads are explained in the lists' comments.
extension LexicalClass {
  /// Gregorian months by any name; the payload is the month.
  package static let month = LexicalClass(16)
  /// Month names that are other words as well (مارس، آب).
  package static let monthAmbiguous = LexicalClass(17)
  /// تشرين، كانون.
  package static let monthHead = LexicalClass(18)
  package static let hijriMonth = LexicalClass(19)
  /// ربيع، جمادى، ذو.
  package static let hijriHead = LexicalClass(20)
  package static let hijriTail = LexicalClass(21)
  /// ISO weekday, +10 without the article.
  package static let weekday = LexicalClass(22)
  /// أمس، اليوم، غدا.
  package static let deicticDay = LexicalClass(23)
  package static let dayPart = LexicalClass(24)
  /// Function words with which an expression may begin (قبل، كل), by the payloads of `timePreposition`.
  package static let timeStarter = LexicalClass(25)
  /// Feasts and named days, as phrases and as the words with which they begin.
  package static let namedDay = LexicalClass(26)
  package static let timeUnit = LexicalClass(27)
  package static let timeUnitDual = LexicalClass(28)
  package static let timeUnitPlural = LexicalClass(29)
  /// Parts of a year.
  package static let yearPart = LexicalClass(30)
  package static let seasonName = LexicalClass(31)
  package static let decadeName = LexicalClass(32)
  /// الماضي، المقبل.
  package static let shift = LexicalClass(33)
  /// أوائل، منتصف، نهاية.
  package static let modifier = LexicalClass(34)
  package static let approximator = LexicalClass(35)
  package static let fuzzyQuantifier = LexicalClass(36)
  /// Adverbs: الآن، مؤخرا، قريبا.
  package static let reference = LexicalClass(37)
  /// Nouns of such references: الوقت، المستقبل.
  package static let referenceNoun = LexicalClass(38)
  package static let setAdverb = LexicalClass(39)
  package static let setAdjective = LexicalClass(40)
  package static let pointingWord = LexicalClass(41)
  package static let era = LexicalClass(42)
  package static let zone = LexicalClass(43)
  package static let timePreposition = LexicalClass(44)
  /// Words that make a number of years an age.
  package static let ageHead = LexicalClass(45)
  /// Heads of names in which a year or day may stand.
  package static let timedEventHead = LexicalClass(46)
  /// Words that put their clause in the future; in phrases: named days and feasts.
  package static let futureMark = LexicalClass(47)

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
