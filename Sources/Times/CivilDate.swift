/// A day of the proleptic Gregorian calendar, with the arithmetic that resolution needs.
struct CivilDate: Hashable, Sendable, Comparable {
  var year: Int
  var month: Int
  var day: Int

  /// A date whose month and day exist, or nil.
  init?(year: Int, month: Int, day: Int) {
    guard month >= 1, month <= 12, day >= 1, day <= CivilDate.length(ofMonth: month, year: year), abs(year) < 100_000
    else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The date so many days after 1 January 1970. Days outside a hundred thousand years are clamped.
  init(daysSinceEpoch days: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = min(max(days, -36_000_000), 36_000_000) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970.
  var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// ISO weekday: 1 is Monday, 7 Sunday.
  var weekday: Int {
    let index = (daysSinceEpoch + 3) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  func adding(days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch &+ min(max(days, -40_000_000), 40_000_000))
  }

  /// The same day so many months later; a day that the month lacks becomes its last.
  func adding(months: Int) -> CivilDate {
    let index = year * 12 + month - 1 + min(max(months, -1_000_000), 1_000_000)
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    var result = self
    (result.year, result.month) = (newYear, newMonth)
    result.day = min(day, CivilDate.length(ofMonth: newMonth, year: newYear))
    return result
  }

  /// The Monday of the day's week.
  var monday: CivilDate { adding(days: 1 - weekday) }

  /// ISO week and the year it belongs to.
  var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    let newYear = CivilDate(daysSinceEpoch: thursday.daysSinceEpoch)
    let first = CivilDate(year: newYear.year, month: 1, day: 1)?.daysSinceEpoch ?? thursday.daysSinceEpoch
    return (newYear.year, (thursday.daysSinceEpoch - first) / 7 + 1)
  }

  static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }

  /// "2023-09-05"
  var text: String { monthText + CivilDate.digits(day, 2, after: "-") }
  /// "2023-09"
  var monthText: String { CivilDate.yearText(year) + CivilDate.digits(month, 2, after: "-") }

  static func yearText(_ year: Int) -> String {
    if year >= 0, year < 10_000 { return digits(year, 4) }
    let digits = String(year.magnitude)
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func two(_ value: Int) -> String {
    value >= 0 && value < 100 ? digits(value, 2) : value < 10 ? "0\(value)" : "\(value)"
  }

  /// The last `count` digits of a number that is not negative, behind a mark where one is given.
  private static func digits(_ value: Int, _ count: Int, after mark: Unicode.Scalar? = nil) -> String {
    String(unsafeUninitializedCapacity: count + 1) { bytes in
      var rest = value
      let first = mark == nil ? 0 : 1
      if let mark { bytes[0] = UInt8(truncatingIfNeeded: mark.value) }
      for place in (first..<first + count).reversed() {
        bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return first + count
    }
  }
}
