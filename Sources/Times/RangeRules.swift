import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Two dates as one expression.
extension TimeParser {
  static let ranges: [TimeRule] = [
    // "1950-1953", "عام 2007 إلى 2012", "2010 الى 2014", "(1944 - 2018)"
    TimeRule("range.years", on: [.timeUnit, .timeUnitDual], digits: true) { parser, token in parser.years(at: token) },
    // "موسم 2011 - 2012", "الموسم الماضي", "الموسم الجديد", "العام الدراسي المقبل"
    TimeRule("season.sport", on: [.timeUnit, .pointingWord, .modifier, .timeUnitPlural]) { parser, token in
      parser.sportSeason(at: token)
    },
    // "من 5 إلى 6 مساء", "من الخامسة إلى السادسة مساء"
    TimeRule("range.clock", on: [.ordinal, .cardinal], digits: true) { parser, token in
      guard parser.isWord(token - 1, .min) || parser.isWord(token - 1, .bayna), let hour = parser.bareHour(at: token)
      else { return nil }
      return parser.range(from: hour.date, at: token, end: hour.end, isBare: true)
    },
    // "ما بين 1 و20 ماي"
    TimeRule("range.days", on: [.timeStarter]) { parser, token in
      guard parser.isWord(token, .ma), parser.isWord(token + 1, .bayna) else { return nil }
      guard var match = parser.date(at: token + 2), case .date(let date) = match.meaning, date.lastDay != nil else {
        return nil
      }
      match.tokens = token..<match.tokens.upperBound
      return match
    },
  ]

  /// "2 أكتوبر إلى 22 نوفمبر", "الجمعة حتى الأحد", "بين 4 مساء و6 مساء": the range that a date at `token` begins.
  func range(from begin: PartialDate, at token: Int, end: Int, isBare: Bool) -> TimeMatch? {
    var first = begin
    var next = end
    if isWord(next, .ila) || isWord(next, .hatta) {
      next += 1
    } else if senses.mark(next) == .dash, first.clock != nil || (first.day != nil && first.month != nil) {
      next += 1
    } else if isWord(token - 1, .bayna) || isWord(token - 2, .bayna), senses.followsWaw(next) || senses.isLoneWaw(next)
    {
      if senses.isLoneWaw(next) { next += 1 }
    } else {
      return nil
    }
    guard let (last, finish) = secondEnd(of: first, at: next), let kind = rangeKind(last),
      isBare ? kind == .clock : rangeKind(first) == kind
    else { return nil }
    var second = last
    if kind == .clock, first.dayPart == nil, let part = second.dayPart, let clock = first.clock {
      first.clock = TimeParser.settle(clock, part)
    }
    // "من 1:30 بعد الظهر إلى 4"
    if kind == .clock, second.dayPart == nil, let part = first.dayPart, let clock = second.clock, !clock.isCertain {
      second.clock = TimeParser.settle(clock, part)
    }
    // One day serves both.
    if kind == .clock, !first.hasDay, second.hasDay { copyDay(of: second, to: &first) }
    return TimeMatch(meaning: .range(first, second), rule: "range.dates", tokens: token..<finish)
  }

  /// The later end of a range, which may be shorter than a date elsewhere: "من 1:30 إلى 3", "من اليوم حتى الغد".
  private func secondEnd(of first: PartialDate, at token: Int) -> (date: PartialDate, end: Int)? {
    var assembly = DateAssembly(parser: self, start: token)
    while assembly.takePiece() {}
    if assembly.isComplete { return assembly.modifier == nil ? (assembly.date, assembly.end) : nil }
    if first.clock != nil, let hour = bareHour(at: token), let part = timeOfDay(at: hour.end),
      !senses.isPrefixed(hour.end)
    {
      var date = hour.date
      date.dayPart = part.part
      date.clock = date.clock.map { TimeParser.settle($0, part.part) }
      return (date, part.end)
    }
    if first.clock?.minute != nil || first.dayPart != nil, let hour = bareHour(at: token), endsPhrase(hour.end) {
      return hour
    }
    if first.hasDay, first.clock == nil, senses.value(token, .deicticDay) == 1, !senses.isPrefixed(token) {
      var date = PartialDate()
      date.dayOffset = 1
      return (date, token + 1)
    }
    return nil
  }

