import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Dates: pieces in any order that Arabic knows, each filling what the others leave open.
extension TimeParser {
  static let dates: [TimeRule] = [
    // "مساء الثلاثاء 5 آذار 2024", "حزيران/ يونيو الماضي", "عام 2020", "أمس الأول", "الأسبوع المقبل"
    TimeRule(
      "date",
      on: [
        .month, .monthAmbiguous, .monthHead, .hijriMonth, .hijriHead, .weekday, .deicticDay, .dayPart, .timeUnit,
        .yearPart, .seasonName, .decadeName, .modifier, .pointingWord, .ordinal, .cardinal, .cardinalPart,
        .timeStarter, .timeUnitDual, .timeUnitPlural, .namedDay, .hijriTail, .scale, .scaleDual,
        .referenceNoun,
      ], digits: true
    ) { parser, token in parser.date(at: token) }
  ]

  /// Reads pieces of a date from the token on, as long as one follows the other; or two dates that make a range.
  func date(at start: Int) -> TimeMatch? {
    var assembly = DateAssembly(parser: self, start: start)
    while assembly.takePiece() {}
    guard assembly.isComplete else { return nil }
    if assembly.modifier == nil, let range = range(from: assembly.date, at: start, end: assembly.end, isBare: false) {
      return range
    }
    if assembly.modifier == nil, let week = weekdays(in: assembly.date, at: start, behind: assembly.end) { return week }
    return assembly.match()
  }
}

/// A date under construction.
struct DateAssembly {
  let parser: TimeParser
  let senses: LineSenses
  let start: Int
  var date = PartialDate()
  var modifier: TimeModifier?
  /// The token after the last piece taken.
  var end: Int
  /// The names of the pieces that decide what kind of expression it is.
  var rule = ""
  /// Whether what has been read stands for itself ("أمس"), not only with company ("15", "مساء").
  var isComplete = false
  /// The first token of the span where it is not `start`.
  var pieces = 0

  init(parser: TimeParser, start: Int) {
    self.parser = parser
    senses = parser.senses
    self.start = start
    end = start
  }

  /// The result, when the pieces make an expression.
  func match() -> TimeMatch? {
    guard isComplete, end > start else { return nil }
    return TimeMatch(meaning: .date(date), modifier: modifier, rule: rule, tokens: start..<end)
  }

  /// Takes the next piece; false when none follows.
  mutating func takePiece() -> Bool {
    guard pieces < 12 else { return false }
    pieces += 1
    if pieces == 1 {
      let mask = senses.mask(start)
      return (mask & PieceClasses.modifier != 0 && (takeWeekend() || takeModifier()))
        || (mask & PieceClasses.counted != 0 && takeCounted(at: start))
        || (mask & PieceClasses.namedDay != 0 && takeNamedDay())
        || takeAny(at: start)
    }
    if takeAny(at: end) { return true }
    // A comma, a dash or parentheses may stand between pieces.
    switch senses.mark(end) {
    case .comma: return (date.hasDay || date.month != nil) && takeAfterMark(at: end + 1)
    case .dash: return (date.hasDay || date.clock != nil) && takeAfterMark(at: end + 1)
    case .colon: return date.dayOffset == nil && date.weekday != nil && takeAfterMark(at: end + 1)
    // "16. نوفمبر. 2016"
    case .period:
      return date.day != nil && date.month != nil && senses.mark(end - 2) == .period && takeYear(at: end + 1)
    default: break
    }
    // "يوم الخميس في 21 مارس"
    if parser.isWord(end, .fi), date.weekday != nil, date.dayOffset == nil, date.day == nil, date.month == nil {
      return takeNumericDate(at: end + 1) || takeDayMonth(at: end + 1)
    }
    // "مساء يوم السبت الموافق 8 أغسطس"
    if parser.isWord(end, .muwafiq), date.weekday != nil || date.dayOffset != nil, date.day == nil {
      return takeNumericDate(at: end + 1) || takeDayMonth(at: end + 1)
    }
    return false
  }

  private mutating func takeAfterMark(at token: Int) -> Bool {
    if date.month != nil, !date.hasDay { return takeYear(at: token) }
    return takeNumericDate(at: token) || (date.month == nil && takeDayMonth(at: token)) || takeYear(at: token)
      || (date.weekday == nil && date.day == nil && takeWeekday(at: token)) || takeClock(at: token)
  }

  /// "أوائل", "منتصف", "نهاية" before a date: "أواخر القرن التاسع عشر".
  private mutating func takeModifier() -> Bool {
    guard let (code, next) = modifierHead() else { return false }
    var inner = DateAssembly(parser: parser, start: next)
    // Only what has a length can have a beginning or an end.
    guard
      inner.takeCounted(at: next) || inner.takePart(at: next) || inner.takeYear(at: next, isAsked: true)
        || inner.takeUnit(at: next, underModifier: true)
        || inner.takeMonth(at: next, isAsked: true) || inner.takeDecade(at: next)
        || inner.takeSeason(at: next, underModifier: true)
    else { return false }
    guard !inner.date.hasDay || inner.date.unit == .day else { return false }
    if inner.date.lastDay != nil { return false }
    // "أول يناير", "فاتح ماي": the first day of the month.
    if code == 4 {
      guard inner.date.month != nil, inner.date.day == nil else { return false }
      inner.date.day = 1
    }
    self = DateAssembly(parser: parser, start: start)
    date = inner.date
    end = inner.end
    rule = inner.rule
    isComplete = true
    modifier = code == 4 ? nil : parser.modifier(code)
    pieces = 1
    return true
  }

