/// A unit of calendar or clock. `rawValue` is the payload of the list of units.
enum TimeUnit: Int, Sendable, Comparable {
  case second = 1
  case minute, hour, day, week, month, year, decade, century, millennium
  /// A season of a sport or a school: a year that begins in summer.
  case season = 13

  static func < (lhs: TimeUnit, rhs: TimeUnit) -> Bool { lhs.rawValue < rhs.rawValue }

  /// Whether the unit is finer than a day.
  var isClock: Bool { self < .day }

  /// The seconds of a unit of the clock; 0 for units of the calendar.
  var seconds: Int {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    default: 0
    }
  }

  /// The designator in a TIMEX3 duration.
  var designator: String {
    switch self {
    case .second: "S"
    case .minute: "M"
    case .hour: "H"
    case .day: "D"
    case .week: "W"
    case .month: "M"
    case .year, .season: "Y"
    case .decade: "DE"
    case .century: "CE"
    case .millennium: "ML"
    }
  }
}

/// The parts of a day that TIMEX3 knows, with the hour from which and to which they last.
enum DayPart: Int, Sendable {
  case dawn = 1
  case morning, noon, afternoon, evening, night
  /// A stretch of the day that the standard has no letters of its own for.
  case daytime = 8
  case midnight = 9

  /// The letters of TIMEX3; noon and midnight are clock times instead.
  var letters: String {
    switch self {
    case .dawn, .morning: "MO"
    case .noon: "MI"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night, .midnight: "NI"
    case .daytime: "DT"
    }
  }

  var hours: (begin: Int, end: Int) {
    switch self {
    case .dawn: (4, 8)
    case .morning: (8, 12)
    case .noon: (12, 14)
    case .afternoon: (14, 18)
    case .evening: (18, 22)
    case .night: (20, 24)
    case .daytime: (8, 18)
    case .midnight: (0, 1)
    }
  }
}

/// A time of the clock as the text gives it.
struct ClockTime: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// Whether the text says which half of the day it means.
  var isCertain: Bool
}

/// Which one of a kind an expression means, seen from the reference time or the time last named.
enum Shift: Hashable, Sendable {
  /// So many units from the reference time: الماضي is -1.
  case fromReference(Int)
  /// So many units from the time last named: السابق is -1, نفسه is 0.
  case fromAnchor(Int)
  /// الأخير: the most recent.
  case latest
  /// الجديد: the one that begins.
  case new
}