  /// "الأسبوع المقبل بين الأربعاء والجمعة", "الأسبوع الجاري من الاثنين إلى الخميس"
  func weekdays(in week: PartialDate, at start: Int, behind end: Int) -> TimeMatch? {
    guard week.unit == .week, week.weekday == nil, !senses.isPrefixed(end), isWord(end, .bayna) || isWord(end, .min)
    else { return nil }
    var first = week
    var last = week
    guard let from = namedDay(at: end + 1) else { return nil }
    var next = from.end
    if isWord(end, .bayna) {
      if senses.isLoneWaw(next) { next += 1 } else if !senses.followsWaw(next) { return nil }
    } else {
      guard isWord(next, .ila) || isWord(next, .hatta) else { return nil }
      next += 1
    }
    guard let to = namedDay(at: next) else { return nil }
    (first.weekday, last.weekday) = (from.weekday, to.weekday)
    return TimeMatch(meaning: .range(first, last), rule: "range.dates", tokens: start..<to.end)
  }

  /// "الخميس من 9:30 إلى 11:00", "غدا بين الساعة 3 والساعة 5 مساء": hours of a day already named.
  func hours(on day: PartialDate, at start: Int, behind end: Int) -> TimeMatch? {
    guard day.hasDay, day.clock == nil, day.dayPart == nil, day.lastDay == nil, !senses.isPrefixed(end),
      isWord(end, .min) || isWord(end, .bayna)
    else { return nil }
    let found: TimeMatch?
    var assembly = DateAssembly(parser: self, start: end + 1)
    while assembly.takePiece() {}
    if assembly.isComplete {
      found =
        assembly.date.clock == nil || assembly.modifier != nil
        ? nil : range(from: assembly.date, at: end + 1, end: assembly.end, isBare: false)
    } else {
      found = bareHour(at: end + 1).flatMap { range(from: $0.date, at: end + 1, end: $0.end, isBare: true) }
    }
    guard let found, case .range(var first, var last) = found.meaning, first.clock != nil, !first.hasDay, !last.hasDay
    else { return nil }
    copyDay(of: day, to: &first)
    copyDay(of: day, to: &last)
    return TimeMatch(meaning: .range(first, last), rule: "terse", tokens: start..<found.tokens.upperBound)
  }

  private func namedDay(at token: Int) -> (weekday: Int, end: Int)? {
    let noun = isDayNoun(token) ? token + 1 : token
    guard let weekday = senses.value(noun, .weekday), weekday < 10 else { return nil }
    return (weekday, noun + 1)
  }

  private enum RangeKind { case clock, day, month }

  private func rangeKind(_ date: PartialDate) -> RangeKind? {
    if date.clock != nil { return .clock }
    if date.dayPart != nil || date.lastDay != nil || date.unit == .season { return nil }
    if date.hasDay { return .day }
    if date.month != nil, date.innerUnit == nil { return .month }
    return nil
  }

  private func copyDay(of source: PartialDate, to target: inout PartialDate) {
    (target.year, target.month, target.day) = (source.year, source.month, source.day)
    (target.weekday, target.dayOffset, target.isHijri) = (source.weekday, source.dayOffset, source.isHijri)
    (target.unit, target.shift) = (source.unit, source.shift)
  }

  /// An hour that only what follows makes a clock time: "5", "الخامسة".
  private func bareHour(at token: Int) -> (date: PartialDate, end: Int)? {
    var date = PartialDate()
    if let hour = senses.number(token), hour >= 1, hour <= 12, senses.digitCount(token) <= 2 {
      date.clock = ClockTime(hour: hour, isCertain: false)
      return (date, token + 1)
    }
    let isOrdinal = senses.hasArticle(token) && senses.lastLetterIsTehMarbuta(token)
    // "من اثنين إلى خمسة مساء"
    if let hour = isOrdinal ? senses.value(token, .ordinal) : senses.value(token, .cardinal), hour >= 1, hour <= 12,
      isOrdinal || !senses.hasArticle(token) && !senses.isPrefixed(token)
    {
      date.clock = ClockTime(hour: hour, isCertain: false)
      return (date, token + 1)
    }
    return nil
  }

