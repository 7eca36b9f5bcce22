import ArabicText
import Lexicons
import Numerals

/// A month as named, and the tokens that name it.
struct NamedMonth {
  var month: Int
  var isHijri: Bool
  /// Whether the name is a month and nothing else (يناير, not مارس).
  var isCertain: Bool
  var end: Int
}

/// Month names: every system, and two names of one month as one.
extension TimeParser {
  /// "آذار", "تشرين الثاني", "كانون 2", "حزيران/ يونيو", "تشرين الأول (أكتوبر)", "رمضان المبارك".
  func month(at token: Int) -> NamedMonth? {
    guard var first = singleMonth(at: token) else { return nil }
    guard !first.isHijri else {
      // "رمضان المبارك", "شوال المكرم"
      if senses.spells(first.end, Spelling.mubarak) { first.end += 1 }
      return first
    }
    // The same month by its other name.
    var next = first.end
    var opened = false
    switch senses.mark(next) {
    case .slash, .dash, .verticalBar, .backslash: next += 1
    case .openParenthesis, .openBracket:
      next += 1
      opened = true
    default: break
    }
    if let second = singleMonth(at: next), !second.isHijri, second.month == first.month,
      next > first.end || second.end > next
    {
      if !opened {
        first.end = second.end
        first.isCertain = true
      } else if senses.mark(second.end) == .closeParenthesis || senses.mark(second.end) == .closeBracket {
        first.end = second.end + 1
        first.isCertain = true
      }
    }
    return first
  }

  private func singleMonth(at token: Int) -> NamedMonth? {
    if let month = senses.value(token, .month) {
      return NamedMonth(month: month, isHijri: false, isCertain: true, end: token + 1)
    }
    if let month = senses.value(token, .monthAmbiguous) {
      // "أب" is a father: the month has a madda, or a careless bare alef.
      if month == 8,
        senses.letters(token, begin: Letter.alefHamzaAbove) || senses.letters(token, begin: Letter.alefHamzaBelow)
      {
        return nil
      }
      return NamedMonth(month: month, isHijri: false, isCertain: false, end: token + 1)
    }
    if let head = senses.value(token, .monthHead) {
      if head > 100 { return NamedMonth(month: head - 100, isHijri: false, isCertain: true, end: token + 1) }
      let which = senses.value(token + 1, .hijriTail) ?? senses.number(token + 1)
      guard let which, which == 1 || which == 2 else { return nil }
      return NamedMonth(month: (head + which - 2) % 12 + 1, isHijri: false, isCertain: true, end: token + 2)
    }
    if let month = senses.value(token, .hijriMonth) {
      return NamedMonth(month: month, isHijri: true, isCertain: month == 9, end: token + 1)
    }
    if let head = senses.value(token, .hijriHead) {
      if head > 100 { return NamedMonth(month: head - 100, isHijri: true, isCertain: true, end: token + 1) }
      guard let tail = senses.value(token + 1, .hijriTail) else { return nil }
      if head == 11 {
        guard tail >= 11 else { return nil }
        return NamedMonth(month: tail, isHijri: true, isCertain: true, end: token + 2)
      }
      guard tail <= 2 else { return nil }
      return NamedMonth(month: head + tail - 1, isHijri: true, isCertain: head != 3, end: token + 2)
    }
    return nil
  }
}

/// Words that rules compare with, folded.
enum Spelling {
  static let mubarak = codes("المبارك")
  static let awwal = codes("الأول")
  static let akhar = codes("الآخر")
  static let zuhr = codes("ظهر")
  static let muntasaf = codes("منتصف")
  static let saa = codes("الساعة")
  static let saaBare = codes("ساعة")
  static let zamn = codes("الزمن")
  static let waahid = codes("واحد")
  static let waahida = codes("واحدة")
  static let marra = codes("مرة")
  static let marrat = codes("مرات")
  static let marratayn = codes("مرتين")
  static let marratan = codes("مرتان")
  static let karn = codes("القرن")
  static let yawm = codes("يوم")
  static let yawmAl = codes("اليوم")
  static let yawman = codes("يوما")
  static let ma = codes("ما")
  static let nihaya = codes("نهاية")
  static let isbu = codes("الأسبوع")
  static let fasl = codes("فصل")
  static let dirasi = codes("الدراسي")
  static let jadid = codes("الجديد")
  static let akhir = codes("الأخير")
  static let akhira = codes("الأخيرة")
  static let saba = codes("صباح")
  static let ghad = codes("غد")
  static let qadim = codes("قادم")
  static let milad = codes("الميلاد")
  static let qaf = codes("ق")
  static let dhat = codes("ذات")
  static let aqall = codes("يقل")
  static let yazid = codes("يزيد")
  static let akthar = codes("أكثر")
  static let aqalla = codes("أقل")
  static let min = codes("من")
  static let an = codes("عن")
  static let ala = codes("على")
  static let aw = codes("أو")
  static let muqbil = codes("المقبل")

  /// What follows "اليوم" where it is a day with a name or a purpose.
  static let daysOfPurpose = [
    "الوطني", "العالمي", "الدولي", "العربي", "الدراسي", "المفتوح", "الختامي", "الترفيهي", "التدريبي", "الإعلامي",
    "التعريفي", "الانتخابي", "الموعود",
  ].map(codes)

  private static func codes(_ word: String) -> PackedWord { PackedWord(FoldedText(word).letters) }
}
