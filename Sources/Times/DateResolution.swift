import AnnotationModel

/// Dates: filling in what the expression leaves open.
extension ResolutionContext {
  func resolve(_ date: PartialDate) -> ResolvedTime {
    let date = date.read(in: dateOrder)
    let day = resolveDay(date)
    guard date.clock != nil || date.dayPart != nil else { return day }
    return ResolutionContext.at(date.clock, date.dayPart, on: day)
  }

  /// A day with a clock time or a part of the day.
  static func at(_ clock: ClockTime?, _ part: DayPart?, on day: ResolvedTime) -> ResolvedTime {
    var result = day
    result.type = .time
    let base = day.interval.map { $0.lowerBound }
    if let clock {
      var hour = clock.hour
      var dayText = day.value
      var baseDay = base
      if hour == 24 {
        hour = 0
        baseDay = base?.adding(days: 1)
        if let baseDay { dayText = baseDay.text }
      }
      var text = "T" + CivilDate.two(hour)
      if let minute = clock.minute { text += ":" + CivilDate.two(minute) }
      if let second = clock.second { text += ":" + CivilDate.two(second) }
      result.value = dayText + text
      if let baseDay {
        result.interval = baseDay...baseDay
        let start = hour * 3600 + (clock.minute ?? 0) * 60 + (clock.second ?? 0)
        let length = clock.second != nil ? 1 : clock.minute != nil ? 60 : 3600
        result.begin = moment(baseDay, start)
        result.finish = moment(baseDay, start + length)
      }
      return result
    }
    guard let part else { return day }
    result.value = part == .noon ? day.value + "T12" : day.value + "T" + part.letters
    if let base {
      result.begin = moment(base, part.hours.begin * 3600)
      result.finish = moment(base, (part == .noon ? 13 : part.hours.end) * 3600)
    }
    return result
  }

  /// "2023-09-05T18:00"
  static func moment(_ day: CivilDate, _ seconds: Int) -> String {
    let days = TimeMath.floorDivide(seconds, 86_400)
    let rest = seconds - days * 86_400
    let text = day.adding(days: days).text + "T" + CivilDate.two(rest / 3600) + ":" + CivilDate.two(rest % 3600 / 60)
    return rest % 60 == 0 ? text : text + ":" + CivilDate.two(rest % 60)
  }

  func resolveDay(_ date: PartialDate) -> ResolvedTime {
    if let unit = date.innerUnit, let index = date.innerIndex { return resolveInner(date, unit, index) }
    if date.partsOfYear != nil { return resolvePart(date) }
    if date.isHijri { return resolveHijri(date) }
    if let feast = date.feast { return resolveFeast(feast, date) }
    if date.unit == .season { return resolveSportSeason(date) }
    if date.decade != nil || date.century != nil { return resolveDecade(date) }
    if date.seasonName != nil { return resolveSeason(date) }
    if date.month != nil { return resolveMonth(date) }
    if let day = date.day, let weekday = date.weekday, date.unit == nil { return resolveDay(day, on: weekday) }
    if date.isAnniversary, let year = date.year, let today = reference?.day {
      let day = CivilDate(year: year, month: today.month, day: today.day) ?? today
      return ResolvedTime(day.text, day...day, grain: .day)
    }
    if date.dayOffset != nil { return resolveOffset(date) }
    if let weekday = date.weekday, date.unit == .week {
      // "الأسبوع المقبل يوم الجمعة"
      guard let monday = resolveUnit(date).interval?.lowerBound else {
        return ResolvedTime(type: .date, value: "XXXX-WXX-\(weekday)")
      }
      let day = monday.adding(days: weekday - 1)
      return ResolvedTime(day.text, day...day, grain: .day)
    }
    if date.weekday != nil { return resolveWeekday(date) }
    if date.year != nil { return resolveYear(date) }
    if date.day != nil, date.unit == .month { return resolveDayOfUnitMonth(date) }
    if date.isWeekend { return resolveWeekend(date) }
    if date.unit != nil || date.shift != nil { return resolveUnit(date) }
    return someDay()
  }

  /// The day that a bare clock time or part of the day belongs to.
  private func someDay() -> ResolvedTime {
    if !isHeader, let anchor, anchor.grain <= .day, let day = anchor.interval?.lowerBound {
      var result = ResolvedTime(day.text, day...day, grain: .day)
      result.usesAnchor = true
      return result
    }
    guard let day = reference?.day else { return ResolvedTime(type: .date, value: "XXXX-XX-XX") }
    return ResolvedTime(day.text, day...day, grain: .day)
  }

