import AnnotationModel
import Times

/// The language of messages and hovers.
enum DisplayLanguage: Hashable, Sendable {
  case arabic, english

  /// Arabic for an Arabic locale ("ar", "ar-EG", "ar_SA.UTF-8"), else English.
  init(locale: String?) {
    let language = (locale ?? "").utf8.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    self = language.elementsEqual("ar".utf8) || language.elementsEqual("AR".utf8) ? .arabic : .english
  }

  /// The one of two wordings that is in this language.
  func callAsFunction(_ english: String, _ arabic: String) -> String { self == .arabic ? arabic : english }

  // MARK: - Names of kinds

  func name(of type: EntityType) -> String {
    switch type {
    case .person: self("Person", "شخص")
    case .location: self("Place", "مكان")
    case .organization: self("Organization", "جهة")
    case .people: self("People or group", "قوم أو جماعة")
    case .event: self("Event", "حدث")
    case .miscellaneous: self("Name", "اسم")
    }
  }

  func name(of type: TimeType) -> String {
    switch type {
    case .date: self("Date", "تاريخ")
    case .time: self("Time of day", "وقت")
    case .duration: self("Duration", "مدة")
    case .set: self("Recurring time", "وقت متكرر")
    }
  }

  func name(of kind: Quote.Kind) -> String {
    switch kind {
    case .direct: self("Direct quote", "اقتباس مباشر")
    case .indirect: self("Indirect quote", "اقتباس غير مباشر")
    case .mixed: self("Indirect quote with quoted words", "اقتباس غير مباشر فيه نص حرفي")
    }
  }

  func name(of resolution: Quote.Resolution) -> String {
    switch resolution {
    case .explicit: self("name at the verb", "اسم ظاهر")
    case .subjectDrop: self("dropped subject", "فاعل مستتر")
    case .pronoun: self("pronoun", "ضمير")
    case .headline: self("headline style", "أسلوب العنوان")
    case .apposition: self("apposition", "بدل")
    case .chain: self("chain of sources", "سلسلة مصادر")
    }
  }

  // MARK: - Dates

  /// The name of a day of the week; 1 is Monday.
  func weekday(_ number: Int) -> String {
    let names = [
      ("Monday", "الاثنين"), ("Tuesday", "الثلاثاء"), ("Wednesday", "الأربعاء"), ("Thursday", "الخميس"),
      ("Friday", "الجمعة"), ("Saturday", "السبت"), ("Sunday", "الأحد"),
    ]
    return name(number, of: names)
  }

  /// A day of the Gregorian calendar: "14 May 2024", "14 مايو 2024".
  func gregorian(_ date: CalendarDay.Date) -> String {
    let months = [
      ("January", "يناير"), ("February", "فبراير"), ("March", "مارس"), ("April", "أبريل"), ("May", "مايو"),
      ("June", "يونيو"), ("July", "يوليو"), ("August", "أغسطس"), ("September", "سبتمبر"), ("October", "أكتوبر"),
      ("November", "نوفمبر"), ("December", "ديسمبر"),
    ]
    return "\(date.day) \(name(date.month, of: months)) \(date.year)"
  }

  /// A day of the Hijri calendar: "6 Dhu al-Qadah 1445 AH", "6 ذو القعدة 1445 هـ".
  func hijri(_ date: CalendarDay.Date) -> String {
    let months = [
      ("Muharram", "محرم"), ("Safar", "صفر"), ("Rabi al-Awwal", "ربيع الأول"), ("Rabi al-Thani", "ربيع الآخر"),
      ("Jumada al-Ula", "جمادى الأولى"), ("Jumada al-Akhirah", "جمادى الآخرة"), ("Rajab", "رجب"), ("Shaban", "شعبان"),
      ("Ramadan", "رمضان"), ("Shawwal", "شوال"), ("Dhu al-Qadah", "ذو القعدة"), ("Dhu al-Hijjah", "ذو الحجة"),
    ]
    return "\(date.day) \(name(date.month, of: months)) \(date.year) \(self("AH", "هـ"))"
  }

  private func name(_ number: Int, of names: [(english: String, arabic: String)]) -> String {
    guard names.indices.contains(number - 1) else { return String(number) }
    return self(names[number - 1].english, names[number - 1].arabic)
  }

  // MARK: - Counts

  /// A number with what is counted: "3 quotes", "3 اقتباسات", "اقتباسان".
  func count(_ number: Int, _ noun: CountedNoun) -> String {
    guard self == .arabic else { return "\(number) \(number == 1 ? noun.english : noun.englishPlural)" }
    switch number {
    case 1: return noun.arabic
    case 2: return noun.dual
    default: break
    }
    switch number % 100 {
    case 3...10: return "\(number) \(noun.plural)"
    case 11...99: return "\(number) \(noun.accusative)"
    default: return "\(number) \(noun.arabic)"
    }
  }
}

/// A noun in the forms that numbers ask for.
struct CountedNoun {
  let english: String
  let englishPlural: String
  let arabic: String
  let dual: String
  /// After 3 to 10.
  let plural: String
  /// After 11 to 99.
  let accusative: String

  static let quotes = CountedNoun(
    english: "quote", englishPlural: "quotes", arabic: "اقتباس", dual: "اقتباسان", plural: "اقتباسات",
    accusative: "اقتباسا")
  static let names = CountedNoun(
    english: "name", englishPlural: "names", arabic: "اسم", dual: "اسمان", plural: "أسماء", accusative: "اسما")
  static let dates = CountedNoun(
    english: "date", englishPlural: "dates", arabic: "تاريخ", dual: "تاريخان", plural: "تواريخ", accusative: "تاريخا")
}
