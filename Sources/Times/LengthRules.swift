import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// A length as read: how long, how sure, and the tokens that say so.
struct LengthReading {
  var length: Length
  var modifier: TimeModifier?
  /// The first token of the span, where words before it are left out.
  var start: Int
  var end: Int
  /// Whether الماضي، المقبل … closes it.
  var shift: Shift?
  /// Whether it has a number, a dual or a quantifier: a bare unit is no length by itself.
  var isCounted: Bool
}

/// Durations: "يومين", "ثلاث سنوات", "عدة أشهر", "عقود من الزمن", "40 أو 50 يوما".
extension TimeParser {
  static let durations: [TimeRule] = [
    // "أكثر من ثلاث سنوات", "يومين", "عدة أعوام", "الأسابيع المقبلة"
    TimeRule(
      "duration",
      on: [
        .cardinal, .cardinalPart, .scale, .scaleDual, .timeUnit, .timeUnitDual, .timeUnitPlural, .approximator,
        .fuzzyQuantifier, .plenty, .timeStarter, .hijriTail, .scalePlural, .fraction, .pointingWord,
      ], digits: true, needing: [.timeUnit, .timeUnitDual, .timeUnitPlural]
    ) { parser, token in parser.duration(at: token) }
  ]

  private func duration(at token: Int) -> TimeMatch? {
    // "آخر عامين", "آخر ثلاثة أيام"
    if isLastWord(token) {
      // "خلال آخر ساعة"
      if isWord(token - 1, .khilal), let unit = unit(token + 1), !senses.isPrefixed(token + 1), unit >= .minute,
        unit <= .year, !senses.hasArticle(token + 1), endsPhrase(token + 2), !isWord(token + 2, .min)
      {
        return TimeMatch(
          meaning: .duration(Length(count: 1, unit: unit, direction: -1)), rule: "duration.last",
          tokens: token..<token + 2)
      }
      guard let reading = length(at: token + 1), !senses.isPrefixed(token + 1), reading.isCounted,
        reading.length.count != nil,
        reading.modifier == nil, senses.has(token + 1, .timeUnitDual) || numbers.mayStart(token + 1)
      else { return nil }
      var length = reading.length
      length.direction = -1
      return TimeMatch(meaning: .duration(length), rule: "duration.last", tokens: token..<reading.end)
    }
    // "تلك السنوات", "هذه الأيام"
    if let pointing = senses.value(token, .pointingWord), pointing <= 2,
      let unit = senses.value(token + 1, .timeUnitPlural).flatMap(TimeUnit.init), senses.hasArticle(token + 1),
      !senses.isPrefixed(token + 1), unit >= .day
    {
      if pointing == 1, unit == .day {
        return TimeMatch(meaning: .reference(.present), rule: "duration.vague", tokens: token..<token + 2)
      }
      return TimeMatch(
        meaning: .duration(Length(count: nil, unit: unit)), rule: "duration.fuzzy", tokens: token..<token + 2)
    }
    guard let reading = length(at: token), reading.start == token else { return nil }
    if let point = point(behind: reading, at: token) { return point }
    guard isDuration(reading) else { return nil }
    if reading.length.count == nil, reading.length.unit == .season || reading.length.unit == .second { return nil }
    var modifier = reading.modifier
    if let shift = reading.shift, case .fromReference(let direction) = shift, reading.length.count == nil,
      direction > 0, reading.length.unit >= .year
    {
      return TimeMatch(meaning: .reference(.future), modifier: nil, rule: "duration.vague", tokens: token..<reading.end)
    }
    if reading.shift == .latest, reading.length.count == nil, reading.length.unit >= .year, senses.hasArticle(token) {
      return TimeMatch(meaning: .reference(.past), modifier: nil, rule: "duration.vague", tokens: token..<reading.end)
    }
    if reading.shift != nil, reading.length.lastCount != nil { modifier = .equalOrLess }
    var length = reading.length
    switch reading.shift {
    case .fromReference(let direction) where direction != 0: length.direction = direction
    case .latest: length.direction = -1
    default: break
    }
    return TimeMatch(
      meaning: .duration(length), modifier: modifier, rule: reading.length.count == nil ? "duration.fuzzy" : "",
      tokens: token..<reading.end)
  }

