import AnnotationModel

/// What a candidate is resolved against.
struct ResolutionContext {
  var reference: ReferenceTime?
  var preference: AnnotationOptions.Preference
  var tense: TimeCandidate.Tense
  /// The last place on the calendar named before, near enough to count from.
  var anchor: ResolvedTime?
  /// Whether `anchor` begins the same line.
  var anchorHeadsLine = false
  /// Whether the expression fills a line of its own.
  var isHeader = false
  var dateOrder = AnnotationOptions.DateOrder.dmy
  var hijri = HijriCalendar()
  var isFromEvent = false
  var isSince = false
  /// Days that the article has tied to weekdays ("أمس الخميس"). Read by key only.
  var namedWeekdays: [Int: CivilDate] = [:]

  /// The direction that an ambiguous date takes, or nil for the nearest one.
  var direction: TimeCandidate.Tense {
    switch preference {
    case .past: .past
    case .future: .future
    case .nearest: tense
    }
  }
}

extension ResolutionContext {
  func resolve(_ meaning: TimeMeaning, modifier: TimeModifier?) -> ResolvedTime {
    var result: ResolvedTime
    switch meaning {
    case .date(let date): result = resolve(date)
    case .range(let first, let last): result = resolve(from: first, to: last)
    case .offset(let length, let sign): result = resolve(length, sign: sign, modifier: modifier)
    case .duration(let length):
      result = ResolvedTime(type: .duration, value: length.value)
      if isSince { bound(&result, since: length) }
    case .set(let recurrence):
      result = ResolvedTime(type: .set, value: recurrence.value)
      if recurrence.isEvery { result.quantifier = "EVERY" }
      if let frequency = recurrence.frequency { result.frequency = "\(frequency)X" }
    case .reference(let reference): result = ResolvedTime(type: .date, value: reference.value)
    }
    if result.modifier == nil { result.modifier = modifier }
    return result
  }

  private func resolve(from first: PartialDate, to last: PartialDate) -> ResolvedTime {
    var first = first
    if first.year == nil { first.year = last.year }
    if first.month == nil, first.day != nil { first.month = last.month }
    if first.year == nil, last.shift != nil { (first.shift, first.unit) = (last.shift, last.unit) }
    let end = resolve(last)
    let begin = resolve(first)
    var result = ResolvedTime(type: begin.type, value: begin.value + "/" + end.value)
    if let low = begin.interval?.lowerBound, let high = end.interval?.upperBound, low <= high {
      result.interval = low...high
    }
    result.grain = begin.grain
    result.begin = begin.begin
    // From one clock time to another: up to the second one, not through it.
    result.finish = last.clock == nil ? end.finish : end.begin
    return result
  }

  /// "منذ عشر سنوات": the length reaches from then to the reference time.
  private func bound(_ result: inout ResolvedTime, since length: Length) {
    guard let reference, length.count != nil, length.lastCount == nil else { return }
    var context = self
    context.tense = .past
    let start = context.resolve(length, sign: -1, modifier: nil)
    guard let first = start.interval?.lowerBound else { return }
    if length.unit.isClock {
      result.begin = start.begin
      result.finish = start.begin == nil ? nil : reference.text
      return
    }
    let exact = length.unit >= .month ? shiftedDay(reference.day, length) : first
    result.begin = exact.text
    result.finish = reference.day.text
  }

  /// The same day so many months or years ago.
  private func shiftedDay(_ day: CivilDate, _ length: Length) -> CivilDate {
    let months: Int
    switch length.unit {
    case .month: months = 1
    case .decade: months = 120
    case .century: months = 1200
    case .millennium: months = 12_000
    default: months = 12
    }
    let count = min(max(length.count ?? 0, 0), 10_000)
    return day.adding(months: -(months * count + (length.half ? months / 2 : 0)))
  }

  // MARK: Ago and later

