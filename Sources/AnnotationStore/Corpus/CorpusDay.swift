/// A day of the Gregorian calendar as the number that its ISO digits make: 2023-09-05 is 20230905. Days compare as their
/// numbers do, and anybody can read them in the file.
package struct CorpusDay: Hashable, Comparable, Sendable {
  package let number: Int

  /// The day of a number; it is not checked.
  init(number: Int) { self.number = number }

  private init(year: Int, month: Int, day: Int) { number = year * 10_000 + month * 100 + day }

  package var year: Int { number / 10_000 }
  package var month: Int { number / 100 % 100 }
  private var day: Int { number % 100 }

  /// The day that an ISO date, or the date of an ISO date-time, names; nil for anything else.
  package init?(iso: String) {
    guard let parts = CorpusDay.parts(iso.prefix { $0 != "T" }), parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The first and last day that a date of any precision names: "2023", "2023-06", "2023-06-01"; nil for anything else.
  package static func range(_ text: String) -> ClosedRange<CorpusDay>? {
    guard let parts = parts(text[...]), let year = parts.first else { return nil }
    switch parts.count {
    case 1: return CorpusDay(year: year, month: 1, day: 1)...CorpusDay(year: year, month: 12, day: 31)
    case 2:
      let last = length(ofMonth: parts[1], year: year)
      return CorpusDay(year: year, month: parts[1], day: 1)...CorpusDay(year: year, month: parts[1], day: last)
    default:
      let day = CorpusDay(year: year, month: parts[1], day: parts[2])
      return day...day
    }
  }

  /// The days from the one that `begin` falls on to the last one before `finish`, which is exclusive; both ISO dates or
  /// date-times. Nil when either is none.
  package static func range(begin: String, finish: String) -> ClosedRange<CorpusDay>? {
    guard let first = CorpusDay(iso: begin), var last = CorpusDay(iso: finish) else { return nil }
    // A finish at a time of day still touches its day.
    let time = finish.drop { $0 != "T" }
    if time.isEmpty || time.utf8.allSatisfy({ "T0:".utf8.contains($0) }) { last = last.previous }
    return first...max(first, last)
  }

  private var previous: CorpusDay {
    if day > 1 { return CorpusDay(number: number - 1) }
    if month > 1 {
      let length = CorpusDay.length(ofMonth: month - 1, year: year)
      return CorpusDay(year: year, month: month - 1, day: length)
    }
    return CorpusDay(year: year - 1, month: 12, day: 31)
  }

  /// Year, month and day as far as they are given, each within its bounds.
  private static func parts(_ text: Substring) -> [Int]? {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = pieces.first, first.utf8.count == 4, pieces.count <= 3 else { return nil }
    var parts: [Int] = []
    for piece in pieces {
      guard piece.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(piece) else { return nil }
      if !parts.isEmpty, piece.utf8.count != 2 { return nil }
      parts.append(value)
    }
    if parts.count > 1, !(1...12).contains(parts[1]) { return nil }
    if parts.count > 2, !(1...length(ofMonth: parts[1], year: parts[0])).contains(parts[2]) { return nil }
    return parts
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: CorpusDay, right: CorpusDay) -> Bool { left.number < right.number }
}
