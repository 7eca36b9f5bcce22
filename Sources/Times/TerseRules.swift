import ArabicText
import Lexicons
import Numerals

/// Readings that a message to an assistant means and a news text does not: "في 7", "15/2", "الصيف". They count when the
/// caller prefers the past or the future; under `nearest`, what news means, resolution drops them.
extension TimeParser {
  /// A longer reading of an expression that the grammar has found: "السبت الثاني", "يوم الخميس في 21", "الخميس من 9:30 إلى 11:00".
  func terseExtension(of match: TimeMatch) -> TimeMatch? {
    if case .date(let day) = match.meaning, match.modifier == nil,
      let hours = hours(on: day, at: match.tokens.lowerBound, behind: match.tokens.upperBound)
    {
      return hours
    }
    guard case .date(var date) = match.meaning, date.weekday != nil, date.day == nil, date.dayOffset == nil,
      date.shift == nil, date.month == nil, date.clock == nil, match.modifier == nil
    else { return nil }
    let end = match.tokens.upperBound
    let rest: Int
    if isWord(end, .fi), let day = dayNumber(at: end + 1), !senses.isPrefixed(end + 1), endsPhrase(day.end),
      isWholeNumber(end + 1)
    {
      date.day = day.day
      rest = day.end
    } else if let ordinal = ordinals.parse(at: end), !senses.isPrefixed(end), senses.hasArticle(end),
      ordinal.value <= 5,
      endsPhrase(ordinal.tokens.upperBound)
    {
      (date.innerUnit, date.innerIndex, date.innerWeekday, date.weekday) = (.day, ordinal.value, date.weekday, nil)
      (date.unit, date.shift) = (.month, .fromReference(0))
      rest = ordinal.tokens.upperBound
    } else {
      return nil
    }
    return TimeMatch(meaning: .date(date), rule: "terse", tokens: match.tokens.lowerBound..<rest)
  }

  func terseMatch(at token: Int) -> TimeMatch? {
    guard let (date, end) = terseDate(at: token) else { return nil }
    return TimeMatch(meaning: .date(date), rule: "terse", tokens: token..<end)
  }

  private func terseDate(at token: Int) -> (date: PartialDate, end: Int)? {
    if senses.isNumeric(token) {
      return terseClock(at: token) ?? terseSlash(at: token) ?? terseHour(at: token) ?? terseYear(at: token)
    }
    if senses.has(token, .yearPart) || senses.has(token, .seasonName) { return tersePart(at: token) }
    if senses.has(token, .ordinal) || senses.has(token, .cardinalPart) || senses.has(token, .cardinal),
      let hour = terseHour(at: token)
    {
      return hour
    }
    if senses.has(token, .dayPart) { return terseClock(at: token) ?? terseDayPart(at: token) }
    if senses.has(token, .modifier) { return terseDayPart(at: token) }
    return senses.has(token, .pointingWord) ? terseMonth(at: token) : nil
  }

  /// "340 مساء", "1140 صباحا"; "مساء 7"
  private func terseClock(at token: Int) -> (date: PartialDate, end: Int)? {
    var date = PartialDate()
    if let number = senses.number(token), senses.digitCount(token) == 3 || senses.digitCount(token) == 4,
      number / 100 <= 12, number % 100 < 60, let part = timeOfDay(at: token + 1), part.end == token + 2
    {
      date.dayPart = part.part
      date.clock = TimeParser.settle(
        ClockTime(hour: number / 100, minute: number % 100, isCertain: false), part.part)
      return (date, part.end)
    }
    guard let part = senses.value(token, .dayPart).flatMap(DayPart.init), !senses.hasArticle(token),
      let hour = senses.number(token + 1), hour >= 1, hour <= 12, senses.digitCount(token + 1) <= 2,
      !senses.isPrefixed(token + 1), isWholeNumber(token + 1), endsPhrase(token + 2)
    else { return nil }
    date.dayPart = part
    date.clock = TimeParser.settle(ClockTime(hour: hour, isCertain: false), part)
    return (date, token + 2)
  }

  /// "15/2", "22-4", "4.22": day and month; "3/2015": month and year.
  private func terseSlash(at token: Int) -> (date: PartialDate, end: Int)? {
    guard let first = senses.number(token), !senses.spaceBefore(token + 1), !senses.spaceBefore(token + 2),
      let second = senses.number(token + 2), isTerseSeparator(token + 1, first, second)
    else { return nil }
    if senses.digitCount(token) <= 2, first >= 1, first <= 12, senses.digitCount(token + 2) == 4, endsPhrase(token + 3)
    {
      var date = PartialDate()
      (date.month, date.year) = (first, second)
      return (date, token + 3)
    }
    guard
      senses.digitCount(token) <= 2, senses.digitCount(token + 2) <= 2, endsPhrase(token + 3)
    else { return nil }
    var date = PartialDate()
    (date.day, date.month) = second > 12 ? (second, first) : (first, second)
    date.digits = NumericDate(first: first, second: second)
    guard let day = date.day, let month = date.month, day >= 1, day <= 31, month >= 1, month <= 12 else { return nil }
    return (date, token + 3)
  }

