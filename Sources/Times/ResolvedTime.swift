import AnnotationModel

/// A candidate's meaning once the document is known.
struct ResolvedTime {
  var type: TimeType
  var value: String
  var modifier: TimeModifier?
  var frequency: String?
  var quantifier: String?
  /// First and last day of the interval named.
  var interval: ClosedRange<CivilDate>?
  /// Begin and finish where a clock gives them.
  var begin: String?
  var finish: String?
  var calendar = CalendarSystem.gregorian
  var original: String?
  /// Whether the expression may anchor later ones: a place on the calendar.
  var isAnchor: Bool { interval != nil }
  /// Whether it was resolved from the time last named.
  var usesAnchor = false
  /// The grain of the value, where later expressions count from it.
  var grain: TimeUnit = .day

  init(type: TimeType, value: String) {
    self.type = type
    self.value = value
  }

  /// A calendar interval with its value.
  init(_ value: String, _ interval: ClosedRange<CivilDate>, grain: TimeUnit) {
    self.init(type: .date, value: value)
    self.interval = interval
    self.grain = grain
  }

  /// The whole of a year, month, week, decade or century around a day.
  static func unit(_ unit: TimeUnit, around day: CivilDate) -> ResolvedTime {
    switch unit {
    case .second, .minute, .hour, .day:
      return ResolvedTime(day.text, day...day, grain: .day)
    case .week:
      let week = day.isoWeek
      let monday = day.monday
      return ResolvedTime(
        "\(CivilDate.yearText(week.year))-W\(CivilDate.two(week.week))", monday...monday.adding(days: 6), grain: .week)
    case .month: return month(day.year, day.month)
    case .year: return year(day.year)
    case .season: return season(TimeMath.seasonYear(of: day))
    case .decade: return decade(TimeMath.floorDivide(day.year, 10))
    case .century: return century(TimeMath.floorDivide(day.year, 100))
    case .millennium:
      return years(
        TimeMath.floorDivide(day.year, 1000) * 1000, TimeMath.floorDivide(day.year, 1000) * 1000 + 999,
        "\(TimeMath.floorDivide(day.year, 1000))XXX", .millennium)
    }
  }

  static func year(_ year: Int) -> ResolvedTime { years(year, year, CivilDate.yearText(year), .year) }

  static func season(_ start: Int) -> ResolvedTime {
    var result = years(start, start + 1, "\(CivilDate.yearText(start))/\(CivilDate.yearText(start + 1))", .season)
    if let first = CivilDate(year: start, month: 8, day: 1), let last = CivilDate(year: start + 1, month: 7, day: 31) {
      result.interval = first...last
    }
    return result
  }

  static func decade(_ decade: Int) -> ResolvedTime {
    let text = CivilDate.yearText(decade)
    return years(decade * 10, decade * 10 + 9, "\(text.dropFirst(text.count - 3))X", .decade)
  }

  static func century(_ century: Int) -> ResolvedTime {
    years(century * 100, century * 100 + 99, "\(CivilDate.two(century))XX", .century)
  }

  static func years(_ first: Int, _ last: Int, _ value: String, _ grain: TimeUnit) -> ResolvedTime {
    var result = ResolvedTime(type: .date, value: value)
    result.grain = grain
    if let begin = CivilDate(year: first, month: 1, day: 1), let end = CivilDate(year: last, month: 12, day: 31),
      begin <= end
    {
      result.interval = begin...end
    }
    return result
  }

  static func month(_ year: Int, _ month: Int) -> ResolvedTime {
    guard let first = CivilDate(year: year, month: month, day: 1) else {
      return ResolvedTime(type: .date, value: "XXXX-XX")
    }
    return ResolvedTime(
      first.monthText, first...first.adding(days: CivilDate.length(ofMonth: month, year: year) - 1), grain: .month)
  }
}

/// Integer arithmetic of calendars.
enum TimeMath {
  static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  /// The year in which the sports season of a day began: seasons turn in August.
  static func seasonYear(of day: CivilDate) -> Int { day.month >= 8 ? day.year : day.year - 1 }
}
