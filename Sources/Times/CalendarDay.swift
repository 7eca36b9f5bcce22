package import AnnotationModel

/// A day as people name it: for displays, which show the weekday and the date of the other calendar.
package struct CalendarDay: Hashable, Sendable {
  /// A date of one calendar.
  package struct Date: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// The date in digits, the year with four: "1445-11-07".
    package var text: String { "\(CivilDate.yearText(year))-\(CivilDate.two(month))-\(CivilDate.two(day))" }
  }

  package let gregorian: Date
  package let hijri: Date
  /// 1 is Monday, 7 Sunday.
  package let weekday: Int

  /// The day that an ISO date, or the date of an ISO date-time, names; nil for anything else, such as a month.
  package init?(iso: String, hijri reckoning: AnnotationOptions.HijriReckoning = .umalqura) {
    let text = Array(iso.utf8.prefix(11))
    guard text.count == 10 || text.count == 11 && text[10] == 0x54 else { return nil }
    let parts = String(decoding: text[..<10], as: UTF8.self).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let civil = CivilDate(year: year, month: month, day: day)
    else { return nil }
    let lunar = HijriCalendar(reckoning: reckoning).date(of: civil)
    gregorian = Date(year: year, month: month, day: day)
    hijri = Date(year: lunar.year, month: lunar.month, day: lunar.day)
    weekday = civil.weekday
  }
}
