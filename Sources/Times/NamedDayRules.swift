import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Feasts, and days that history named.
extension DateAssembly {
  /// "عيد الأضحى المبارك", "رأس السنة", "يوم المرأة العالمي"; a year or "المقبل" may follow.
  mutating func takeNamedDay() -> Bool {
    guard let feast = senses.phrase(at: start, .namedDay) else { return false }
    switch feast.value / 10_000 {
    case 1, 2:
      date.isHijri = feast.value / 10_000 == 2
      date.month = feast.value / 100 % 100
      date.day = feast.value % 100
    default:
      date.feast = feast.value
    }
    if feast.value < 10_000 { date.feast = feast.value }
    return took("day.feast", to: feast.end)
  }
}

/// Days with a year that everybody knows.
enum WellKnownDays {
  /// The year of "هجمات 11 سبتمبر" and its kin.
  static func year(month: Int, day: Int) -> Int? {
    switch (month, day) {
    case (9, 11): 2001
    case (10, 7): 2023
    case (11, 13): 2015
    default: nil
    }
  }
}

/// Feasts that move within the Gregorian year.
enum MovableFeast {
  /// The day of a feast in a year: 3200 + days from Western Easter, 3400 + days from Eastern Easter, or 4MMnw, the n-th weekday w of a month.
  static func day(_ code: Int, year: Int) -> CivilDate? {
    if code < 3300 { return easter(year)?.adding(days: code - 3200) }
    if code < 10_000 { return easternEaster(year)?.adding(days: code - 3400) }
    let month = code / 100 % 100
    let count = code / 10 % 10
    let weekday = code % 10
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (count - 1))
  }

  /// Easter of the Eastern churches (Meeus's Julian algorithm), as a Gregorian date.
  private static func easternEaster(_ year: Int) -> CivilDate? {
    let moon = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let sum = moon + weekday + 114
    let lag = year / 100 - year / 400 - 2
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: lag)
  }

  /// Western Easter (the anonymous Gregorian algorithm).
  private static func easter(_ year: Int) -> CivilDate? {
    let golden = year % 19
    let century = year / 100
    let rest = year % 100
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekdayTerm = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekdayTerm) / 451
    let sum = epact + weekdayTerm - 7 * shift + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
