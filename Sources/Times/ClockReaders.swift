import ArabicText
import Lexicons
import Morphology
import Numerals

/// Readers of clock times, parts of the day and zones.
extension TimeParser {
  /// What the clock shows, with everything that belongs to it.
  struct ClockReading {
    var clock: ClockTime
    var dayPart: DayPart?
    var zone: Int?
    var end: Int
    /// Whether "الساعة", a part of the day, a zone or minutes make it a clock time beyond doubt.
    var isCertain: Bool
  }

  /// "الساعة التاسعة صباحا", "18:30", "السابعة والنصف مساء", "12:19 م", "15:28 بتوقيت غرينتش", "1300 (GMT+04:00)".
  func clock(at token: Int) -> ClockReading? {
    var next = token
    var certain = false
    if senses.isWord(token) {
      let isBeforeDigits = senses.number(token + 1) != nil
      certain = senses.spells(token, Spelling.saa) || isBeforeDigits && senses.spells(token, Spelling.saaBare)
      if certain || isBeforeDigits && senses.spells(token, Spelling.al) { next += 1 }
    }
    guard var reading = digitClock(at: next, afterHour: certain) ?? spokenClock(at: next) else { return nil }
    reading.isCertain = reading.isCertain || certain
    readTail(&reading)
    return reading.isCertain ? reading : nil
  }

  /// A time of the clock that the words before it make certain: "الثامنة" in "خمس دقائق قبل الثامنة".
  func hour(at token: Int) -> ClockReading? {
    if let reading = clock(at: token) { return reading }
    guard let reading = spokenClock(at: token), endsPhrase(reading.end) else { return nil }
    return reading
  }

  /// "18:30", "18:30:05", "18,30", "9"
  private func digitClock(at token: Int, afterHour: Bool) -> ClockReading? {
    guard let hour = senses.number(token) else { return nil }
    let digits = senses.digitCount(token)
    if digits == 4, senses.mark(token + 1) == .openParenthesis || isZoneHead(token + 1), hour / 100 < 24,
      hour % 100 < 60
    {
      guard zone(at: token + 1) != nil else { return nil }
      return ClockReading(
        clock: ClockTime(hour: hour / 100, minute: hour % 100, isCertain: true), end: token + 1, isCertain: true)
    }
    guard digits <= 2, hour <= 24 else { return nil }
    let mark = senses.mark(token + 1)
    if mark == .colon || isPointedClock(token, afterHour),
      !senses.spaceBefore(token + 2) || senses.spaceBefore(token + 1),
      let minute = senses.number(token + 2), senses.digitCount(token + 2) == 2, minute < 60
    {
      var clock = ClockTime(hour: hour, minute: minute, isCertain: false)
      var end = token + 3
      if senses.mark(end) == .colon, let second = senses.number(end + 1), senses.digitCount(end + 1) == 2, second < 60 {
        clock.second = second
        end += 2
      }
      return ClockReading(clock: clock, end: end, isCertain: true)
    }
    var reading = ClockReading(clock: ClockTime(hour: hour, isCertain: false), end: token + 1, isCertain: false)
    if hour <= 12 { readMinutes(&reading) }
    // "8 والنصف" of apples is no time of the clock.
    reading.isCertain = false
    return reading
  }

  /// "الساعة 11,00", "09.00 بتوقيت غرينتش": agencies write a comma or a point, which needs a word for the hour or a zone.
  private func isPointedClock(_ token: Int, _ afterHour: Bool) -> Bool {
    switch senses.mark(token + 1) {
    case .period, .comma: break
    default: return false
    }
    guard !senses.spaceBefore(token + 1), !senses.spaceBefore(token + 2) else { return false }
    return afterHour || zone(at: token + 3) != nil
  }

  /// "السابعة", "الثانية عشرة", "الواحدة", with halves, quarters and minutes behind it.
  private func spokenClock(at token: Int) -> ClockReading? {
    let hour: Int
    var end: Int
    if senses.value(token, .cardinal) == 1, senses.hasArticle(token), senses.lastLetterIsTehMarbuta(token) {
      (hour, end) = (1, token + 1)
    } else if let unit = senses.value(token, .ordinal) ?? senses.value(token, .cardinalPart), senses.hasArticle(token),
      senses.lastLetterIsTehMarbuta(token)
    {
      // Not "الثامنة والعشرين": the minutes are read below.
      let isTeen = unit < 10 && senses.value(token + 1, .cardinal) == 10 && !senses.isPrefixed(token + 1)
      (hour, end) = isTeen ? (unit + 10, token + 2) : (unit, token + 1)
      guard hour <= 12, isTeen || senses.has(token, .ordinal) else { return nil }
    } else {
      return nil
    }
    var reading = ClockReading(clock: ClockTime(hour: hour, isCertain: false), end: end, isCertain: false)
    readMinutes(&reading)
    return reading
  }

