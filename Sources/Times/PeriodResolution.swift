import AnnotationModel

/// Decades, centuries, seasons, parts of years, and dates of the Hijri calendar.
extension ResolutionContext {
  func resolveDecade(_ date: PartialDate) -> ResolvedTime {
    var century = date.century
    if century == nil, let shift = date.shift {
      switch shift {
      case .fromReference(let count): century = reference.map { TimeMath.floorDivide($0.day.year, 100) + count }
      case .fromAnchor(let count):
        century = (anchor?.interval?.lowerBound.year ?? reference?.day.year).map {
          TimeMath.floorDivide($0, 100) + count
        }
      default: century = reference.map { TimeMath.floorDivide($0.day.year, 100) }
      }
      guard century != nil else { return ResolvedTime(type: .date, value: "XXXX") }
    }
    if let decade = date.decade {
      // "التسعينيات" without a century: the last one, as everybody means it.
      let base = century ?? 19
      return ResolvedTime.decade(base * 10 + decade)
    }
    guard let century else { return ResolvedTime(type: .date, value: "XXXX") }
    if date.isBeforeChrist {
      return ResolvedTime.years(1 - century * 100, -(century - 1) * 100, "BC" + CivilDate.two(century - 1), .century)
    }
    return ResolvedTime.century(century)
  }

  /// "الصيف الماضي", "صيف 2001": meteorological seasons; winter belongs to the year of its December.
  func resolveSeason(_ date: PartialDate) -> ResolvedTime {
    let names = ["SU", "FA", "WI", "SP"]
    let firstMonths = [6, 9, 12, 3]
    guard let index = date.seasonName.map({ $0 - 1 }), names.indices.contains(index) else {
      return ResolvedTime(type: .date, value: "XXXX")
    }
    func season(_ year: Int) -> ResolvedTime {
      var result = ResolvedTime(type: .date, value: CivilDate.yearText(year) + "-" + names[index])
      result.grain = .month
      if let first = CivilDate(year: year, month: firstMonths[index], day: 1) {
        result.interval = first...first.adding(months: 3).adding(days: -1)
      }
      return result
    }
    if let year = date.year { return season(year) }
    guard let today = reference?.day else { return ResolvedTime(type: .date, value: "XXXX-" + names[index]) }
    if date.unit == .year {
      if case .fromReference(let count) = date.shift { return season(today.year + count) }
      return season(today.year)
    }
    let all = (-2...2).map { season(today.year + $0) }
    switch date.shift {
    case .fromReference(let count) where count < 0:
      return all.last { ($0.interval?.upperBound ?? today) < today } ?? all[1]
    case .fromReference(let count) where count > 0:
      return all.first { ($0.interval?.lowerBound ?? today) > today } ?? all[3]
    default:
      return all.first { $0.interval?.contains(today) ?? false } ?? season(today.year)
    }
  }

  /// "الموسم الماضي", "موسم 2011 - 2012"
  func resolveSportSeason(_ date: PartialDate) -> ResolvedTime {
    if let year = date.year { return ResolvedTime.season(year) }
    guard let today = reference?.day else { return ResolvedTime(type: .date, value: "XXXX/XXXX") }
    let current = TimeMath.seasonYear(of: today)
    switch date.shift {
    case .fromReference(let count): return ResolvedTime.season(current + count)
    case .fromAnchor(let count):
      let base = anchor?.grain == .season ? anchor?.interval.map { $0.lowerBound.year } : nil
      return ResolvedTime.season((base ?? current) + count)
    // The new season is the one about to begin.
    case .new: return ResolvedTime.season(today.month >= 6 ? today.year : current)
    default: return ResolvedTime.season(current)
    }
  }

  /// "عيد الفصح", "عيد الشكر 2010"
  func resolveFeast(_ feast: Int, _ date: PartialDate) -> ResolvedTime {
    let day: CivilDate?
    if let year = date.year {
      day = MovableFeast.day(feast, year: year)
    } else if let today = reference?.day {
      let days = (-1...1).compactMap { MovableFeast.day(feast, year: today.year + $0) }
      switch (date.shift, direction) {
      case (.fromReference(let count), _) where count < 0: day = days.last { $0 < today }
      case (.fromReference(let count), _) where count > 0: day = days.first { $0 > today }
      case (nil, .future) where preference == .future: day = days.first { $0 >= today }
      case (nil, .past) where preference == .past: day = days.last { $0 <= today }
      default:
        day = days.min {
          abs($0.daysSinceEpoch - today.daysSinceEpoch) < abs($1.daysSinceEpoch - today.daysSinceEpoch)
        }
      }
    } else {
      day = nil
    }
    guard let day else { return ResolvedTime(type: .date, value: "XXXX-XX-XX") }
    return ResolvedTime(day.text, day...day, grain: .day)
  }

