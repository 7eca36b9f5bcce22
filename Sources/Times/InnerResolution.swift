import AnnotationModel

/// What is counted inside a longer period, and parts of it.
extension ResolutionContext {
  /// "أول جمعة من رمضان", "الأسبوع الأخير من يوليو", "الأشهر التسعة الأولى من العام"
  func resolveInner(_ date: PartialDate, _ unit: TimeUnit, _ index: Int) -> ResolvedTime {
    var outer = date
    (outer.innerUnit, outer.innerIndex, outer.innerWeekday, outer.isInnerSpan) = (nil, nil, nil, false)
    let whole = resolveDay(outer)
    guard let period = whole.interval else { return unplaced(whole, unit) }
    var result = date.isInnerSpan ? span(of: unit, index, in: period) : pick(date, unit, index, in: period, whole.grain)
    result.usesAnchor = whole.usesAnchor
    if whole.calendar == .hijri, let days = result.interval {
      result.calendar = .hijri
      let first = hijri.date(of: days.lowerBound)
      result.original = days.lowerBound == days.upperBound ? first.text : String(first.text.dropLast(3))
    }
    return result
  }

  /// The valueless form of a unit inside a period that nothing places.
  private func unplaced(_ whole: ResolvedTime, _ unit: TimeUnit) -> ResolvedTime {
    var blank = ResolvedTime(type: .date, value: ResolutionContext.blank(unit))
    (blank.calendar, blank.original) = (whole.calendar, whole.original)
    return blank
  }

