@testable import Times
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: [
    ("2024-05-14", "1445-11-06", 2), ("2024-05-14T08:30", "1445-11-06", 2), ("2023-09-05TEV", "1445-02-20", 2),
    ("2000-01-01", "1420-09-24", 6),
  ])
  func aDayHasAWeekdayAndADateInBothCalendars(iso: String, hijri: String, weekday: Int) throws {
    let day = try #require(CalendarDay(iso: iso))
    #expect(day.gregorian.text == iso.prefix(10))
    #expect(day.hijri.text == hijri)
    #expect(day.weekday == weekday)
  }

  @Test(arguments: [
    "2024-05", "2024", "2024-W20", "PAST_REF", "2024-13-01", "2024-02-30", "XXXX-XX-XX", "2024-05-14/15", "",
  ])
  func whatIsNoDayIsNone(iso: String) {
    #expect(CalendarDay(iso: iso) == nil)
  }
}
