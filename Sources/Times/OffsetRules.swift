import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Points in time by their distance: ago and later.
extension TimeParser {
  static let offsets: [TimeRule] = [
    // "قبل ثلاثة أيام", "بعد شهرين", "قبل نحو أسبوع", "قبل عام ونصف"
    TimeRule("offset", on: [.timeStarter]) { parser, token in
      if let anchored = parser.offsetFromThen(at: token) { return anchored }
      let sign: Int
      switch FunctionWord(rawValue: parser.senses.preposition(token)) {
      case .qabla: sign = -1
      case .bada: sign = 1
      default: return nil
      }
      // "من قبل ثلاثة", "بعد ساعة" but not "بعد عام 2011".
      guard let reading = parser.length(at: token + 1) else { return nil }
      guard parser.year(at: reading.end, named: true) == nil || reading.length.count != 1 else { return nil }
      if reading.length.count == nil, reading.shift != nil { return nil }
      // "قبل شهر رمضان", "يوما بعد يوم"
      if !reading.isCounted, reading.length.unit == .month, parser.month(at: reading.end) != nil { return nil }
      if !reading.isCounted, parser.unit(token - 1) == reading.length.unit { return nil }
      if reading.shift != nil, reading.length.unit == .season { return nil }
      var end = reading.end
      var length = reading.length
      // "بعد عشرين عاما من ذلك"
      if parser.isWord(end, .min), parser.senses.value(end + 1, .pointingWord) == 2,
        !parser.senses.isPrefixed(end + 1)
      {
        length.isAnchored = true
        end += 2
      }
      if parser.senses.value(end, .shift) == -4 { end += 1 }
      if parser.isWord(end, .min), parser.senses.isNow(end + 1) { end += 2 }
      return TimeMatch(
        meaning: .offset(length, sign: sign), modifier: reading.modifier, rule: "", tokens: token..<end)
    }
  ]

  /// "بعد ذلك بيومين", "قبل ذلك بعام", "بعدها بثلاثة أيام"
  func offsetFromThen(at token: Int) -> TimeMatch? {
    let sign: Int
    var next = token + 1
    switch FunctionWord(rawValue: senses.preposition(token)) {
    case .qabla, .bada:
      guard senses.value(next, .pointingWord) == 2, !senses.isPrefixed(next) else { return nil }
      sign = isWord(token, .qabla) ? -1 : 1
      next += 1
    case .baadaha: sign = 1
    case .qablaha: sign = -1
    default: return nil
    }
    guard senses.isPrefixed(next), senses.firstLetter(next) == Letter.beh, !senses.hasArticle(next),
      let reading = length(at: next), reading.shift == nil
    else { return nil }
    var length = reading.length
    length.isAnchored = true
    return TimeMatch(
      meaning: .offset(length, sign: sign), modifier: reading.modifier, rule: "", tokens: token..<reading.end)
  }

  /// "3 أيام من الآن", "خمس دقائق قبل الثامنة": lengths that what follows makes points in time.
  func point(behind reading: LengthReading, at token: Int) -> TimeMatch? {
    let end = reading.end
    guard let count = reading.length.count, reading.length.lastCount == nil, reading.shift == nil else { return nil }
    if isWord(end, .min), senses.isNow(end + 1), !isWord(token - 1, .khilal),
      reading.isCounted || reading.length.unit > .day
    {
      let isPast = isWord(token - 1, .mundhu) || tense(before: token) == .past
      return TimeMatch(
        meaning: .offset(reading.length, sign: isPast ? -1 : 1), modifier: reading.modifier, rule: "offset",
        tokens: token..<end + 2)
    }
    guard reading.length.unit == .minute, reading.length.parts.isEmpty, !reading.length.half, count > 0, count < 60,
      isWord(end, .qabla) || isWord(end, .bada), var hour = hour(at: end + 1)
    else { return nil }
    shift(&hour.clock, by: isWord(end, .qabla) ? -count : count)
    var date = PartialDate()
    (date.clock, date.dayPart, date.zone) = (hour.clock, hour.dayPart, hour.zone)
    return TimeMatch(
      meaning: .date(date), modifier: reading.modifier, rule: "clock", tokens: token..<hour.end)
  }

  /// Moves a time of the clock by less than an hour.
  private func shift(_ clock: inout ClockTime, by count: Int) {
    let minutes = (clock.minute ?? 0) + count
    let hour = clock.hour
    clock.minute = (minutes + 60) % 60
    if minutes < 0 { clock.hour = hour == 1 ? 12 : (hour + 23) % 24 }
    if minutes >= 60 { clock.hour = hour == 12 && !clock.isCertain ? 1 : (hour + 1) % 24 }
  }
}

extension LineSenses {
  /// "الآن", "اليوم" in "بعد شهر من الآن".
  func isNow(_ token: Int) -> Bool { value(token, .reference) == 1 }
}
