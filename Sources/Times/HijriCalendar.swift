import AnnotationModel

/// The Hijri calendar: Umm al-Qura where its months are known, tabular elsewhere; or tabular throughout.
struct HijriCalendar: Sendable {
  var reckoning = AnnotationOptions.HijriReckoning.umalqura

  struct Date: Hashable, Sendable {
    var year: Int
    var month: Int
    var day: Int
    var text: String { "\(CivilDate.yearText(year))-\(CivilDate.two(month))-\(CivilDate.two(day))" }
  }

  /// For each year of the table and the one after, the day of 1 Muharram since 1970.
  private static let yearStarts: [Int] = {
    var starts = [UmmAlQuraTable.firstDay]
    for lengths in UmmAlQuraTable.monthLengths {
      starts.append((starts.last ?? 0) + (1...12).reduce(0) { $0 + length($1, in: lengths) })
    }
    return starts
  }()

  private static func length(_ month: Int, in lengths: UInt32) -> Int {
    28 + Int(lengths >> UInt32(2 * (month - 1)) & 3)
  }

  /// The days of a month; `month` is clamped to 1…12.
  func length(ofMonth month: Int, year: Int) -> Int {
    let month = min(max(month, 1), 12)
    if let index = tableIndex(year) { return HijriCalendar.length(month, in: UmmAlQuraTable.monthLengths[index]) }
    if month == 12 { return HijriCalendar.isTabularLeap(year) ? 30 : 29 }
    return month % 2 == 1 ? 30 : 29
  }

  /// The first day of a month, in days since 1970.
  func firstDay(ofMonth month: Int, year: Int) -> Int {
    let month = min(max(month, 1), 12)
    var day = tableIndex(year).map { HijriCalendar.yearStarts[$0] } ?? HijriCalendar.tabularYearStart(year)
    for earlier in 1..<month { day += length(ofMonth: earlier, year: year) }
    return day
  }

  /// The Gregorian day of a Hijri date, or nil when the month has no such day.
  func civil(_ date: Date) -> CivilDate? {
    guard date.month >= 1, date.month <= 12, date.day >= 1, abs(date.year) < 10_000,
      date.day <= max(length(ofMonth: date.month, year: date.year), 30)
    else { return nil }
    return CivilDate(daysSinceEpoch: firstDay(ofMonth: date.month, year: date.year) + date.day - 1)
  }

  /// The Hijri date of a Gregorian day.
  func date(of civil: CivilDate) -> Date {
    let days = civil.daysSinceEpoch
    // A Hijri year has 354.367 days on average; the guess is off by one at most.
    var year = (days - UmmAlQuraTable.firstDay) * 1000 / 354_367 + UmmAlQuraTable.firstYear
    while firstDay(ofMonth: 1, year: year) > days { year -= 1 }
    while firstDay(ofMonth: 1, year: year + 1) <= days { year += 1 }
    var month = 1
    var start = firstDay(ofMonth: 1, year: year)
    while month < 12, start + length(ofMonth: month, year: year) <= days {
      start += length(ofMonth: month, year: year)
      month += 1
    }
    return Date(year: year, month: month, day: days - start + 1)
  }

  private func tableIndex(_ year: Int) -> Int? {
    let index = year - UmmAlQuraTable.firstYear
    return reckoning == .umalqura && UmmAlQuraTable.monthLengths.indices.contains(index) ? index : nil
  }

  // MARK: Tabular years (30-year cycle, type II, civil epoch)

  private static func isTabularLeap(_ year: Int) -> Bool {
    let rest = (11 * year + 14) % 30
    return (rest < 0 ? rest + 30 : rest) < 11
  }

  private static func tabularYearStart(_ year: Int) -> Int {
    let before = year - 1
    let leaps = (3 + 11 * year)
    let leapDays = leaps >= 0 ? leaps / 30 : (leaps - 29) / 30
    // 1 Muharram 1 AH is 19 July 622 (Gregorian), day -492148.
    return before * 354 + leapDays - 492_148
  }
}