  /// "والنصف", "إلا ربعا", "وعشر دقائق", "والنصف إلا خمس دقائق" behind an hour
  private func readMinutes(_ reading: inout ClockReading) {
    guard let first = minutes(at: reading.end) else { return }
    var minutes = first.minutes
    var end = first.end
    // "والنصف إلا خمس دقائق"
    if first.isFraction, let more = self.minutes(at: end), !more.isFraction, more.isCertain {
      minutes += more.minutes
      end = more.end
    }
    reading.isCertain = first.isCertain
    reading.end = end
    reading.clock.minute = (minutes + 60) % 60
    if minutes < 0 { reading.clock.hour = reading.clock.hour == 1 ? 12 : reading.clock.hour - 1 }
  }

  /// Minutes past the hour, or before it (negative), where و or إلا joins them.
  private func minutes(at end: Int) -> (minutes: Int, isFraction: Bool, isCertain: Bool, end: Int)? {
    let illa = isWord(end, .illa)
    let start = illa ? end + 1 : end
    guard illa || senses.followsWaw(start) || senses.isLoneWaw(start) else { return nil }
    let piece = senses.isLoneWaw(start) ? start + 1 : start
    // "وثلاثة أرباع"
    if !illa, senses.value(piece, .cardinal) == 3, senses.value(piece + 1, .fraction) == 304 {
      return (45, true, true, piece + 2)
    }
    // "إلا ثلثا" is written like the dual.
    if let part = senses.value(piece, .fraction).map({ $0 == 203 && illa ? 3 : $0 }), part >= 2, part <= 4 {
      return (illa ? -60 / part : 60 / part, true, senses.hasArticle(piece) || illa || endsPhrase(piece + 1), piece + 1)
    }
    guard let number = numbers.parse(at: piece), let minutes = number.value.integer, minutes > 0, minutes < 60 else {
      return nil
    }
    let next = number.tokens.upperBound
    let isMinute = isMinuteWord(next)
    // "الخامسة وثلاثين في المساء"
    let part = isWord(next, .fi) ? next + 1 : next
    guard isMinute || timeOfDay(at: part) != nil else { return nil }
    return (illa ? -minutes : minutes, false, true, isMinute ? next + 1 : next)
  }

  func isMinuteWord(_ token: Int) -> Bool {
    (senses.value(token, .timeUnit) ?? senses.value(token, .timeUnitPlural)) == TimeUnit.minute.rawValue
  }

  /// Part of the day and zone behind a clock time.
  private func readTail(_ reading: inout ClockReading) {
    var next = reading.end
    if isWord(next, .fi) || isWord(next, .min), senses.has(next + 1, .dayPart) { next += 1 }
    if let part = timeOfDay(at: next) {
      reading.dayPart = part.part
      reading.end = part.end
      reading.isCertain = true
    } else if case let letter = senses.preposition(reading.end), letter == 32 || letter == 33,
      !senses.isPrefixed(reading.end)
    {
      reading.dayPart = letter == 32 ? .morning : .evening
      reading.end += 1
      reading.isCertain = true
    }
    // "التاسعة مساء والنصف"
    if reading.dayPart != nil, reading.clock.minute == nil, reading.clock.hour <= 12,
      let more = minutes(at: reading.end), more.isCertain, more.minutes > 0,
      more.isFraction || isMinuteWord(more.end - 1)
    {
      reading.clock.minute = more.minutes
      reading.end = more.end
    }
    if let zone = zone(at: reading.end) {
      reading.zone = zone.minutes
      reading.end = zone.end
      reading.isCertain = true
    }
    reading.clock = TimeParser.settle(reading.clock, reading.dayPart)
  }

  /// The hour on the clock of 24 that the part of the day makes of an hour.
  static func settle(_ clock: ClockTime, _ part: DayPart?) -> ClockTime {
    var clock = clock
    guard let part, clock.hour <= 12 else { return clock }
    clock.isCertain = true
    switch part {
    case .dawn, .morning: if clock.hour == 12 { clock.hour = 0 }
    case .noon: if clock.hour < 10 { clock.hour += 12 }
    case .afternoon, .evening, .daytime: if clock.hour < 12 { clock.hour += 12 }
    case .night, .midnight: clock.hour = clock.hour == 12 ? 0 : clock.hour >= 6 ? clock.hour + 12 : clock.hour
    }
    return clock
  }