  private func resolve(_ length: Length, sign: Int, modifier: TimeModifier?) -> ResolvedTime {
    let past = sign < 0
    guard let count = length.count, length.lastCount == nil else {
      // "قبل شهور", "بعد ساعات"
      if !past, direction != .future { return ResolvedTime(type: .duration, value: length.value) }
      return ResolvedTime(
        type: length.unit.isClock ? .time : .date,
        value: past ? TimeReference.past.value : TimeReference.future.value)
    }
    if !past {
      if isFromEvent { return ResolvedTime(type: .duration, value: length.value) }
      if let anchor, let interval = anchor.interval, anchor.grain <= length.unit, !length.unit.isClock,
        direction != .future,
        preference == .nearest
      {
        var result = shifted(interval.lowerBound, by: count, length)
        result.usesAnchor = true
        return result
      }
      if direction == .past, preference == .nearest { return ResolvedTime(type: .duration, value: length.value) }
    }
    guard let reference else {
      if length.unit.isClock {
        return ResolvedTime(type: .time, value: past ? TimeReference.past.value : TimeReference.future.value)
      }
      return ResolvedTime(type: .date, value: ResolutionContext.blank(length.unit))
    }
    if length.unit.isClock { return clock(reference, length, count * sign, past) }
    let years = length.unit >= .year ? count : 0
    guard years < 5000 else {
      return past
        ? ResolvedTime(type: .date, value: TimeReference.past.value)
        : ResolvedTime(type: .duration, value: length.value)
    }
    var result = shifted(reference.day, by: count * sign, length)
    if modifier == .moreThan || modifier == .lessThan {
      result.modifier = (modifier == .moreThan) == past ? .before : .after
    }
    return result
  }

  private func shifted(_ day: CivilDate, by count: Int, _ length: Length) -> ResolvedTime {
    let sign = count < 0 ? -1 : 1
    var target = day
    var grain = length.unit
    switch length.unit {
    case .second, .minute, .hour: break
    case .day: target = day.adding(days: count)
    case .week: target = day.adding(days: 7 * min(max(count, -100_000), 100_000))
    case .month: target = day.adding(months: count)
    case .year, .season: target = day.adding(months: 12 * min(max(count, -10_000), 10_000))
    case .decade: target = day.adding(months: 120 * min(max(count, -1_000), 1_000))
    case .century: target = day.adding(months: 1200 * min(max(count, -100), 100))
    case .millennium: target = day.adding(months: 12_000 * min(max(count, -10), 10))
    }
    if length.half {
      grain = length.unit == .year ? .month : length.unit == .month ? .day : length.unit
      if length.unit == .year { target = target.adding(months: 6 * sign) }
      if length.unit == .month { target = target.adding(days: 15 * sign) }
      if length.unit == .decade { target = target.adding(months: 60 * sign) }
    }
    if let extra = length.extraCount, let unit = length.extraUnit, unit >= .day {
      grain = unit
      switch unit {
      case .day: target = target.adding(days: extra * sign)
      case .week: target = target.adding(days: 7 * extra * sign)
      case .month: target = target.adding(months: extra * sign)
      default: target = target.adding(months: 12 * extra * sign)
      }
    }
    // "قبل عقدين" is as sharp as a year.
    if grain >= .decade || grain == .season { grain = .year }
    return ResolvedTime.unit(grain, around: target)
  }

  private func clock(_ reference: ReferenceTime, _ length: Length, _ count: Int, _ past: Bool) -> ResolvedTime {
    guard let minute = reference.minuteOfDay, abs(count) < 1_000_000 else {
      return ResolvedTime(type: .time, value: past ? TimeReference.past.value : TimeReference.future.value)
    }
    var seconds = minute * 60 + reference.second
    let unitSeconds = length.unit == .hour ? 3600 : length.unit == .minute ? 60 : 1
    seconds += count * unitSeconds
    if length.half { seconds += (count < 0 ? -1 : 1) * unitSeconds / 2 }
    if let extra = length.extraCount, let unit = length.extraUnit {
      seconds += (count < 0 ? -1 : 1) * extra * (unit == .minute ? 60 : 1)
    }
    let days = TimeMath.floorDivide(seconds, 86_400)
    let rest = seconds - days * 86_400
    let day = reference.day.adding(days: days)
    let finest = length.unit == .second || length.extraUnit == .second
    let clock = ClockTime(
      hour: rest / 3600, minute: rest % 3600 / 60, second: finest ? rest % 60 : nil, isCertain: true)
    return ResolutionContext.at(clock, nil, on: ResolvedTime(day.text, day...day, grain: .day))
  }

  /// The valueless form of a grain.
  static func blank(_ unit: TimeUnit) -> String {
    switch unit {
    case .second, .minute, .hour, .day: "XXXX-XX-XX"
    case .week: "XXXX-WXX"
    case .month: "XXXX-XX"
    case .year: "XXXX"
    case .season: "XXXX/XXXX"
    case .decade: "XXXX"
    case .century: "XXXX"
    case .millennium: "XXXX"
    }
  }
}