  /// Whether the length measures time: not an age, a sentence of words, or a price.
  private func isDuration(_ reading: LengthReading) -> Bool {
    let unit = reading.length.unit
    if unit == .year, isAge(reading) { return false }
    if reading.isCounted || reading.shift != nil { return true }
    return false
  }

  /// "البالغ من العمر 45 عاما", "(63 عاما)", "عن عمر ناهز 70 عاما": ages.
  func isAge(_ reading: LengthReading) -> Bool {
    var back = reading.start - 1
    for _ in 0..<5 {
      if senses.has(back, .ageHead) { return true }
      guard senses.isWord(back) || senses.mark(back) == .dash || senses.number(back) != nil else { break }
      back -= 1
    }
    if senses.mark(reading.start - 1) == .openParenthesis { return true }
    // "محمد - 38 عاما": an age behind a name.
    if senses.mark(reading.start - 1) == .dash, senses.number(reading.start - 2) == nil { return true }
    // "الرحالة /43 عاما/"
    if senses.mark(reading.start - 1) == .slash, senses.mark(reading.end) == .slash { return true }
    // "من عمره", "من العمر"
    return isWord(reading.end, .min) && senses.has(reading.end + 1, .ageHead)
  }

  /// The length that begins at the token; `start` skips nothing here but may be after "ما بين".
  func length(at token: Int) -> LengthReading? {
    var next = token
    var modifier: TimeModifier?
    if let approximation = approximation(at: next) {
      modifier = approximation.modifier
      next = approximation.end
    }
    var between = false
    if isWord(next, .ma), isWord(next + 1, .bayna) {
      next += 2
      between = true
    }
    guard var reading = counted(at: next) ?? dual(at: next) ?? plural(at: next) ?? single(at: next) else { return nil }
    if between, reading.length.lastCount == nil { return nil }
    if next > token, !reading.isCounted, reading.length.count == nil { return nil }
    reading.modifier = modifier
    reading.start = token
    readLengthTail(&reading)
    if next > token { reading.isCounted = true }
    return reading
  }

  /// "نحو", "أكثر من", "ما لا يقل عن", "ما يزيد على"
  func approximation(at token: Int) -> (modifier: TimeModifier, end: Int)? {
    if isWord(token, .ma) {
      if isWord(token + 1, .la), senses.value(token + 2, .approximator) == 3, isWord(token + 3, .an) {
        return (.equalOrMore, token + 4)
      }
      if senses.value(token + 1, .approximator) == 2 {
        // "ما يزيد في المجمل على"
        for next in token + 2...token + 4 where isWord(next, .an) { return (.moreThan, next + 1) }
      }
      if senses.value(token + 1, .approximator) == 1 { return (.approximately, token + 2) }
      return nil
    }
    guard let code = senses.value(token, .approximator) else { return nil }
    switch code {
    case 1:
      return isWord(token + 1, .min) && !senses.has(token + 2, .timeUnit)
        ? (.approximately, token + 2) : (.approximately, token + 1)
    case 2, 3:
      guard isWord(token + 1, .min) || isWord(token + 1, .an) else { return nil }
      return (code == 2 ? .moreThan : .lessThan, token + 2)
    default: return nil
    }
  }