  /// "صباحا", "بعد الظهر", "مساء", "فجر": a part of the day and the token after it.
  func timeOfDay(at token: Int) -> (part: DayPart, end: Int)? {
    guard senses.mask(token) & TimeParser.dayPartHeads != 0 else { return nil }
    // "وقت الظهر", "وقت الغداء"
    if senses.has(token, .referenceNoun), senses.spells(token, Spelling.waqt), !senses.isPrefixed(token + 1) {
      if senses.spells(token + 1, Spelling.lunch) { return (.noon, token + 2) }
      guard let part = senses.value(token + 1, .dayPart).flatMap(DayPart.init), senses.hasArticle(token + 1) else {
        return nil
      }
      return (part == .afternoon && senses.spells(token + 1, Spelling.midday) ? .noon : part, token + 2)
    }
    if isWord(token, .bada), senses.value(token + 1, .dayPart) == DayPart.noon.rawValue {
      return (.afternoon, token + 2)
    }
    if isWord(token, .qabla), senses.value(token + 1, .dayPart) == DayPart.noon.rawValue {
      return (.morning, token + 2)
    }
    if senses.value(token, .modifier) == 2, !senses.hasArticle(token),
      senses.value(token + 1, .dayPart) == DayPart.night.rawValue
    {
      return (.midnight, token + 2)
    }
    if senses.value(token, .modifier) == 2, senses.value(token + 1, .dayPart) == DayPart.daytime.rawValue {
      return (.noon, token + 2)
    }
    guard let part = senses.value(token, .dayPart).flatMap(DayPart.init) else { return nil }
    // "لئلا" folds to "ليلا".
    if part == .night, senses.line.tokens.letters[senses.line.tokens.letterRange(token)].contains(Letter.yehHamza) {
      return nil
    }
    return (part, token + 1)
  }

  private func isZoneHead(_ token: Int) -> Bool { isWord(token, .tawqit) || senses.has(token, .zone) }

  /// "بتوقيت غرينتش", "GMT", "(GMT+04:00)", "بالتوقيت المحلي", "ت م".
  func zone(at token: Int) -> (minutes: Int, end: Int)? {
    var next = token
    var closes = false
    if senses.mark(next) == .openParenthesis {
      next += 1
      closes = true
    }
    let headed = isWord(next, .tawqit)
    if headed { next += 1 }
    if headed, senses.line.tokens.letterCount(min(next - 1, senses.count - 1)) == 1 {
      next = skip(.period, at: next)
      // "ت م" is Makkah, "ت.غ" Greenwich.
      if senses.value(next, .era) == 1 { return (180, close(next + 1, closes)) }
      if senses.spells(next, Spelling.ghain) { return (0, close(next + 1, closes)) }
      return nil
    }
    if headed, senses.isWord(next), senses.spells(next, Spelling.madinat) { next += 1 }
    guard let code = senses.value(next, .zone), headed || code == 1000 else { return nil }
    var minutes = code == 0 ? Int.min : code - 1000
    next += 1
    if senses.spells(next, Spelling.mukarrama) { next += 1 }
    if code == 1000, senses.mark(next) == .plus || senses.mark(next) == .dash, let hours = senses.number(next + 1),
      hours <= 14
    {
      let sign = senses.mark(next) == .plus ? 1 : -1
      next += 2
      minutes = sign * hours * 60
      if senses.mark(next) == .colon, let rest = senses.number(next + 1), rest < 60 {
        minutes += sign * rest
        next += 2
      }
    }
    return (minutes, close(next, closes))
  }

  private func close(_ token: Int, _ closes: Bool) -> Int { closes ? skip(.closeParenthesis, at: token) : token }
}

extension TimeParser {
  /// Classes of words with which a part of the day begins.
  private static let dayPartHeads: UInt64 =
    1 << UInt64(LexicalClass.dayPart.rawValue) | 1 << UInt64(LexicalClass.timePreposition.rawValue)
    | 1 << UInt64(LexicalClass.modifier.rawValue) | 1 << UInt64(LexicalClass.referenceNoun.rawValue)
}

extension Spelling {
  static let lunch = PackedWord(FoldedText("الغداء").letters)
  static let midday = PackedWord(FoldedText("الظهيرة").letters)
  static let al = PackedWord(FoldedText("ال").letters)
  static let ghain = PackedWord(FoldedText("غ").letters)
  static let madinat = PackedWord(FoldedText("مدينة").letters)
  static let mukarrama = PackedWord(FoldedText("المكرمة").letters)
}

extension LineSenses {
  /// Whether the word ends in ة (or a careless ه): ordinals of hours are feminine.
  func lastLetterIsTehMarbuta(_ token: Int) -> Bool {
    guard token >= 0, token < count, let last = line.tokens.letterRange(token).last else { return false }
    let letter = line.tokens.letters[last]
    return letter == Letter.tehMarbuta || letter == Letter.heh
  }
}
