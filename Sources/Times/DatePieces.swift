import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Numerals

/// The pieces of a date. Each takes its tokens and fills its fields, or leaves everything as it is and says false.
extension DateAssembly {
  /// "3/5/2021", "25-يوليو-2012"
  mutating func takeNumericDate(at token: Int) -> Bool {
    guard date.month == nil, date.day == nil, date.year == nil, date.dayOffset == nil else { return false }
    let named = parser.isDayNoun(token)
    guard let numeric = parser.numericDate(at: named ? token + 1 : token) else { return false }
    (date.day, date.month, date.year, date.isHijri) =
      (numeric.date.day, numeric.date.month, numeric.date.year, numeric.date.isHijri)
    date.digits = numeric.date.digits
    return took("date.numeric", to: numeric.end)
  }

  /// "الساعة التاسعة صباحا", "12:19 م"
  mutating func takeClock(at token: Int) -> Bool {
    guard date.clock == nil, date.unit == nil, let reading = parser.clock(at: token) else { return false }
    // "الساعة" alone opens nothing.
    date.clock = reading.clock
    if let part = reading.dayPart { date.dayPart = date.dayPart ?? part }
    if date.dayPart != nil { date.clock = TimeParser.settle(reading.clock, date.dayPart) }
    date.zone = reading.zone
    return took(rule.isEmpty ? "clock" : rule, to: reading.end)
  }

  /// "مساء", "بعد ظهر", "منتصف الليل", "ليل": complete only as an adverb.
  mutating func takeDayPart(at token: Int) -> Bool {
    guard date.dayPart == nil, date.unit == nil, date.month == nil || date.day != nil else { return false }
    if case let sun = senses.preposition(token), sun == 30 || sun == 31,
      senses.spells(token + 1, Spelling.shams) || senses.spells(token + 1, Spelling.shamsBare)
    {
      date.dayPart = sun == 30 ? .dawn : .evening
      return took("daypart.sun", to: token + 2, complete: false)
    }
    guard let part = parser.timeOfDay(at: token) else { return false }
    let single = part.end == token + 1
    if part.part == .daytime { return false }
    date.dayPart = part.part
    let alone = !single || senses.isAdverbOfDay(token)
    if part.part == .midnight || (part.part == .noon && !single) {
      date.clock = ClockTime(hour: part.part == .midnight ? 0 : 12, isCertain: true)
      return took("daypart.middle", to: part.end)
    }
    return took(rule.isEmpty ? "daypart" : rule, to: part.end, complete: alone || isComplete)
  }

  /// "أمس", "أول من أمس", "يوم غد", "بعد غد", "اليوم"
  mutating func takeDayOffset(at token: Int) -> Bool {
    guard date.dayOffset == nil, date.weekday == nil, date.day == nil, date.month == nil, date.year == nil else {
      return false
    }
    var next = token
    var offset = 0
    if parser.isDayNoun(next), senses.value(next + 1, .deicticDay).map({ $0 != 0 }) ?? false { next += 1 }
    if senses.value(next, .modifier) == 1 || senses.value(next, .ordinal) == 1, !senses.hasArticle(next) {
      // "أول من أمس", "أول أمس"
      let after = parser.isWord(next + 1, .min) ? next + 2 : next + 1
      guard senses.value(after, .deicticDay) == -1, !senses.isPrefixed(after) else { return false }
      date.dayOffset = -2
      return took("day.deictic", to: after + 1)
    }
    if parser.isWord(next, .qabla), senses.value(next + 1, .deicticDay) == -1, !senses.isPrefixed(next + 1) {
      date.dayOffset = -2
      return took("day.deictic", to: next + 2)
    }
    if parser.isWord(next, .bada), senses.value(next + 1, .deicticDay) == 1, !senses.isPrefixed(next + 1) {
      date.dayOffset = 2
      return took("day.deictic", to: next + 2)
    }
    guard let day = senses.value(next, .deicticDay) else { return false }
    // "الغد" is the future unless "يوم" or a part of the day stands before it.
    if day == 1, senses.hasArticle(next), next == start { return false }
    offset = day
    if day == 0, !parser.isToday(next) { return false }
    next += 1
    if day == -1, senses.spells(next, Spelling.awwal) {
      offset = -2
      next += 1
    }
    date.dayOffset = offset
    return took("day.deictic", to: next)
  }

  /// "الثلاثاء", "يوم الثلاثاء", "ليوم السبت", "يوم (الأثنين)"
  mutating func takeWeekday(at token: Int) -> Bool {
    guard date.weekday == nil, date.day == nil || date.month != nil, date.unit == nil || date.unit == .week else {
      return false
    }
    var next = token
    let named = parser.isDayNoun(token)
    if named { next += 1 }
    let opened = named && senses.mark(next) == .openParenthesis
    if opened { next += 1 }
    guard var weekday = senses.value(next, .weekday), !named || !senses.isPrefixed(next) else { return false }
    if weekday > 10 {
      guard named else { return false }
      weekday -= 10
    }
    if !named, !parser.isWeekday(next) { return false }
    next += 1
    if opened {
      guard senses.mark(next) == .closeParenthesis else { return false }
      next += 1
    }
    date.weekday = weekday
    return took(date.dayOffset == nil ? "day.weekday" : rule, to: next)
  }

