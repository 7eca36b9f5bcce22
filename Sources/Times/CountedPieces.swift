import ArabicText
import Lexicons
import Numerals

/// What is counted inside a longer period: which one, or how many.
struct InnerCount {
  var unit: TimeUnit
  /// For a day that is counted by its name.
  var weekday: Int?
  /// From 1; -1 is the last. For a span the number of units, negative from the end.
  var index: Int
  /// Whether `index` counts units rather than picking one.
  var isSpan = false
  var end: Int
  /// Whether the period follows as a genitive ("ثاني أيام العيد"), without من or في.
  var isGenitive = false
}

/// Pieces that count days, weeks and months inside a longer period.
extension DateAssembly {
  /// "الأسبوع الأخير من شهر يوليو", "أول جمعة من رمضان", "ثاني أيام عيد الفطر", "الأشهر التسعة الأولى من العام".
  mutating func takeCounted(at token: Int) -> Bool {
    guard end == start, let count = parser.innerCount(at: token) else { return false }
    var next = count.end
    let isLinked = parser.isWord(next, .min) || parser.isWord(next, .fi)
    if isLinked { next += 1 }
    var inner = DateAssembly(parser: parser, start: next)
    guard inner.takePeriod(of: count, isLinked: isLinked || count.isGenitive) else { return false }
    date = inner.date
    (date.innerUnit, date.innerIndex, date.innerWeekday) = (count.unit, count.index, count.weekday)
    date.isInnerSpan = count.isSpan
    return took("unit.ordinal", to: inner.end)
  }

  /// The period in which something is counted; without a preposition only one that says which ("هذا العام").
  fileprivate mutating func takePeriod(of count: InnerCount, isLinked: Bool) -> Bool {
    if senses.spells(start + 1, Spelling.dirasi) { return false }
    if isLinked {
      if count.unit == .day, count.weekday == nil, !count.isSpan, takeNamedDay() {
        while takeYear(at: end) || takeShift(at: end) {}
        return true
      }
      if takeMonth(at: start, isAsked: true) {
        guard date.day == nil else { return false }
        while takeYear(at: end) || takeShift(at: end) || takeUnit(at: end, underModifier: false) {}
        return true
      }
      if takeYear(at: start, isAsked: true) { return true }
      if count.isSpan, count.unit == .year, takeDecade(at: start) { return true }
    }
    guard let unit = parser.qualifiedUnit(at: start) else {
      // "أول يوم من الشهر", "آخر أيام السنة": the present one.
      guard isLinked, let unit = parser.unit(start), senses.hasArticle(start), unit == .month || unit == .year,
        unit > count.unit, senses.value(start + 1, .ordinal) == nil
      else { return false }
      (date.unit, date.shift) = (unit, .fromReference(0))
      return took("unit.bare", to: start + 1)
    }
    guard unit.unit > count.unit, unit.unit == .month || unit.unit == .year, isLinked || count.unit == .week,
      unit.shift != .latest, unit.shift != .new
    else { return false }
    (date.unit, date.shift) = (unit.unit, unit.shift)
    return took("unit.relative", to: unit.end)
  }

  /// "عطلة نهاية الأسبوع", "عطلة نهاية الأسبوع المقبل", "نهاية الأسبوع الماضية"
  mutating func takeWeekend() -> Bool {
    let isHoliday = senses.value(start, .modifier) == 5
    let head = isHoliday ? start + 1 : start
    guard senses.value(head, .modifier) == 3, !isHoliday || !senses.isPrefixed(head), !senses.hasArticle(head),
      parser.unit(head + 1) == .week, senses.hasArticle(head + 1)
    else { return false }
    var next = head + 2
    var shift = Shift.fromReference(0)
    if let phrase = parser.shiftPhrase(at: next), case .fromReference = phrase.shift {
      // "نهاية الأسبوع الماضي" is the end of last week.
      guard isHoliday || senses.lastLetterIsTehMarbuta(phrase.end - 1) else { return false }
      (shift, next) = phrase
    } else if !isHoliday {
      return false
    }
    (date.unit, date.shift, date.isWeekend) = (.week, shift, true)
    return took("unit.weekend", to: next)
  }
}

