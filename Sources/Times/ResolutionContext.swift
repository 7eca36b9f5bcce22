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
      if isSince {
        bound(&result, since: length)
      } else if let direction = length.direction {
        bound(&result, direction: direction, length)
      }
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
    let hasOwnYear = first.year != nil
    if first.year == nil { first.year = last.year }
    if first.month == nil, first.day != nil { first.month = last.month }
    if first.year == nil, last.shift != nil { (first.shift, first.unit) = (last.shift, last.unit) }
    let end = resolve(last)
    let begin = hasOwnYear ? resolve(first) : resolve(first, before: end, first.weekday != nil && last.weekday != nil)
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

  /// The first end of a range, which lies before the last one: "من الاثنين إلى الخميس المقبل", "من 20 ديسمبر إلى 5 يناير".
  private func resolve(_ first: PartialDate, before end: ResolvedTime, _ areWeekdays: Bool) -> ResolvedTime {
    let begin = resolve(first)
    guard let low = begin.interval?.lowerBound, let high = end.interval?.lowerBound, low > high || areWeekdays else {
      return begin
    }
    var moved = first
    if areWeekdays, let weekday = first.weekday, first.day == nil, first.unit == nil {
      let day = high.adding(days: -((high.weekday - weekday + 7) % 7))
      (moved.year, moved.month, moved.day, moved.weekday) = (day.year, day.month, day.day, nil)
      (moved.shift, moved.isHijri) = (nil, false)
    } else if first.month != nil, !first.isHijri, low > high {
      // The year that the last end lent it, or the one before.
      let isEarlier = (first.month ?? 1, first.day ?? 1) <= (high.month, first.day == nil ? 1 : high.day)
      moved.year = isEarlier ? high.year : high.year - 1
      (moved.shift, moved.unit) = (nil, nil)
    } else {
      return begin
    }
    let result = resolve(moved)
    return (result.interval?.lowerBound ?? low) <= high ? result : begin
  }

  /// "الأيام الثلاثة المقبلة", "آخر ساعتين": whole units next to the one of the reference time.
  private func bound(_ result: inout ResolvedTime, direction: Int, _ length: Length) {
    guard let reference, let count = length.count, length.lastCount == nil, !length.half, length.parts.isEmpty,
      count < 5000, length.unit <= .century
    else { return }
    if length.unit.isClock {
      guard let minute = reference.minuteOfDay else { return }
      let unit = length.unit.seconds
      let current = (minute * 60 + reference.second) / unit * unit
      let start = direction < 0 ? current - count * unit : current + unit
      result.begin = ResolutionContext.moment(reference.day, start)
      result.finish = ResolutionContext.moment(reference.day, start + count * unit)
      return
    }
    guard let current = ResolvedTime.unit(length.unit, around: reference.day).interval else { return }
    let base = direction < 0 ? current.lowerBound : current.upperBound.adding(days: 1)
    let other = ResolutionContext.moved(base, by: direction < 0 ? -count : count, length.unit)
    result.begin = min(base, other).text
    result.finish = max(base, other).text
  }

  /// The day so many units of the calendar later.
  static func moved(_ day: CivilDate, by count: Int, _ unit: TimeUnit) -> CivilDate {
    switch unit {
    case .second, .minute, .hour, .day: day.adding(days: count)
    case .week: day.adding(days: 7 * count)
    case .month: day.adding(months: count)
    case .year, .season: day.adding(months: 12 * count)
    case .decade: day.adding(months: 120 * count)
    case .century: day.adding(months: 1200 * min(max(count, -50), 50))
    case .millennium: day
    }
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
    let exact =
      switch length.unit {
      case .week: reference.day.adding(days: -7 * min(length.count ?? 0, 100_000))
      case .day: first
      default: shiftedDay(reference.day, length)
      }
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
    if length.isAnchored { return resolveAnchored(length, sign) }
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

  /// "بعد ذلك بيومين": so far from the time last named; a mere length when that is not as sharp.
  private func resolveAnchored(_ length: Length, _ sign: Int) -> ResolvedTime {
    guard let count = length.count, length.lastCount == nil, count < 5000, let anchor, let interval = anchor.interval,
      anchor.grain <= length.finestUnit, !length.finestUnit.isClock
    else { return ResolvedTime(type: .duration, value: length.value) }
    var result = shifted(interval.lowerBound, by: count * sign, length)
    result.usesAnchor = true
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
    for part in length.parts where part.unit >= .day {
      grain = min(grain, part.unit)
      let count = min(part.count, 10_000) * sign
      switch part.unit {
      case .day: target = target.adding(days: count)
      case .week: target = target.adding(days: 7 * count)
      case .month: target = target.adding(months: count)
      case .decade: target = target.adding(months: 120 * min(max(count, -1_000), 1_000))
      default: target = target.adding(months: 12 * count)
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
    let unitSeconds = length.unit.seconds
    seconds += count * unitSeconds
    if length.half { seconds += (count < 0 ? -1 : 1) * unitSeconds / 2 }
    for part in length.parts where part.unit.isClock {
      seconds += (count < 0 ? -1 : 1) * min(part.count, 1_000_000) * part.unit.seconds
    }
    let days = TimeMath.floorDivide(seconds, 86_400)
    let rest = seconds - days * 86_400
    let day = reference.day.adding(days: days)
    let finest = length.finestUnit == .second
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