  /// The payload of a modifier and the token behind it: "أوائل", "نهاية", "الأيام الأولى من".
  private func modifierHead() -> (code: Int, next: Int)? {
    if let code = senses.value(start, .modifier), code <= 4, !senses.hasArticle(start) {
      if code == 2, senses.has(start + 1, .dayPart) { return nil }
      return (code, parser.isWord(start + 1, .min) ? start + 2 : start + 1)
    }
    if senses.has(start, .timeUnitPlural), senses.hasArticle(start), let code = senses.value(start + 1, .modifier),
      code > 10, parser.isWord(start + 2, .min)
    {
      return (code - 10, start + 3)
    }
    return nil
  }

  /// Tries the pieces that the word at the token may begin, in the order of their claims.
  private mutating func takeAny(at token: Int) -> Bool {
    let mask = senses.mask(token)
    let isNumber = senses.number(token) != nil || senses.gluedNumber(token) != nil
    guard isNumber || mask & PieceClasses.any != 0 else { return false }
    // Later pieces carry no prefix but ل ("السابعة مساء ليوم السبت").
    if token > start, senses.isPrefixed(token), senses.firstLetter(token) != Letter.lam { return false }
    func may(_ classes: UInt64) -> Bool { mask & classes != 0 }
    let isDay = isNumber || may(PieceClasses.day)
    return (isDay && takeNumericDate(at: token))
      || ((isNumber || may(PieceClasses.clock)) && takeClock(at: token))
      || (may(PieceClasses.specialDayPart) && takeSpecialDayPart(at: token))
      || (may(PieceClasses.dayPart) && takeDayPart(at: token))
      || (may(PieceClasses.dayOffset) && takeDayOffset(at: token))
      || (may(PieceClasses.weekday) && takeWeekday(at: token))
      || (isDay && takeDay(at: token))
      || (may(PieceClasses.month) && takeMonth(at: token))
      || (may(PieceClasses.yearPart) && (takePart(at: token) || takeSeason(at: token)))
      || (may(PieceClasses.decade) && takeDecade(at: token))
      || ((isNumber || may(PieceClasses.year)) && takeYear(at: token))
      || (may(PieceClasses.unit) && takeUnit(at: token, underModifier: false))
      || (may(PieceClasses.shift) && takeShift(at: token))
  }

  mutating func took(_ name: String, to next: Int, complete: Bool = true) -> Bool {
    end = next
    if rule.isEmpty || complete { rule = name }
    isComplete = isComplete || complete
    return true
  }
}

/// The classes of words with which each piece of a date may begin, as masks that the compiler makes constants of.
private enum PieceClasses {
  static var modifier: UInt64 { bit(.modifier) | bit(.timeUnitPlural) }
  static var counted: UInt64 {
    bit(.ordinal) | bit(.hijriTail) | bit(.weekday) | bit(.timeUnit) | bit(.timeUnitDual) | bit(.timeUnitPlural)
      | bit(.cardinal)
  }
  static var namedDay: UInt64 { bit(.namedDay) }
  static var day: UInt64 { bit(.ordinal) | bit(.cardinal) | bit(.cardinalPart) | bit(.timeUnit) }
  static var clock: UInt64 { day | bit(.timeStarter) }
  static var specialDayPart: UInt64 { bit(.dayPart) | bit(.pointingWord) }
  static var dayPart: UInt64 { bit(.dayPart) | bit(.timeStarter) | bit(.modifier) | bit(.referenceNoun) }
  static var dayOffset: UInt64 {
    bit(.deicticDay) | bit(.timeUnit) | bit(.modifier) | bit(.ordinal) | bit(.timeStarter)
  }
  static var weekday: UInt64 { bit(.weekday) | bit(.timeUnit) }
  static var month: UInt64 {
    bit(.month) | bit(.monthAmbiguous) | bit(.monthHead) | bit(.hijriMonth) | bit(.hijriHead) | bit(.timeUnit)
  }
  static var yearPart: UInt64 { bit(.yearPart) | bit(.seasonName) | bit(.pointingWord) }
  static var decade: UInt64 { bit(.decadeName) | bit(.timeUnit) | bit(.timeUnitPlural) }
  static var year: UInt64 {
    bit(.timeUnit) | bit(.timeUnitDual) | bit(.scale) | bit(.scaleDual) | bit(.timePreposition)
  }
  static var unit: UInt64 { bit(.timeUnit) | bit(.pointingWord) | bit(.timePreposition) }
  static var shift: UInt64 { bit(.shift) | bit(.timePreposition) }
  static var any: UInt64 {
    day | clock | specialDayPart | dayPart | dayOffset | weekday | month | yearPart | decade | year | unit | shift
  }

  @inline(__always)
  private static func bit(_ lexicalClass: LexicalClass) -> UInt64 { 1 << UInt64(lexicalClass.rawValue) }
}