  /// "ثلاث سنوات", "24 ساعة", "40 أو 50 يوما", "الأسابيع الأربعة", "الثلاث سنوات"
  func counted(at token: Int) -> LengthReading? {
    // "الاثنين" is a day.
    let isWeekday = senses.has(token, .weekday) && senses.hasArticle(token)
    if !isWeekday, let number = numbers.parse(at: token), let count = number.value.integer, count > 0 {
      var end = number.tokens.upperBound
      var last: Int?
      // "57 إلى 65 يوما", "12 و18 شهرا", "40 أو 50 يوما", "25-44 سنة"
      if isWord(end, .ila) || isWord(end, .aw) || senses.mark(end) == .dash,
        let second = numbers.parse(at: end + 1), let other = second.value.integer, other > count
      {
        (last, end) = (other, second.tokens.upperBound)
      } else if number.isInDigits, senses.followsWaw(end) || senses.isLoneWaw(end),
        let second = numbers.parse(at: senses.isLoneWaw(end) ? end + 1 : end), second.isInDigits,
        let other = second.value.integer, other > count
      {
        (last, end) = (other, second.tokens.upperBound)
      }
      guard let unit = countedUnit(at: end) else { return nil }
      // "64 الموسم الماضي" counts something else.
      if senses.hasArticle(end), !senses.hasArticle(token), shiftPhrase(at: end + 1) != nil { return nil }
      // "3 مليارات عام 2018"
      if unit == .year, senses.has(end, .timeUnit), senses.digitCount(end + 1) == 4 { return nil }
      // "بلغ السعر 67800 يوم الأحد"
      if unit == .day, senses.has(end, .timeUnit), senses.has(end + 1, .weekday), senses.hasArticle(end + 1) {
        return nil
      }
      // "ألف ليلة وليلة"
      if count == 1000, senses.spells(end, Spelling.layla) { return nil }
      return LengthReading(
        length: Length(count: count, lastCount: last, unit: unit), start: token, end: end + 1, isCounted: true)
    }
    // "الأسابيع الأربعة الأخيرة"
    if let unit = senses.value(token, .timeUnitPlural).flatMap(TimeUnit.init), senses.hasArticle(token),
      let number = numbers.parse(at: token + 1), let count = number.value.integer, count > 2,
      senses.hasArticle(token + 1) || number.isInDigits
    {
      return LengthReading(
        length: Length(count: count, unit: unit), start: token, end: number.tokens.upperBound, isCounted: true)
    }
    return nil
  }

  private func countedUnit(at token: Int) -> TimeUnit? {
    guard !senses.isPrefixed(token) else { return nil }
    return (senses.value(token, .timeUnit) ?? senses.value(token, .timeUnitPlural)).flatMap(TimeUnit.init)
  }

  /// "يومين", "العامين الماضيين"
  func dual(at token: Int) -> LengthReading? {
    guard let code = senses.value(token, .timeUnitDual), code < 100, let unit = TimeUnit(rawValue: code) else {
      return nil
    }
    var reading = LengthReading(length: Length(count: 2, unit: unit), start: token, end: token + 1, isCounted: true)
    // "اليومين أو الثلاثة"
    if isWord(token + 1, .aw), let number = numbers.parse(at: token + 2), let count = number.value.integer, count == 3 {
      reading.length.count = 3
      reading.length.lastCount = nil
      reading.end = number.tokens.upperBound
      reading.modifier = .equalOrLess
      if let unit = countedUnit(at: reading.end), unit == reading.length.unit { reading.end += 1 }
    }
    return reading
  }

  /// "عدة أعوام", "سنوات", "عقود من الزمن", "مئات السنين", "أيام قليلة"
  private func plural(at token: Int) -> LengthReading? {
    var next = token
    var counted = false
    if senses.value(next, .fuzzyQuantifier) == 1 || senses.has(next, .plenty) || senses.has(next, .scalePlural) {
      counted = true
      next += 1
    }
    guard let unit = senses.value(next, .timeUnitPlural).flatMap(TimeUnit.init),
      next == token || !senses.isPrefixed(next)
    else { return nil }
    var end = next + 1
    if senses.has(end, .fuzzyQuantifier), !senses.isPrefixed(end) {
      counted = true
      end += 1
    }
    if isWord(end, .min), senses.spells(end + 1, Spelling.zamn) {
      counted = true
      end += 2
    }
    // A bare plural measures when a preposition asks for a length.
    // "خلال ساعات", but "ساعات العمل" are hours of another kind.
    if !counted, !senses.hasArticle(token), asksForLength(token - 1), !senses.hasArticle(end) || senses.has(end, .shift)
    {
      counted = true
    }
    return LengthReading(length: Length(count: nil, unit: unit), start: token, end: end, isCounted: counted)
  }

