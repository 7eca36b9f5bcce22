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
  static let lisan = folded("لسان")
  static let ja = folded("جاء")
  static let warada = folded("ورد")
  static let hakadha = folded("هكذا")

  /// Nouns for what speech is about.
  static let matters = [
    "تفاصيل", "ملابسات", "أسباب", "سبب", "موعد", "حقيقة", "كواليس", "مصير", "هوية", "أسماء", "نتائج", "حصيلة",
  ].map(folded)
  static let between = folded("بين")
  static let matter = folded("الأمر")
  static let source = folded("المصدر")
  static let question = folded("سؤال")
  static let questionLetter = folded("س")
  static let answer = folded("جواب")
  static let answerLetter = folded("ج")

  private static func folded(_ word: String) -> [UInt8] { FoldedText(word).letters }
}
