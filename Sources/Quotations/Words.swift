import ArabicText

/// Folded words that rules look for, any of them.
struct WordSet: Sendable {
  let words: [PackedWord]
  /// A bit for each word, by its length and its first letter: few other words have one of them.
  private let keys: UInt64

  init(_ words: [PackedWord]) {
    self.words = words
    keys = words.reduce(0) { $0 | WordSet.key($1.count, $1[0]) }
  }

  /// Whether a word of so many letters, of which this is the first, may be among them.
  @inline(__always)
  func mayHold(length: Int, first: UInt8) -> Bool { keys & WordSet.key(length, first) != 0 }

  @inline(__always)
  private static func key(_ length: Int, _ first: UInt8) -> UInt64 { 1 << UInt64((Int(first) &+ 11 &* length) & 63) }
}

extension TokenTable {
  /// Whether the token's folded letters from `start` on are one of the words.
  @inline(__always)
  func spells(_ token: Int, from start: Int, anyOf set: WordSet) -> Bool {
    let length = letterCount(token) - start
    guard length > 0, set.mayHold(length: length, first: folded[Int(letterStarts[token]) + start]) else { return false }
    return set.words.contains { spells(token, from: start, $0) }
  }
}

/// Folded words that single rules look for.
enum Words {
  static let fi = folded("في")
  static let fihi = folded("فيه")
  static let ila = folded("إلى")
  static let ala = folded("على")
  static let an = folded("عن")
  static let min = folded("من")
  static let li = folded("ل")
  static let with = folded("مع")
  static let journal = folded("دورية")
  static let agency = folded("وكالة")
  /// What an agency may deal in that is no news.
  static let fieldsOfAgencies = set([
    "الاستخبارات", "المخابرات", "الأمن", "الفضاء", "الطاقة", "الطيران", "الدواء", "الأدوية", "التنمية", "الغوث",
    "البيئة", "السفر", "السياحة", "التصنيف",
  ])
  static let magazine = folded("مجلة")
  static let bi = folded("ب")
  static let ma = folded("ما")
  static let amma = folded("عما")
  static let idha = folded("إذا")
  static let lima = folded("لما")
  static let sihha = folded("صحة")
  /// What a pronoun makes reflexive: "نفسه", "ذاتها".
  static let selves = set(["نفس", "أنفس", "ذات"])
  static let dhat = folded("ذات")
  static let including = folded("بما")
  static let whence = folded("مما")
  static let crowds = set(["عشرات", "مئات", "آلاف"])
  static let quantities = set(["العشرات", "المئات", "الآلاف", "الكثير", "العديد", "البعض"])
  static let more = folded("أكثر")
  /// Pronouns behind a preposition that stand between a verb and its subject: "قال عنه المدير".
  static let toThem = set(["فيه", "فيها", "عنه", "عنها", "له", "لها", "لهم", "به", "بها", "منه", "إليه", "إليها"])
  /// How something is said: "بصورة غير مباشرة".
  static let manners = set([
    "بصورة", "بشكل", "بطريقة", "بحدة", "بحزم", "بقوة", "بهدوء", "بحرارة", "بلهجة", "بنبرة", "بجد",
  ])
  /// "يدعى", "تدعى": called, where "يدعي" claims.
  static let called = set(["يدعي", "تدعي"])
  static let questions = set(["ماذا", "كيف", "لماذا", "متى", "أين", "كم", "هل"])
  static let programme = folded("برنامج")
  static let alla = folded("ألا")
  static let withIt = set(["به", "بها", "بهم", "بذلك"])
  static let compass = set(["شمال", "جنوب", "شرق", "غرب", "وسط"])
  /// Relaying verbs that name the speaker after "إلى".
  static let ascriptions = set(["نسب", "نسبت", "ينسب", "تنسب", "عزا", "عزت"])
  static let lisan = folded("لسان")
  static let ja = folded("جاء")
  static let warada = folded("ورد")
  static let hakadha = folded("هكذا")
  /// Words that rules about complements look for one by one.
  static let leads = WordSet([alla, amma, ma, an, min, ila, ala, li, lisan, journal])

  /// Nouns for what speech is about.
  static let matters = set([
    "تفاصيل", "ملابسات", "أسباب", "سبب", "موعد", "حقيقة", "كواليس", "مصير", "هوية", "أسماء", "نتائج", "حصيلة",
  ])
  static let between = folded("بين")
  static let ministries = set([
    "الصحة", "الداخلية", "الخارجية", "التعليم", "الدفاع", "العدل", "المالية", "النقل", "الكهرباء", "الأرصاد", "التموين",
    "الزراعة", "البيئة", "الإسكان", "التربية", "السياحة", "الثقافة", "الأوقاف", "الإفتاء", "المرور", "الجمارك",
    "النيابة",
  ])
  static let matter = folded("الأمر")
  static let source = folded("المصدر")
  static let question = folded("سؤال")
  static let questionLetter = folded("س")
  static let answer = folded("جواب")
  static let answerLetter = folded("ج")

  private static func folded(_ word: String) -> PackedWord { PackedWord(FoldedText(word).letters) }

  private static func set(_ words: [String]) -> WordSet { WordSet(words.map(folded)) }
}