  /// A slash; a dash or a point only where no other reading makes a date ("3-1" is a score, "4.2" a number).
  private func isTerseSeparator(_ mark: Int, _ first: Int, _ second: Int) -> Bool {
    switch senses.mark(mark) {
    case .slash: true
    case .dash, .period:
      senses.mark(mark - 2) != senses.mark(mark) && max(first, second) > 12 && max(first, second) <= 31
        && min(first, second) <= 12
    default: false
    }
  }

  /// "الربع الثالث", "الصيف"
  private func tersePart(at token: Int) -> (date: PartialDate, end: Int)? {
    guard senses.hasArticle(token), !senses.has(token - 1, .pointingWord) else { return nil }
    var date = PartialDate()
    if senses.value(token, .yearPart) == 4, let ordinal = ordinals.parse(at: token + 1), ordinal.value <= 4 {
      (date.unit, date.shift, date.part, date.partsOfYear) = (.year, .fromReference(0), ordinal.value, 4)
      return (date, ordinal.tokens.upperBound)
    }
    if let season = senses.value(token, .seasonName), endsPhrase(token + 1) {
      date.seasonName = season
      return (date, token + 1)
    }
    return nil
  }

  /// "في 7", "عند السابعة": an hour; "في 27": a day of the month.
  private func terseHour(at token: Int) -> (date: PartialDate, end: Int)? {
    let before = token - 1
    let isLed = senses.isPrefixed(token) && senses.firstLetter(token) == Letter.lam
    let isAsked =
      isWord(before, .fi) || isWord(before, .hatta) || isWord(before, .ila) || senses.spells(before, Spelling.inda)
    // "سأعود الحادية عشرة"
    let isBehindVerb = senses.isVerb(before) && !senses.isPrefixed(token)
    guard isLed || isBehindVerb || (isAsked && !senses.isPrefixed(token)) else { return nil }
    var date = PartialDate()
    if !isBehindVerb, let number = senses.number(token), senses.digitCount(token) <= 2, number >= 1, number <= 31,
      isWholeNumber(token),
      endsPhrase(token + 1)
    {
      if number <= 12 {
        date.clock = ClockTime(hour: number, isCertain: false)
      } else {
        (date.day, date.unit, date.shift) = (number, .month, .fromReference(0))
      }
      return (date, token + 1)
    }
    guard let ordinal = ordinals.parse(at: token), senses.hasArticle(token), ordinal.value <= 31,
      endsPhrase(ordinal.tokens.upperBound)
    else { return nil }
    let isHour = ordinal.value <= 12 && senses.lastLetterIsTehMarbuta(token)
    guard isHour || !isBehindVerb else { return nil }
    guard !isLed, isHour else {
      (date.day, date.unit, date.shift) = (ordinal.value, .month, .fromReference(0))
      return (date, ordinal.tokens.upperBound)
    }
    date.clock = ClockTime(hour: ordinal.value, isCertain: false)
    return (date, ordinal.tokens.upperBound)
  }

  /// "الظهر", "أواخر الصباح", "منتصف-النهار": a part of some day.
  private func terseDayPart(at token: Int) -> (date: PartialDate, end: Int)? {
    var next = token
    var isMiddle = false
    if let code = senses.value(next, .modifier), !senses.hasArticle(next) {
      isMiddle = code == 2
      next = skip(.dash, at: next + 1)
    }
    guard let part = senses.value(next, .dayPart).flatMap(DayPart.init), senses.hasArticle(next), endsPhrase(next + 1),
      !senses.isPrefixed(next)
    else { return nil }
    var date = PartialDate()
    switch part {
    case .daytime where isMiddle: date.clock = ClockTime(hour: 12, isCertain: true)
    case .night where isMiddle: date.clock = ClockTime(hour: 0, isCertain: true)
    default: date.dayPart = part
    }
    return (date, next + 1)
  }

  /// "هذا مارس"
  private func terseMonth(at token: Int) -> (date: PartialDate, end: Int)? {
    guard senses.value(token, .pointingWord) == 1, let month = month(at: token + 1), endsPhrase(month.end),
      !month.isHijri, !senses.isPrefixed(token + 1)
    else { return nil }
    var date = PartialDate()
    date.month = month.month
    return (date, month.end)
  }

  /// "2015.3", "2015/3", "3-2015": a year and its month; "2021" behind a mark, at the end of the line.
  private func terseYear(at token: Int) -> (date: PartialDate, end: Int)? {
    guard let first = senses.number(token) else { return nil }
    var date = PartialDate()
    let mark = senses.mark(token + 1)
    if mark == .period || mark == .slash || mark == .dash, !senses.spaceBefore(token + 1),
      !senses.spaceBefore(token + 2), let second = senses.number(token + 2), endsPhrase(token + 3)
    {
      let digits = (senses.digitCount(token), senses.digitCount(token + 2))
      guard (digits.0 == 4 && digits.1 <= 2) || (digits.0 <= 2 && digits.1 == 4) else { return nil }
      (date.year, date.month) = digits.0 == 4 ? (first, second) : (second, first)
      guard let month = date.month, let year = date.year, month >= 1, month <= 12, year >= 1000, year < 2200 else {
        return nil
      }
      return (date, token + 3)
    }
    guard senses.digitCount(token) == 4, first >= 1900, first < 2100, senses.mark(token - 1) == .verticalBar,
      token + 1 == senses.count
    else { return nil }
    date.year = first
    return (date, token + 1)
  }
}