  /// Whether the word before asks how long: منذ، خلال، طوال، لمدة، مدى.
  func asksForLength(_ token: Int) -> Bool {
    switch FunctionWord(rawValue: senses.preposition(token)) {
    case .mundhu, .khilal, .mudda, .tawal: true
    default: false
    }
  }

  /// "سنة واحدة", "عام كامل", "عام ونصف", and a bare unit.
  private func single(at token: Int) -> LengthReading? {
    guard let unit = unit(token) else { return part(at: token) }
    guard !senses.hasArticle(token) else {
      // "طوال العام"
      guard isWord(token - 1, .tawal), shift(at: token + 1) == nil else { return nil }
      return LengthReading(length: Length(count: 1, unit: unit), start: token, end: token + 1, isCounted: true)
    }
    var reading = LengthReading(length: Length(count: 1, unit: unit), start: token, end: token + 1, isCounted: false)
    // "ثانية إلى ثانيتين"
    if isWord(token + 1, .ila), senses.value(token + 2, .timeUnitDual) == unit.rawValue {
      reading.length.lastCount = 2
      reading.isCounted = true
      reading.end = token + 3
      return reading
    }
    if senses.value(token + 1, .cardinal) == 1, !senses.hasArticle(token + 1) {
      // "ساعة واحد وربع" is one and a quarter.
      let agrees = senses.lastLetterIsTehMarbuta(token) == senses.lastLetterIsTehMarbuta(token + 1)
      reading.isCounted = !senses.isPrefixed(token + 1) && agrees
      reading.end = agrees ? token + 2 : token + 1
    } else if senses.value(token + 1, .fuzzyQuantifier) == 3, !senses.isPrefixed(token + 1) {
      reading.isCounted = true
    } else if isWord(token - 1, .fi), !senses.isPrefixed(token), unit >= .week, unit <= .year,
      endsPhrase(token + 1), !isWord(token + 1, .min)
    {
      // "ثالث هجوم في أسبوع"
      reading.isCounted = true
    } else if asksForLength(token - 1), unit != .day || isWord(token - 1, .mudda) || isWord(token - 1, .tawal) {
      // "ساعة الذروة" measures nothing.
      reading.isCounted = senses.number(token + 1) == nil && !senses.hasArticle(token + 1)
    }
    return reading
  }

  /// "نصف ساعة", "ربع الساعة", "ثلاثة أرباع الساعة"
  private func part(at token: Int) -> LengthReading? {
    var next = token
    var parts = 1
    if senses.value(token, .cardinal) == 3 {
      parts = 3
      next += 1
    }
    guard let fraction = senses.value(next, .fraction), parts == 1 ? fraction <= 4 : fraction == 304,
      !senses.hasArticle(next), parts == 1 || !senses.isPrefixed(next), let unit = unit(next + 1),
      !senses.isPrefixed(next + 1)
    else { return nil }
    let whole: Int
    let smaller: TimeUnit
    switch unit {
    case .hour: (whole, smaller) = (60, .minute)
    case .minute: (whole, smaller) = (60, .second)
    case .year: (whole, smaller) = (12, .month)
    case .day: (whole, smaller) = (24, .hour)
    case .century: (whole, smaller) = (100, .year)
    default: return nil
    }
    let count = whole / (parts == 3 ? 4 : fraction) * parts
    return LengthReading(length: Length(count: count, unit: smaller), start: token, end: next + 2, isCounted: true)
  }
}

extension Spelling {
  static let lastWord = PackedWord(FoldedText("آخر").letters)
  static let layla = PackedWord(FoldedText("ليلة").letters)
  static let taqriban = PackedWord(FoldedText("تقريبا").letters)
}