  private func pick(
    _ date: PartialDate, _ unit: TimeUnit, _ index: Int, in period: ClosedRange<CivilDate>, _ grain: TimeUnit
  ) -> ResolvedTime {
    let (first, last) = (period.lowerBound, period.upperBound)
    let day: CivilDate
    switch unit {
    case .week:
      if grain == .year { return week(index, of: first.year) }
      let start = index < 0 ? last.adding(days: -6) : first.adding(days: 7 * (min(index, 4) - 1))
      let end = start.adding(days: 6)
      return ResolvedTime(start.text + "/" + end.text, start...end, grain: .week)
    case .month:
      let start = index < 0 ? last : first.adding(months: min(index, 12) - 1)
      return ResolvedTime.month(start.year, start.month)
    default:
      if let weekday = date.innerWeekday {
        day =
          index < 0
          ? last.adding(days: -((last.weekday - weekday + 7) % 7))
          : first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (min(index, 6) - 1))
      } else if first == last {
        // "ثاني أيام العيد" lies behind the day that names the feast.
        day = first.adding(days: max(index, 1) - 1)
        return ResolvedTime(day.text, day...day, grain: .day)
      } else {
        day = index < 0 ? last : first.adding(days: min(index, 366) - 1)
      }
    }
    let bounded = min(day, last)
    return ResolvedTime(bounded.text, bounded...bounded, grain: .day)
  }

  /// "الأشهر التسعة الأولى", "آخر عشرة أيام": so many units at the beginning or the end of a period.
  private func span(of unit: TimeUnit, _ count: Int, in period: ClosedRange<CivilDate>) -> ResolvedTime {
    let behind = period.upperBound.adding(days: 1)
    let steps = min(abs(count), 1000)
    func moved(_ day: CivilDate, _ sign: Int) -> CivilDate { ResolutionContext.moved(day, by: sign * steps, unit) }
    let first = count < 0 ? max(moved(behind, -1), period.lowerBound) : period.lowerBound
    let last = count < 0 ? period.upperBound : min(moved(first, 1).adding(days: -1), period.upperBound)
    let texts: (String, String)
    switch unit {
    case .month: texts = (first.monthText, last.monthText)
    case .year: texts = (CivilDate.yearText(first.year), CivilDate.yearText(last.year))
    default: texts = (first.text, last.text)
    }
    return ResolvedTime(texts.0 + "/" + texts.1, first...max(first, last), grain: unit)
  }

  /// "الأسبوع الثالث من عام 2027"
  private func week(_ index: Int, of year: Int) -> ResolvedTime {
    guard let anyDay = CivilDate(year: year, month: index < 0 ? 12 : 1, day: index < 0 ? 28 : 4) else {
      return ResolvedTime.year(year)
    }
    return ResolvedTime.unit(.week, around: anyDay.adding(days: index < 0 ? 0 : 7 * (min(index, 53) - 1)))
  }

  // MARK: Parts

  /// "الربع الثالث من العام الحالي", "النصف الأول من 2024", "النصف الثاني من مايو", "الربع الماضي"
  func resolvePart(_ date: PartialDate) -> ResolvedTime {
    guard let parts = date.partsOfYear, parts > 0 else { return ResolvedTime(type: .date, value: "XXXX") }
    let letter = parts == 2 ? "H" : parts == 3 ? "T" : "Q"
    guard let part = date.part else { return relativeQuarter(date, parts, letter) }
    var outer = date
    (outer.part, outer.partsOfYear) = (nil, nil)
    let whole = resolveDay(outer)
    switch whole.grain {
    case .month where whole.interval != nil: return partOfMonth(whole, part, parts)
    case .decade, .century: return partOfYears(whole, part, parts)
    default: break
    }
    guard let year = whole.interval?.lowerBound.year, whole.calendar == .gregorian else {
      return ResolvedTime(type: .date, value: outer.month == nil ? "XXXX-\(letter)\(part)" : "XXXX-XX")
    }
    var result = ResolutionContext.part(part, parts, letter, of: year)
    result.usesAnchor = whole.usesAnchor
    return result
  }

  private static func part(_ part: Int, _ parts: Int, _ letter: String, of year: Int) -> ResolvedTime {
    let months = 12 / parts
    var result = ResolvedTime(type: .date, value: CivilDate.yearText(year) + "-\(letter)\(part)")
    result.grain = .month
    if let first = CivilDate(year: year, month: (part - 1) * months + 1, day: 1) {
      result.interval = first...first.adding(months: months).adding(days: -1)
    }
    return result
  }

  /// "الربع الماضي", "هذا الربع"
  private func relativeQuarter(_ date: PartialDate, _ parts: Int, _ letter: String) -> ResolvedTime {
    guard let today = reference?.day, case .fromReference(let count) = date.shift else {
      return ResolvedTime(type: .date, value: "XXXX-\(letter)X")
    }
    let number = today.year * parts + (today.month - 1) * parts / 12 + count
    let year = TimeMath.floorDivide(number, parts)
    return ResolutionContext.part(number - year * parts + 1, parts, letter, of: year)
  }

  /// Halves of a month turn after its fifteenth day, thirds after the tenth and the twentieth.
  private func partOfMonth(_ whole: ResolvedTime, _ part: Int, _ parts: Int) -> ResolvedTime {
    guard let period = whole.interval, parts == 2 || parts == 3 else { return whole }
    let length = parts == 2 ? 15 : 10
    let first = period.lowerBound.adding(days: (part - 1) * length)
    let last = part == parts ? period.upperBound : first.adding(days: length - 1)
    var result = ResolvedTime(first.text + "/" + last.text, first...max(first, last), grain: .day)
    (result.calendar, result.original, result.usesAnchor) = (whole.calendar, whole.original, whole.usesAnchor)
    return result
  }

  /// "النصف الثاني من القرن الماضي": 1950/1999.
  private func partOfYears(_ whole: ResolvedTime, _ part: Int, _ parts: Int) -> ResolvedTime {
    guard let period = whole.interval else { return whole }
    let count = period.upperBound.year - period.lowerBound.year + 1
    guard count % parts == 0 else { return whole }
    let first = period.lowerBound.year + (part - 1) * count / parts
    let last = first + count / parts - 1
    return ResolvedTime.years(first, last, CivilDate.yearText(first) + "/" + CivilDate.yearText(last), .year)
  }
}
