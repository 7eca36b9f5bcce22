/// Bylines, sources and dates in the forms that sites give them.
extension SectionsPageGenerator {
  mutating func byline() -> String {
    let name = random.pick(SectionsPhrases.person)
    switch random.below(9) {
    case 0: return "كتب: \(name)"
    case 1: return "كتبت - \(name)"
    case 2: return "\(name) - \(random.pick(SectionsPhrases.city))"
    case 3: return "بقلم: \(name)"
    case 4: return name
    case 5: return "\(random.pick(SectionsPhrases.city)) ـ \(name)"
    case 6: return "إعداد: \(name) - \(random.pick(SectionsPhrases.agency))"
    case 7: return "\(name) ـ \(random.pick(SectionsPhrases.agency))"
    default: return "تحرير | \(name)"
    }
  }

  mutating func source() -> String {
    let agency = random.pick(SectionsPhrases.agency)
    switch random.below(7) {
    case 0: return agency
    case 1: return "(\(agency))"
    case 2: return "نقلا عن: \(agency)"
    case 3: return "المصدر : \(agency) + وكالات"
    case 4: return "المصدر | \(agency)"
    case 5: return "- \(agency)"
    default: return "المصدر: \(agency)"
    }
  }

  mutating func dateline() -> String {
    switch random.below(9) {
    case 0: return "نشر في: \(date())"
    case 1: return "آخر تحديث: \(date()) \(clock())"
    case 2: return "تاريخ النشر: \(date())"
    case 3: return "\(date()) - \(clock())"
    case 4: return "\(random.pick(SectionsPhrases.city)) - \(random.pick(SectionsPhrases.agency))"
    case 5: return "\(random.pick(SectionsPhrases.city)) \(date()) \(random.pick(SectionsPhrases.agency))"
    case 6: return "\(clock()) \(date())"
    case 7: return "منذ \(random.between(2, 55)) دقيقة"
    default: return date()
    }
  }

  mutating func listDate(_ section: String) -> String {
    switch dateForm {
    case 0: "قبل \(random.between(2, 59)) دقيقة"
    case 1: "\(section) \(date())"
    case 2: "منذ \(random.between(2, 20)) ساعة"
    case 3: "\(date()) \(clock())"
    default: date()
    }
  }

  mutating func clock() -> String {
    let minutes = random.below(60)
    return
      "\(random.between(1, 12)):\(minutes < 10 ? "0" : "")\(minutes)\(random.pick(["", " م", " ص", " مساء", " GMT"]))"
  }

  mutating func date() -> String {
    let day = random.between(1, 28)
    let month = random.between(1, 12)
    let year = random.between(2009, 2024)
    let weekday = random.pick(["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"])
    let name = random.pick([
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "تشرين الثاني",
      "كانون الأول", "آذار", "جويلية", "غشت",
    ])
    switch dateForm {
    case 0: return "\(weekday) \(day) \(name) \(year)"
    case 1: return "\(year)/\(month < 10 ? "0" : "")\(month)/\(day)"
    case 2: return "\(weekday)، \(day) \(name) \(year)"
    case 3: return "\(weekday) \(day) / \(month) / \(year)"
    case 4: return "\(day)-\(month)-\(year)"
    case 5: return "\(day) \(name)/\(random.pick(["نيسان", "أيار", "حزيران", "تموز"])) \(year)"
    default: return "\(day) \(name) \(year)"
    }
  }
}
