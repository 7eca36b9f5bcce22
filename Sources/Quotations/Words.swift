import ArabicText

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
  static let fieldsOfAgencies = [
    "الاستخبارات", "المخابرات", "الأمن", "الفضاء", "الطاقة", "الطيران", "الدواء", "الأدوية", "التنمية", "الغوث",
    "البيئة", "السفر", "السياحة", "التصنيف",
  ].map(folded)
  static let magazine = folded("مجلة")
  static let bi = folded("ب")
  static let ma = folded("ما")
  static let amma = folded("عما")
  static let idha = folded("إذا")
  static let lima = folded("لما")
  static let sihha = folded("صحة")
  /// What a pronoun makes reflexive: "نفسه", "ذاتها".
  static let selves = ["نفس", "أنفس", "ذات"].map(folded)
  static let including = folded("بما")
  static let whence = folded("مما")
  static let crowds = ["عشرات", "مئات", "آلاف"].map(folded)
  static let quantities = ["العشرات", "المئات", "الآلاف", "الكثير", "العديد", "البعض"].map(folded)
  static let more = folded("أكثر")
  /// Pronouns behind a preposition that stand between a verb and its subject: "قال عنه المدير".
  static let toThem = ["فيه", "فيها", "عنه", "عنها", "له", "لها", "لهم", "به", "بها", "منه", "إليه", "إليها"].map(
    folded)
  /// How something is said: "بصورة غير مباشرة".
  static let manners = ["بصورة", "بشكل", "بطريقة", "بحدة", "بحزم", "بقوة", "بهدوء", "بحرارة", "بلهجة", "بنبرة", "بجد"]
    .map(folded)
  /// "يدعى", "تدعى": called, where "يدعي" claims.
  static let called = ["يدعي", "تدعي"].map(folded)
  static let questions = ["ماذا", "كيف", "لماذا", "متى", "أين", "كم", "هل"].map(folded)
  static let programme = folded("برنامج")
  static let alla = folded("ألا")
  static let withIt = ["به", "بها", "بهم", "بذلك"].map(folded)
  static let compass = ["شمال", "جنوب", "شرق", "غرب", "وسط"].map(folded)
  /// Relaying verbs that name the speaker after "إلى".
  static let ascriptions = ["نسب", "نسبت", "ينسب", "تنسب", "عزا", "عزت"].map(folded)
  static let lisan = folded("لسان")
  static let ja = folded("جاء")
  static let warada = folded("ورد")
  static let hakadha = folded("هكذا")
  /// Words that no list of cues holds and that begin a frame of their own.
  static let frameStarts = [ala, ja, warada]

  /// Nouns for what speech is about.
  static let matters = [
    "تفاصيل", "ملابسات", "أسباب", "سبب", "موعد", "حقيقة", "كواليس", "مصير", "هوية", "أسماء", "نتائج", "حصيلة",
  ].map(folded)
  static let between = folded("بين")
  static let ministries = [
    "الصحة", "الداخلية", "الخارجية", "التعليم", "الدفاع", "العدل", "المالية", "النقل", "الكهرباء", "الأرصاد", "التموين",
    "الزراعة", "البيئة", "الإسكان", "التربية", "السياحة", "الثقافة", "الأوقاف", "الإفتاء", "المرور", "الجمارك",
    "النيابة",
  ].map(folded)
  static let matter = folded("الأمر")
  static let source = folded("المصدر")
  static let question = folded("سؤال")
  static let questionLetter = folded("س")
  static let answer = folded("جواب")
  static let answerLetter = folded("ج")

  private static func folded(_ word: String) -> [UInt8] { FoldedText(word).letters }
}
