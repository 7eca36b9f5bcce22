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
    TimeRule("range.clock", on: [.ordinal], digits: true) { parser, token in
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
    var assembly = DateAssembly(parser: self, start: next)
    while assembly.takePiece() {}
    guard assembly.isComplete, assembly.modifier == nil, let kind = rangeKind(assembly.date),
      isBare ? kind == .clock : rangeKind(first) == kind
    else { return nil }
    let second = assembly.date
    if kind == .clock, first.dayPart == nil, let part = second.dayPart, let clock = first.clock {
      first.clock = TimeParser.settle(clock, part)
    }
    // One day serves both.
    if kind == .clock, !first.hasDay, second.hasDay { copyDay(of: second, to: &first) }
    return TimeMatch(meaning: .range(first, second), rule: "range.dates", tokens: token..<assembly.end)
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
  }

  /// An hour that only what follows makes a clock time: "5", "الخامسة".
  private func bareHour(at token: Int) -> (date: PartialDate, end: Int)? {
    var date = PartialDate()
    if let hour = senses.number(token), hour >= 1, hour <= 12, senses.digitCount(token) <= 2 {
      date.clock = ClockTime(hour: hour, isCertain: false)
      return (date, token + 1)
    }
    if let hour = senses.value(token, .ordinal), senses.hasArticle(token), senses.lastLetterIsTehMarbuta(token) {
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
    if senses.isQuantified(next + 1) { return nil }
    var date = PartialDate()
    (date.year, date.lastYear) = (begin, finish)
    return TimeMatch(meaning: .date(date), rule: "", tokens: token..<next + 1)
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