  /// "عطلة نهاية الأسبوع المقبل": Saturday and Sunday.
  private func resolveWeekend(_ date: PartialDate) -> ResolvedTime {
    let week = resolveUnit(date)
    var result = ResolvedTime(type: .date, value: week.value + "-WE")
    if let sunday = week.interval?.upperBound { result.interval = sunday.adding(days: -1)...sunday }
    return result
  }

  // MARK: Years and months

  private func resolveYear(_ date: PartialDate) -> ResolvedTime {
    guard let year = date.year else { return ResolvedTime(type: .date, value: "XXXX") }
    if date.isBeforeChrist {
      return ResolvedTime.years(1 - year, 1 - year, "BC" + CivilDate.yearText(year), .year)
    }
    if let last = date.lastYear {
      return ResolvedTime.years(year, last, CivilDate.yearText(year) + "/" + CivilDate.yearText(last), .year)
    }
    return ResolvedTime.year(year)
  }

  private func resolveMonth(_ date: PartialDate) -> ResolvedTime {
    guard let month = date.month else { return ResolvedTime(type: .date, value: "XXXX-XX") }
    var usedAnchor = false
    var year = date.year
    if year == nil, let known = date.knownYear, reference.map({ $0.day.year >= known }) ?? true { year = known }
    if year == nil, date.unit == .year, let shift = date.shift {
      year = shiftedYear(shift)
      usedAnchor = shift == .fromAnchor(0)
    }
    // "1963 - … في 25 أيار": the year that heads the line.
    if year == nil, date.shift == nil, anchorHeadsLine, let anchor, anchor.grain == .year,
      let first = anchor.interval?.lowerBound
    {
      year = first.year
      usedAnchor = true
    }
    if year == nil { year = nearestYear(date, month) }
    guard let year else {
      let tail = date.day.map { "-" + CivilDate.two($0) } ?? ""
      return ResolvedTime(type: .date, value: "XXXX-" + CivilDate.two(month) + tail)
    }
    var result: ResolvedTime
    if let day = date.day {
      guard let first = CivilDate(year: year, month: month, day: day) else {
        return ResolvedTime(
          type: .date, value: "\(CivilDate.yearText(year))-\(CivilDate.two(month))-\(CivilDate.two(day))")
      }
      result = ResolvedTime(first.text, first...first, grain: .day)
      if let lastDay = date.lastDay, let last = CivilDate(year: year, month: month, day: lastDay), first <= last {
        result = ResolvedTime(first.text + "/" + last.text, first...last, grain: .day)
      }
    } else {
      result = ResolvedTime.month(year, month)
    }
    result.usesAnchor = usedAnchor
    return result
  }

  private func shiftedYear(_ shift: Shift) -> Int? {
    switch shift {
    case .fromReference(let count): return reference.map { $0.day.year + count }
    case .fromAnchor(let count): return (anchor?.interval?.lowerBound.year ?? reference?.day.year).map { $0 + count }
    case .latest, .new: return reference?.day.year
    }
  }

  /// The year that puts a month or a day of a month where shift, tense and distance say.
  private func nearestYear(_ date: PartialDate, _ month: Int) -> Int? {
    guard let today = reference?.day else { return nil }
    func distance(_ year: Int) -> Int? {
      if let day = date.day {
        return CivilDate(year: year, month: month, day: day).map { $0.daysSinceEpoch - today.daysSinceEpoch }
      }
      return ((year - today.year) * 12 + month - today.month) * 30
    }
    let years = [today.year, today.year - 1, today.year + 1, today.year - 4, today.year + 4]
    let distances = years.compactMap { year in distance(year).map { (year: year, days: $0) } }
    let past = distances.filter { $0.days < 0 || (date.day != nil && $0.days == 0) }.max { $0.days < $1.days }
    let future = distances.filter { $0.days >= (date.day == nil ? 30 : 1) }.min { $0.days < $1.days }
    let same = distances.first { $0.days == 0 }
    switch date.shift {
    case .fromReference(let count):
      if count < 0 { return past.map { $0.year + count + 1 } }
      if count > 0 { return future.map { $0.year + count - 1 } }
      return today.year
    default: break
    }
    switch preference {
    case .past: return (same ?? past)?.year
    case .future: return (same ?? future)?.year
    case .nearest:
      if let same { return same.year }
      guard let past, let future else { return (past ?? future)?.year }
      // The tense weighs, distance decides.
      let pastWeight = tense == .future ? 3 : 1
      let futureWeight = tense == .past ? 3 : 1
      return -past.days * pastWeight <= future.days * futureWeight ? past.year : future.year
    }
  }

  // MARK: Days

