import Testing

@testable import Times

@Suite("Hijri calendar")
struct HijriCalendarTests {
  /// Dates as the Saudi press and public calendars print them.
  @Test(arguments: [
    (1343, 1, 1, "1924-08-01"), (1351, 5, 21, "1932-09-22"), (1373, 1, 1, "1953-09-10"), (1390, 12, 10, "1971-02-06"),
    (1400, 1, 1, "1979-11-20"),
    (1402, 8, 21, "1982-06-13"), (1410, 12, 10, "1990-07-02"), (1420, 1, 1, "1999-04-17"), (1420, 9, 24, "2000-01-01"),
    (1426, 6, 26, "2005-08-01"), (1430, 9, 1, "2009-08-22"), (1436, 9, 1, "2015-06-18"), (1436, 10, 26, "2015-08-11"),
    (1440, 10, 1, "2019-06-04"), (1441, 12, 10, "2020-07-31"), (1442, 1, 1, "2020-08-20"), (1443, 8, 1, "2022-03-04"),
    (1444, 9, 1, "2023-03-23"), (1445, 9, 1, "2024-03-11"),
    (1445, 12, 10, "2024-06-16"), (1446, 1, 1, "2024-07-07"), (1447, 1, 1, "2025-06-26"),
  ])
  func published(_ year: Int, _ month: Int, _ day: Int, _ civil: String) {
    #expect(HijriCalendar().civil(HijriCalendar.Date(year: year, month: month, day: day))?.text == civil)
  }

  @Test("Every day of 1343–1500 round-trips and follows the day before")
  func roundTrips() throws {
    var day = UmmAlQuraTable.firstDay
    for year in 1343...1500 {
      for month in 1...12 {
        #expect(HijriCalendar().firstDay(ofMonth: month, year: year) == day)
        for number in 1...HijriCalendar().length(ofMonth: month, year: year) {
          let hijri = HijriCalendar.Date(year: year, month: month, day: number)
          let civil = try #require(HijriCalendar().civil(hijri))
          if civil.daysSinceEpoch != day || HijriCalendar().date(of: civil) != hijri {
            Issue.record("\(hijri.text) is \(civil.text) and back \(HijriCalendar().date(of: civil).text)")
          }
          day += 1
        }
      }
    }
  }

  @Test("Outside the table the tabular calendar joins without a gap of more than a day")
  func tabular() {
    for year in [1, 500, 1000, 1300, 1342, 1501, 1600] {
      let hijri = HijriCalendar.Date(year: year, month: 7, day: 15)
      #expect(HijriCalendar().civil(hijri).map { HijriCalendar().date(of: $0) } == hijri)
    }
    #expect(HijriCalendar().civil(HijriCalendar.Date(year: 1, month: 1, day: 1))?.text == "0622-07-19")
  }

  @Test("Civil dates: known weekdays, ISO weeks, leap days")
  func civil() throws {
    let day = try #require(CivilDate(year: 2024, month: 5, day: 15))
    #expect(day.weekday == 3)
    #expect(day.isoWeek.week == 20)
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
    #expect(try #require(CivilDate(year: 2021, month: 1, day: 1)).isoWeek == (2020, 53))
    #expect(try #require(CivilDate(year: 2024, month: 1, day: 31)).adding(months: 1).text == "2024-02-29")
    let spelled = [(-44, "-0044-03-15"), (7, "0007-03-15"), (2023, "2023-03-15"), (12_345, "12345-03-15")]
    for (year, text) in spelled { #expect(CivilDate(year: year, month: 3, day: 15)?.text == text) }
    #expect([0, 9, 10, 53, 100].map(CivilDate.two) == ["00", "09", "10", "53", "100"])
    for offset in stride(from: -800_000, through: 800_000, by: 997) {
      #expect(CivilDate(daysSinceEpoch: offset).daysSinceEpoch == offset)
    }
  }
}