extension TimeParser {
  /// What is counted at the token, before the period is known; nil when nothing is.
  func innerCount(at token: Int) -> InnerCount? {
    if senses.hasArticle(token) { return definiteCount(at: token) }
    guard let index = countHead(at: token), !senses.isPrefixed(token + 1) else { return nil }
    let next = token + 1
    // "أول يوم جمعة", "آخر جمعة"
    let day = isDayNoun(next) && senses.has(next + 1, .weekday) ? next + 1 : next
    if let weekday = senses.value(day, .weekday), weekday > 10, !senses.isPrefixed(day) {
      return InnerCount(unit: .day, weekday: weekday - 10, index: index, end: day + 1)
    }
    if let unit = unit(next), !senses.hasArticle(next), unit == .day || unit == .week || unit == .month,
      !senses.spells(next, Spelling.layla)
    {
      return InnerCount(unit: unit, index: index, end: next + 1)
    }
    if senses.value(next, .timeUnitPlural) == TimeUnit.day.rawValue, !senses.hasArticle(next) {
      return InnerCount(unit: .day, index: index, end: next + 1, isGenitive: true)
    }
    // "أول ثلاثة أشهر من", "آخر 10 أيام من"
    guard abs(index) == 1, !senses.hasArticle(next), let reading = length(at: next), let count = reading.length.count,
      count > 1, reading.modifier == nil, reading.length.parts.isEmpty, reading.length.lastCount == nil,
      !reading.length.half, reading.shift == nil, reading.length.unit >= .day, reading.length.unit <= .year
    else { return nil }
    return InnerCount(unit: reading.length.unit, index: index * count, isSpan: true, end: reading.end)
  }

  /// "الجمعة الأولى", "الأسبوع الأخير", "الأشهر التسعة الأولى", "الشهرين الأولين", "العشر الأواخر"
  private func definiteCount(at token: Int) -> InnerCount? {
    if let weekday = senses.value(token, .weekday), weekday < 10 {
      guard let which = definiteIndex(at: token + 1) else { return nil }
      return InnerCount(unit: .day, weekday: weekday, index: which.index, end: which.end)
    }
    if let unit = unit(token), unit == .day || unit == .week || unit == .month {
      guard let which = definiteIndex(at: token + 1) else { return nil }
      return InnerCount(unit: unit, index: which.index, end: which.end)
    }
    if senses.value(token, .cardinal) == 10 {
      let isLast = senses.spells(token + 1, Spelling.awakhir)
      guard isLast || senses.spells(token + 1, Spelling.awail) else { return nil }
      return InnerCount(unit: .day, index: isLast ? -10 : 10, isSpan: true, end: token + 2)
    }
    let unit: TimeUnit
    var count = 2
    var next = token + 1
    if let code = senses.value(token, .timeUnitDual), code < 100, let dual = TimeUnit(rawValue: code) {
      unit = dual
    } else if let plural = senses.value(token, .timeUnitPlural).flatMap(TimeUnit.init) {
      unit = plural
      guard !senses.isPrefixed(next) || senses.number(next) != nil, let number = numbers.parse(at: next),
        let value = number.value.integer, value > 2, value < 1000, senses.hasArticle(next) || number.isInDigits
      else { return nil }
      (count, next) = (value, number.tokens.upperBound)
    } else {
      return nil
    }
    guard unit >= .day, unit <= .year, let side = senses.value(next, .modifier), side > 10 else { return nil }
    return InnerCount(unit: unit, index: side == 13 ? -count : count, isSpan: true, end: next + 1)
  }

  /// "الأولى", "الثاني عشر", "الأخير" behind a noun.
  private func definiteIndex(at token: Int) -> (index: Int, end: Int)? {
    guard !senses.isPrefixed(token), senses.hasArticle(token) else { return nil }
    if senses.value(token, .shift) == -3 { return (-1, token + 1) }
    return ordinals.parse(at: token).map { ($0.value, $0.tokens.upperBound) }
  }

  /// "أول", "ثاني", "آخر" before what they count.
  private func countHead(at token: Int) -> Int? {
    if let ordinal = senses.value(token, .ordinal), ordinal <= 10 { return ordinal }
    return isLastWord(token) ? -1 : nil
  }

  /// "آخر" before what it counts from the end.
  func isLastWord(_ token: Int) -> Bool { senses.has(token, .hijriTail) && senses.spells(token, Spelling.lastWord) }

  /// "يوم", without the article or an ending.
  @inline(__always)
  func isDayNoun(_ token: Int) -> Bool { senses.has(token, .timeUnit) && senses.spells(token, Spelling.yawm) }
}

extension Spelling {
  static let awakhir = PackedWord(FoldedText("الأواخر").letters)
  static let awail = PackedWord(FoldedText("الأوائل").letters)
}