  /// A day with its month, or of the reference month.
  mutating func takeDay(at token: Int) -> Bool {
    guard let day = dayOfMonth(at: token) else { return false }
    return takeDayMonth(day) || takeBareDay(day, at: token)
  }

  /// "5 آذار", "الخامس من أيار/مايو", "28-29 حزيران", "السابع عشر من الشهر المنصرم"
  mutating func takeDayMonth(at token: Int) -> Bool {
    guard let day = dayOfMonth(at: token) else { return false }
    return takeDayMonth(day)
  }

  /// A day's number with the token at which it begins and the one behind it, where a day may be taken at all.
  private typealias DayOfMonth = (day: Int, first: Int, end: Int)

  private func dayOfMonth(at token: Int) -> DayOfMonth? {
    guard date.month == nil, date.day == nil, date.unit == nil, date.year == nil else { return nil }
    let first = parser.isDayNoun(token) ? token + 1 : token
    return parser.dayNumber(at: first).map { ($0.day, first, $0.end) }
  }

  private mutating func takeDayMonth(_ day: DayOfMonth) -> Bool {
    let first = day.first
    var next = day.end
    var last: Int?
    if let range = parser.secondDay(at: next), range.day > day.day {
      last = range.day
      next = range.end
    }
    if parser.isWord(next, .min) || (last != nil && parser.isWord(next, .fi)) { next += 1 }
    let isDashed = isSeparator(next)
    if isDashed {
      guard joinsMonth(next, behind: first) else { return false }
      next += 1
    }
    if parser.unit(next) == .month, !senses.hasArticle(next), parser.month(at: next + 1) != nil { next += 1 }
    if let month = parser.month(at: next) {
      // "1-صفر" is a score.
      if isDashed, month.isHijri { return false }
      if first == start, parser.isNameHead(first - 1), last == nil, parser.year(at: month.end, named: false) == nil {
        // "هجمات 11 سبتمبر", but "ثورة 25 يناير" is a name.
        guard senses.value(first - 1, .namedDay) == 0, !month.isHijri,
          let known = WellKnownDays.year(month: month.month, day: day.day)
        else { return false }
        date.knownYear = known
      }
      // "ثاني مارس" is the second who practised.
      if !month.isCertain, !month.isHijri, senses.number(first) == nil, !senses.hasArticle(first),
        month.end == next + 1,
        parser.year(at: month.end, named: false) == nil
      {
        return false
      }
      if senses.isPrefixed(next) { return false }
      (date.day, date.lastDay, date.month, date.isHijri) = (day.day, last, month.month, month.isHijri)
      _ = took("date.day", to: month.end)
      return true
    }
    // "من الشهر الجاري", "من هذا الشهر"
    guard next > day.end, let unit = parser.qualifiedUnit(at: next), unit.unit == .month else { return false }
    (date.day, date.lastDay, date.shift, date.unit) = (day.day, last, unit.shift, .month)
    return took("date.day", to: unit.end)
  }

  private func isSeparator(_ token: Int) -> Bool {
    switch senses.mark(token) {
    case .dash, .slash, .period: true
    default: false
    }
  }

  /// Whether the mark stands between a day and its month: "25-يوليو", "يوم 2. أكتوبر", "16. نوفمبر. 2016"; and not behind
  /// the number of a list ("2- أكتوبر شهر الحصاد") or the end of a sentence.
  private func joinsMonth(_ mark: Int, behind day: Int) -> Bool {
    guard !senses.spaceBefore(mark), let month = parser.month(at: mark + 1), !month.isHijri,
      !senses.isPrefixed(mark + 1)
    else { return false }
    if !senses.spaceBefore(mark + 1), senses.mark(mark) != .period { return true }
    let asked =
      parser.asksForTime(day - 1) || parser.isDayNoun(day - 1) || senses.has(day - 1, .weekday)
    let year = isSeparator(month.end) || senses.mark(month.end) == .comma ? month.end + 1 : month.end
    return month.isCertain && (asked || parser.year(at: year, named: false) != nil)
  }

  /// "حزيران/ يونيو", "شهر رمضان", "في آب"
  mutating func takeMonth(at token: Int, isAsked: Bool = false) -> Bool {
    guard date.month == nil, date.day == nil, date.weekday == nil, date.dayOffset == nil, date.year == nil,
      date.clock == nil
    else { return false }
    var next = token
    let named = parser.unit(token) == .month && !senses.hasArticle(token)
    if named { next += 1 }
    guard let month = parser.month(at: next), !named || !senses.isPrefixed(next) else { return false }
    date.month = month.month
    date.isHijri = month.isHijri
    end = month.end
    let certain = named || month.isCertain
    // A month that may be another word needs a year, a shift, or a preposition that asks for a time.
    if !certain || (month.month == 3 && month.isHijri) {
      let hasYear =
        parser.year(at: senses.mark(month.end) == .comma ? month.end + 1 : month.end, named: false) != nil
        || parser.yearNoun(at: month.end) != nil
      let hasShift = parser.shift(at: month.end) != nil
      let asked =
        isAsked
        || (!senses.isPrefixed(next) && parser.asksForTime(next - 1)
          && !parser.isWord(next - 1, .min) && !parser.isWord(next - 1, .ila))
      guard hasYear || hasShift || asked else {
        date.month = nil
        date.isHijri = false
        end = token
        return false
      }
    } else if !named, parser.isNameHead(token - 1) || (senses.number(token - 1) != nil && parser.isNameHead(token - 2))
    {
      date.month = nil
      end = token
      return false
    }
    _ = took(month.isHijri ? "month.hijri" : "month", to: month.end)
    takeDayBehindMonth()
    return true
  }