  private func years(at token: Int) -> TimeMatch? {
    let noun = yearNoun(at: token)
    let first = noun ?? token
    guard let begin = plainYear(first) else { return nil }
    var next = first + 1
    let dashed = senses.mark(next) == .dash || senses.mark(next) == .slash
    if dashed, senses.mark(next + 1) == .dash { next += 1 }
    guard dashed || isWord(next, .ila) || isWord(next, .hatta) else { return nil }
    next += 1
    if let second = yearNoun(at: next), !dashed { next = second }
    guard let finish = plainYear(next) ?? shortYear(next, after: begin), finish > begin, finish - begin < 1000 else {
      return nil
    }
    // "1990-1995م"; a Hijri or ancient range is none of these years.
    let era = senses.digitCount(next) == 4 ? era(at: next + 1) : nil
    guard era == nil || era?.code == 1 else { return nil }
    // A date or a telephone number goes on.
    if senses.mark(next + 1) == .slash
      || (senses.mark(next + 1) == .dash && !senses.spaceBefore(next + 1) && senses.number(next + 2) != nil)
    {
      return nil
    }
    if noun == nil,
      senses.mark(token - 1) == .dash || senses.mark(token - 1) == .slash || senses.mark(token - 1) == .plus
    {
      return nil
    }
    if era == nil, senses.isQuantified(next + 1) { return nil }
    var date = PartialDate()
    (date.year, date.lastYear) = (begin, finish)
    return TimeMatch(meaning: .date(date), rule: "", tokens: token..<(era?.end ?? next + 1))
  }

  private func plainYear(_ token: Int) -> Int? {
    guard senses.digitCount(token) == 4, let year = senses.number(token), year >= 1000, year < 2200,
      isWholeNumber(token) || senses.mark(token + 1) == .slash
    else { return nil }
    return year
  }

  /// "2011/12": the last two digits of a year.
  private func shortYear(_ token: Int, after begin: Int) -> Int? {
    guard senses.digitCount(token) == 2, let short = senses.number(token), short == (begin + 1) % 100 else {
      return nil
    }
    return begin + 1
  }

  private func sportSeason(at token: Int) -> TimeMatch? {
    var next = token
    var modifier: TimeModifier?
    if let code = senses.value(next, .modifier), code < 10, !senses.hasArticle(next) {
      modifier = self.modifier(code)
      next += 1
    } else if senses.value(next, .timeUnitPlural) != nil, senses.hasArticle(next),
      senses.value(next + 1, .modifier) == 11,
      isWord(next + 2, .min)
    {
      // "الأشهر الأولى من الموسم الجديد"
      modifier = .start
      next += 3
    }
    let pointed = senses.value(next, .pointingWord) == 1
    if pointed { next += 1 }
    let school = unit(next) == .year && senses.spells(next + 1, Spelling.dirasi)
    guard unit(next) == .season || school, next == token || !senses.isPrefixed(next) else { return nil }
    var date = PartialDate()
    date.unit = .season
    var end = school ? next + 2 : next + 1
    let defined = senses.hasArticle(next)
    if let years = years(at: end), case .date(let range) = years.meaning {
      (date.year, date.lastYear) = (range.year, range.lastYear)
      return TimeMatch(
        meaning: .date(date), modifier: modifier, rule: "season.sport", tokens: token..<years.tokens.upperBound)
    }
    if let year = plainYear(end), !pointed {
      date.year = year
      date.unit = nil
      return TimeMatch(meaning: .date(date), modifier: modifier, rule: "season.sport", tokens: token..<end + 1)
    }
    if defined, let shift = shift(at: end) {
      date.shift = shift
      end += 1
    } else if pointed, defined {
      date.shift = .fromReference(0)
    } else if modifier != nil, defined {
      date.shift = .fromReference(0)
    } else {
      return nil
    }
    return TimeMatch(meaning: .date(date), modifier: modifier, rule: "season.sport", tokens: token..<end)
  }
}
