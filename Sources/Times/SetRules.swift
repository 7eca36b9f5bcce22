import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Numerals

extension Spelling {
  static let once = PackedWord(FoldedText("مرة").letters)
  static let twice = ["مرتين", "مرتان"].map { PackedWord(FoldedText($0).letters) }
  static let often = PackedWord(FoldedText("مرات").letters)
  static let andYou = ["وأنتم", "وأنت", "وانتو"].map { PackedWord(FoldedText($0).letters) }
}

/// Times that recur.
extension TimeParser {
  static let sets: [TimeRule] = [
    // "يوميا", "سنويا"
    TimeRule("set.adverb", on: [.setAdverb]) { parser, token in
      guard let unit = parser.senses.value(token, .setAdverb).flatMap(TimeUnit.init) else { return nil }
      return TimeMatch(meaning: .set(Recurrence(unit: unit)), rule: "", tokens: token..<token + 1)
    },
    // "بشكل يومي", "بصورة سنوية"
    TimeRule("set.manner", on: [.timeStarter]) { parser, token in
      guard parser.isWord(token, .shakl), parser.senses.isPrefixed(token),
        let unit = parser.senses.value(token + 1, .setAdjective).flatMap(TimeUnit.init)
      else { return nil }
      return TimeMatch(meaning: .set(Recurrence(unit: unit)), rule: "", tokens: token..<token + 2, keepsPrefix: true)
    },
    // "كل يوم", "كل عامين", "كل يوم سبت", "كل ثلاثاء", "كل صباح"
    TimeRule("set.every", on: [.timeStarter]) { parser, token in parser.every(at: token) },
    // "مرتين في الأسبوع", "ثلاث مرات يوميا", "مرة كل شهر"
    TimeRule("set.frequency", on: [.timeStarter, .cardinal], digits: true) { parser, token in
      parser.frequency(at: token)
    },
  ]

  private func frequency(at token: Int) -> TimeMatch? {
    guard senses.hasOccasions, let times = occasions(at: token) else { return nil }
    var end = times.end
    var recurrence = Recurrence(unit: .day)
    if let unit = senses.value(end, .setAdverb).flatMap(TimeUnit.init), !senses.isPrefixed(end) {
      recurrence.unit = unit
      end += 1
    } else if let match = every(at: end), case .set(let period) = match.meaning, period.weekday == nil,
      period.dayPart == nil, !senses.isPrefixed(end)
    {
      recurrence = period
      end = match.tokens.upperBound
    } else if isWord(end, .fi), let unit = unit(end + 1), senses.hasArticle(end + 1), !senses.isPrefixed(end) {
      recurrence.unit = unit
      end += 2
      // "في اليوم الواحد"; but "في العام الماضي", "في العام 2010", "في اليوم الأول" are no period.
      if senses.value(end, .cardinal) == 1, senses.hasArticle(end) { end += 1 }
      guard shift(at: end) == nil, !numbers.mayStart(end), senses.value(end, .ordinal) == nil else { return nil }
    } else {
      return nil
    }
    recurrence.frequency = times.count
    return TimeMatch(meaning: .set(recurrence), rule: "", tokens: token..<end)
  }

  /// "مرة", "مرة واحدة", "مرتين", "ثلاث مرات", "15 مرة"
  private func occasions(at token: Int) -> (count: Int, end: Int)? {
    if Spelling.twice.contains(where: { senses.spells(token, $0) }) { return (2, token + 1) }
    if senses.spells(token, Spelling.once) {
      // "أول مرة", "آخر مرة", "كل مرة"
      guard !senses.isPrefixed(token), senses.value(token - 1, .ordinal) == nil, !isWord(token - 1, .kull),
        !senses.spells(token - 1, Spelling.lastWord), !senses.has(token - 1, .pointingWord),
        senses.number(token - 1) == nil, !senses.has(token - 1, .cardinal)
      else { return nil }
      let isCounted = senses.value(token + 1, .cardinal) == 1 && !senses.hasArticle(token + 1)
      return (1, isCounted ? token + 2 : token + 1)
    }
    guard numbers.mayStart(token), !senses.hasArticle(token), let number = numbers.parse(at: token),
      let count = number.value.integer, count > 0, count < 100_000,
      senses.spells(number.tokens.upperBound, Spelling.often) || senses.spells(number.tokens.upperBound, Spelling.once),
      !senses.isPrefixed(number.tokens.upperBound)
    else { return nil }
    return (count, number.tokens.upperBound + 1)
  }

  private func every(at token: Int) -> TimeMatch? {
    guard isWord(token, .kull) else { return nil }
    // "كل عام وأنتم بخير" is a wish.
    if Spelling.andYou.contains(where: {
      senses.isWord(token + 2) && senses.line.tokens.spells(token + 2, from: 0, $0)
    }) {
      return nil
    }
    var next = token + 1
    var recurrence = Recurrence(unit: .day, isEvery: true)
    if let reading = length(at: next), reading.length.count != nil, !senses.hasArticle(next), reading.shift == nil,
      reading.length.lastCount == nil, reading.length.parts.isEmpty
    {
      recurrence.unit = reading.length.unit
      recurrence.count = reading.length.count ?? 1
      next = reading.end
      if reading.length.unit == .day, recurrence.count == 1, let weekday = senses.value(next, .weekday),
        !senses.isPrefixed(next)
      {
        recurrence.weekday = weekday % 10
        next += 1
      }
      if let part = senses.value(next, .dayPart).flatMap(DayPart.init), !senses.isPrefixed(next),
        recurrence.weekday != nil
      {
        recurrence.dayPart = part
        next += 1
      }
      return TimeMatch(meaning: .set(recurrence), rule: "", tokens: token..<next)
    }
    if let weekday = senses.value(next, .weekday), weekday > 10, !senses.isPrefixed(next), weekday != 17 {
      recurrence.weekday = weekday - 10
      return TimeMatch(meaning: .set(recurrence), rule: "", tokens: token..<next + 1)
    }
    if let part = senses.value(next, .dayPart).flatMap(DayPart.init), !senses.hasArticle(next), !senses.isPrefixed(next)
    {
      recurrence.dayPart = part
      return TimeMatch(meaning: .set(recurrence), rule: "", tokens: token..<next + 1)
    }
    return nil
  }
}