  private func resolveOffset(_ date: PartialDate) -> ResolvedTime {
    guard let today = reference?.day, let offset = date.dayOffset else {
      return ResolvedTime(type: .date, value: date.weekday.map { "XXXX-WXX-\($0)" } ?? "XXXX-XX-XX")
    }
    var day = today.adding(days: offset)
    if let weekday = date.weekday, day.weekday != weekday {
      // Pages carry the day of a later crawl: the weekday knows better.
      let back = (day.weekday - weekday + 7) % 7
      day = offset > 0 && back > 3 ? day.adding(days: 7 - back) : day.adding(days: -back)
    }
    return ResolvedTime(day.text, day...day, grain: .day)
  }

  private func resolveWeekday(_ date: PartialDate) -> ResolvedTime {
    guard let weekday = date.weekday else { return someDay() }
    guard let today = reference?.day else { return ResolvedTime(type: .date, value: "XXXX-WXX-\(weekday)") }
    let back = (today.weekday - weekday + 7) % 7
    let ahead = (weekday - today.weekday + 7) % 7
    let day: CivilDate
    switch date.shift {
    case .fromReference(let count) where count < 0:
      day = today.adding(days: (back == 0 ? -7 : -back) + 7 * (count + 1))
    case .fromReference(let count) where count > 0:
      day = today.adding(days: (ahead == 0 ? 7 : ahead) + 7 * (count - 1))
    default:
      if preference == .nearest, let named = namedWeekdays[weekday],
        tense == .none || (tense == .future) == (named > today)
          || named == today
      {
        day = named
        break
      }
      switch direction {
      case .future: day = today.adding(days: ahead == 0 && preference == .future ? 7 : ahead)
      case .past, .none: day = today.adding(days: -back)
      }
    }
    return ResolvedTime(day.text, day...day, grain: .day)
  }

  /// "السابع عشر من الشهر المنصرم"
  private func resolveDayOfUnitMonth(_ date: PartialDate) -> ResolvedTime {
    guard let day = date.day, let month = shiftedMonth(date.shift) else {
      return ResolvedTime(type: .date, value: "XXXX-XX-" + CivilDate.two(date.day ?? 1))
    }
    guard let first = CivilDate(year: month.year, month: month.month, day: day) else {
      return ResolvedTime.month(month.year, month.month)
    }
    if let lastDay = date.lastDay, let last = CivilDate(year: month.year, month: month.month, day: lastDay),
      first <= last
    {
      return ResolvedTime(first.text + "/" + last.text, first...last, grain: .day)
    }
    return ResolvedTime(first.text, first...first, grain: .day)
  }

  private func shiftedMonth(_ shift: Shift?) -> CivilDate? {
    switch shift {
    case .fromReference(let count): reference?.day.adding(months: count)
    case .fromAnchor(let count): (anchor?.interval?.lowerBound ?? reference?.day)?.adding(months: count)
    default: reference?.day
    }
  }

  /// "الجمعة 15": the nearest month in which that day falls on that weekday.
  private func resolveDay(_ day: Int, on weekday: Int) -> ResolvedTime {
    guard let today = reference?.day else { return ResolvedTime(type: .date, value: "XXXX-XX-" + CivilDate.two(day)) }
    var first = today
    first.day = 1
    let near = (0...12).flatMap { [first.adding(months: -$0), first.adding(months: $0)] }
    for month in near {
      if let date = CivilDate(year: month.year, month: month.month, day: day), date.weekday == weekday {
        return ResolvedTime(date.text, date...date, grain: .day)
      }
    }
    return ResolvedTime(type: .date, value: "XXXX-XX-" + CivilDate.two(day))
  }

  // MARK: Units

  private func resolveUnit(_ date: PartialDate) -> ResolvedTime {
    let unit = date.unit ?? .day
    var count = 0
    var origin = reference?.day
    var usedAnchor = false
    switch date.shift {
    case .fromReference(let steps): count = steps
    case .fromAnchor(let steps):
      count = steps
      if let interval = anchor?.interval {
        origin = interval.lowerBound
        usedAnchor = true
      }
    default: break
    }
    guard var day = origin else { return ResolvedTime(type: .date, value: ResolutionContext.blank(unit)) }
    switch unit {
    case .second, .minute, .hour, .day: day = day.adding(days: count)
    case .week: day = day.adding(days: 7 * count)
    case .month:
      day.day = 1
      day = day.adding(months: count)
    case .year, .season: day = day.adding(months: 12 * count)
    case .decade: day = day.adding(months: 120 * count)
    case .century: day = day.adding(months: 1200 * count)
    case .millennium: day = day.adding(months: 12_000 * count)
    }
    var result = ResolvedTime.unit(unit, around: day)
    result.usesAnchor = usedAnchor
    return result
  }
}