  // MARK: Hijri

  func resolveHijri(_ date: PartialDate) -> ResolvedTime {
    guard let month = date.month else { return hijriYear(date) }
    guard let year = date.year.flatMap({ hijriYear(written: $0, date, month) }) ?? hijriYear(of: date, month) else {
      let day = date.day.map { "-" + CivilDate.two($0) } ?? ""
      var blank = ResolvedTime(type: .date, value: date.day == nil ? "XXXX-XX" : "XXXX-XX-XX")
      blank.calendar = .hijri
      blank.original = "XXXX-" + CivilDate.two(month) + day
      return blank
    }
    let length = hijri.length(ofMonth: month, year: year)
    let firstDay = min(date.day ?? 1, 30)
    let lastDay = date.day == nil ? length : min(date.lastDay ?? firstDay, 30)
    guard let first = hijri.civil(HijriCalendar.Date(year: year, month: month, day: firstDay)),
      let last = hijri.civil(HijriCalendar.Date(year: year, month: month, day: max(firstDay, lastDay)))
    else { return ResolvedTime(type: .date, value: "XXXX-XX-XX") }
    var result = ResolvedTime(
      first == last ? first.text : first.text + "/" + last.text, first...last, grain: date.day == nil ? .month : .day)
    result.calendar = .hijri
    result.original = "\(CivilDate.yearText(year))-\(CivilDate.two(month))"
    if let day = date.day { result.original?.append("-" + CivilDate.two(day)) }
    return result
  }

  /// The Hijri year of a year behind a Hijri month: "رمضان 1440", but "رمضان 2019" is the one of that Gregorian year.
  private func hijriYear(written year: Int, _ date: PartialDate, _ month: Int) -> Int? {
    guard year > 1600 else { return year }
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
    let start = hijri.date(of: first).year
    return (start...start + 1).first { candidate in
      CivilDate(daysSinceEpoch: hijri.firstDay(ofMonth: month, year: candidate)).year == year
    }
  }

  private func hijriYear(_ date: PartialDate) -> ResolvedTime {
    guard let year = date.year, let first = hijri.civil(HijriCalendar.Date(year: year, month: 1, day: 1)) else {
      return ResolvedTime(type: .date, value: "XXXX")
    }
    let last = CivilDate(daysSinceEpoch: hijri.firstDay(ofMonth: 1, year: year + 1) - 1)
    var result = ResolvedTime(first.text + "/" + last.text, first...last, grain: .year)
    result.calendar = .hijri
    result.original = CivilDate.yearText(year)
    return result
  }

  /// The Hijri year that puts a month where its shift says, or nearest to the reference.
  private func hijriYear(of date: PartialDate, _ month: Int) -> Int? {
    // "رمضان سنة 1996": a Gregorian year behind a Hijri month.
    guard let today = reference?.day else { return nil }
    let now = hijri.date(of: today)
    func bounds(_ year: Int) -> (first: Int, last: Int) {
      let start = hijri.firstDay(ofMonth: month, year: year)
      if let day = date.day { return (start + day - 1, start + day - 1) }
      return (start, start + hijri.length(ofMonth: month, year: year) - 1)
    }
    let day = today.daysSinceEpoch
    let years = [now.year - 1, now.year, now.year + 1]
    switch date.shift {
    case .fromReference(let count) where count < 0: return years.last { bounds($0).last < day }
    case .fromReference(let count) where count > 0: return years.first { bounds($0).first > day }
    case .fromReference: return years.first { bounds($0).first <= day && day <= bounds($0).last } ?? now.year
    default: break
    }
    if date.unit == .year, case .fromReference(let count) = date.shift { return now.year + count }
    func distance(_ year: Int) -> Int {
      let (first, last) = bounds(year)
      return day < first ? first - day : day > last ? day - last : 0
    }
    switch direction {
    case .past where preference == .past: return years.last { bounds($0).first <= day }
    case .future where preference == .future: return years.first { bounds($0).last >= day }
    default: return years.min { distance($0) < distance($1) }
    }
  }
}
