/// The reference time of an article: a day, and the clock when the page gives it.
struct ReferenceTime: Hashable, Sendable {
  var day: CivilDate
  /// Minutes since midnight, or nil when only the day is known.
  var minuteOfDay: Int?
  var second: Int = 0

  /// The time as ISO 8601, without an offset.
  var text: String {
    guard let minuteOfDay else { return day.text }
    return day.text + "T" + CivilDate.two(minuteOfDay / 60) + ":" + CivilDate.two(minuteOfDay % 60)
  }

  /// Reads an ISO 8601 date or date-time ("2023-09-05", "2023-09-05T10:30:00+03:00"); the offset is dropped.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start >= 0, start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<(start + count)] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0, 4), bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let month = number(5, 2),
      let dayNumber = number(8, 2), let day = CivilDate(year: year, month: month, day: dayNumber)
    else { return nil }
    self.day = day
    if bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20, let hour = number(11, 2), bytes[13] == 0x3A,
      let minute = number(14, 2), hour < 24, minute < 60
    {
      minuteOfDay = hour * 60 + minute
      if bytes.count >= 19, bytes[16] == 0x3A, let seconds = number(17, 2), seconds < 60 { second = seconds }
    }
  }
}