  /// "مايو الحادي عشر", "سبتمبر 10, 2001"
  private mutating func takeDayBehindMonth() {
    if let days = parser.daysBehindMonth(at: end) {
      (date.day, date.lastDay) = (days.first, days.last)
      _ = took("date.day", to: days.end)
      return
    }
    guard let day = parser.dayNumber(at: end), !senses.isPrefixed(end), !date.isHijri else { return }
    if senses.number(end) != nil {
      // "في يوليو 20 شخصا" counts people.
      let isYear = parser.year(at: senses.mark(day.end) == .comma ? day.end + 1 : day.end, named: false) != nil
      guard isYear || day.end >= senses.count, parser.isWholeNumber(end) else { return }
    } else if !senses.hasArticle(end) || senses.isCountedByOrdinal(end) {
      return
    }
    date.day = day.day
    _ = took("date.day", to: day.end)
  }

  /// "يوم 27", "الجمعة 15", "27 الجاري", "15 من الجاري": a day of the reference month.
  private mutating func takeBareDay(_ day: DayOfMonth, at token: Int) -> Bool {
    let first = day.first
    let named = first > token
    guard date.dayOffset == nil, date.clock == nil, !named || !senses.isPrefixed(first),
      senses.number(first) == nil || parser.isWholeNumber(first)
    else { return false }
    let next = parser.isWord(day.end, .min) ? day.end + 1 : day.end
    if let shift = parser.shift(at: next), case .fromReference = shift, senses.number(first) != nil || next > day.end {
      (date.day, date.shift, date.unit) = (day.day, shift, .month)
      return took("date.day", to: next + 1)
    }
    // Nothing may follow that the number could count.
    guard senses.number(first) != nil, named || (date.weekday != nil && token == end), parser.endsPhrase(day.end) else {
      return false
    }
    date.day = day.day
    if date.weekday == nil { (date.shift, date.unit) = (.fromReference(0), .month) }
    return took("date.day", to: day.end)
  }

  /// "عام 2020", "، 2024", "من عام 2006", "لعام 2021"; digits alone after a month only.
  mutating func takeYear(at token: Int, isAsked: Bool = false) -> Bool {
    guard date.year == nil, date.dayOffset == nil, date.shift == nil, date.unit == nil else { return false }
    if date.weekday != nil, date.month == nil { return false }
    var next = token
    if end > start, parser.isWord(next, .min) { next += 1 }
    if let noun = parser.yearNoun(at: next), let year = parser.year(at: noun, named: true) {
      return fill(year)
    }
    if isAsked || date.month != nil || date.seasonName != nil || date.part != nil || date.feast != nil,
      let year = parser.year(at: next, named: false)
    {
      return fill(year)
    }
    if token == start, end == start, let year = parser.bareYear(at: token) { return fill(year) }
    return false
  }

  private mutating func fill(_ year: (year: Int, isHijri: Bool, isBC: Bool, end: Int)) -> Bool {
    date.year = year.year
    date.isBeforeChrist = year.isBC
    // "1445" after a Hijri month needs no هـ; "عام 1445هـ" does.
    if year.isHijri { date.isHijri = true }
    return took(date.month == nil && date.part == nil && date.seasonName == nil ? "year" : rule, to: year.end)
  }

  /// "الماضي" after a month, a weekday, a season
  mutating func takeShift(at token: Int) -> Bool {
    guard end > start, date.shift == nil, date.year == nil,
      date.month != nil || date.weekday != nil || date.seasonName != nil
    else { return false }
    guard let (shift, next) = parser.shiftPhrase(at: token), shift != .latest, shift != .new else { return false }
    date.shift = shift
    return took(rule, to: next)
  }
}

extension Spelling {
  static let shams = PackedWord(FoldedText("الشمس").letters)
  static let shamsBare = PackedWord(FoldedText("شمس").letters)
}

extension LineSenses {
  /// "صباحا", "ليلا", "فجرا": the accusative that makes an adverb; "مساء" alone is one too.
  func isAdverbOfDay(_ token: Int) -> Bool {
    guard token >= 0, token < count, !isPrefixed(token), !hasArticle(token) else { return false }
    let range = line.tokens.letterRange(token)
    guard let last = range.last, range.count > 3 else { return false }
    return line.tokens.letters[last] == Letter.alef
  }
}
