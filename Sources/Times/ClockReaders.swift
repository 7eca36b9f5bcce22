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
    if senses.spells(token, Spelling.saa) || (senses.spells(token, Spelling.saaBare) && senses.number(token + 1) != nil)
    {
      next += 1
      certain = true
    } else if senses.spells(token, Spelling.al), senses.number(token + 1) != nil {
      next += 1
    }
    guard var reading = digitClock(at: next, afterHour: certain) ?? spokenClock(at: next) else { return nil }
    reading.isCertain = reading.isCertain || certain
    readTail(&reading)
    return reading.isCertain ? reading : nil
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

  /// "والنصف", "إلا ربعا", "وعشر دقائق" behind an hour
  private func readMinutes(_ reading: inout ClockReading) {
    let hour = reading.clock.hour
    let end = reading.end
    let illa = isWord(end, .illa)
    let start = illa ? end + 1 : end
    if illa || senses.followsWaw(start) || senses.isLoneWaw(start) {
      let piece = senses.isLoneWaw(start) ? start + 1 : start
      // "إلا ثلثا" is written like the dual.
      if let part = senses.value(piece, .fraction).map({ $0 == 203 && illa ? 3 : $0 }), part >= 2, part <= 4 {
        let minutes = 60 / part
        reading.clock.minute = illa ? 60 - minutes : minutes
        if illa { reading.clock.hour = hour == 1 ? 12 : hour - 1 }
        reading.isCertain = senses.hasArticle(piece) || illa || endsPhrase(piece + 1)
        reading.end = piece + 1
      } else if let number = numbers.parse(at: piece), let minutes = number.value.integer, minutes > 0, minutes < 60,
        isMinuteWord(number.tokens.upperBound) || timeOfDay(at: number.tokens.upperBound) != nil
      {
        reading.clock.minute = illa ? 60 - minutes : minutes
        if illa { reading.clock.hour = hour == 1 ? 12 : hour - 1 }
        reading.isCertain = true
        reading.end = number.tokens.upperBound + (isMinuteWord(number.tokens.upperBound) ? 1 : 0)
      }
    }
  }

  private func isMinuteWord(_ token: Int) -> Bool {
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
    } else if let letter = senses.value(reading.end, .timePreposition), letter == 32 || letter == 33,
      !senses.isPrefixed(reading.end)
    {
      reading.dayPart = letter == 32 ? .morning : .evening
      reading.end += 1
      reading.isCertain = true
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

extension Spelling {
  static let al = FoldedText("ال").letters
  static let ghain = FoldedText("غ").letters
  static let madinat = FoldedText("مدينة").letters
  static let mukarrama = FoldedText("المكرمة").letters
}

extension LineSenses {
  /// Whether the word ends in ة (or a careless ه): ordinals of hours are feminine.
  func lastLetterIsTehMarbuta(_ token: Int) -> Bool {
    guard token >= 0, token < count, let last = line.tokens.letterRange(token).last else { return false }
    let letter = line.tokens.letters[last]
    return letter == Letter.tehMarbuta || letter == Letter.heh
  }
}
