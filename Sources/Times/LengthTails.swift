import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// What may follow the number and unit of a length.
extension TimeParser {
  /// "ونصف", "وستة أشهر", "تقريبا", "على الأقل", "من الزمن", "كاملة", "الماضية"
  func readLengthTail(_ reading: inout LengthReading) {
    readHalf(&reading)
    if reading.length.count != nil, reading.length.lastCount == nil, !reading.length.half {
      for _ in 0..<3 { guard readPart(&reading) else { break } }
    }
    for _ in 0..<3 {
      let end = reading.end
      if senses.isPrefixed(end) { break }
      if senses.value(end, .fuzzyQuantifier) == 3 || (senses.has(end, .fuzzyQuantifier) && reading.length.count == nil)
      {
        reading.end = end + 1
      } else if isWord(end, .min), senses.spells(end + 1, Spelling.zamn) {
        reading.end = end + 2
        reading.isCounted = true
      } else if let shift = shift(at: end) {
        switch shift {
        case .fromReference, .latest, .fromAnchor(-1), .fromAnchor(1):
          reading.shift = shift
          reading.end = end + 1
        default: break
        }
      } else if senses.value(end, .approximator) == 1, senses.spells(end, Spelling.taqriban) {
        reading.modifier = .approximately
        reading.isCounted = true
        reading.end = end + 1
      } else if isWord(end, .aw), senses.value(end + 1, .approximator) == 2 {
        reading.modifier = .equalOrMore
        reading.isCounted = true
        reading.end = end + 2
      } else {
        break
      }
    }
  }

  /// "عام ونصف", "سنة ونصف السنة"
  private func readHalf(_ reading: inout LengthReading) {
    let next = senses.isLoneWaw(reading.end) ? reading.end + 1 : reading.end
    guard senses.followsWaw(next), senses.value(next, .fraction) == 2 else { return }
    reading.length.half = true
    reading.isCounted = true
    reading.end = next + 1
    if unit(reading.end) == reading.length.unit, senses.hasArticle(reading.end) { reading.end += 1 }
  }

  /// One more part of a length: "وستة أشهر", "و شهر", "1 شهر 21 يوم", "3 سنوات، 5 أشهر".
  private func readPart(_ reading: inout LengthReading) -> Bool {
    let end = reading.end
    guard
      senses.followsWaw(end) || senses.isLoneWaw(end) || senses.isNumeric(skip(.comma, at: end))
        || senses.has(end, .cardinal)
    else { return false }
    // "بين يومين وثلاثة أسابيع" names two lengths.
    if isWord(reading.start - 1, .bayna) { return false }
    let next = senses.isLoneWaw(end) ? end + 1 : end
    let extra: LengthReading
    if senses.followsWaw(next) {
      if let found = counted(at: next) ?? dual(at: next) {
        extra = found
      } else if let found = barePart(at: next, below: reading.length.finestUnit) {
        extra = found
      } else {
        return false
      }
    } else {
      // Without و only digits, or a unit with واحد before it, go on with a finer unit.
      let start = skip(.comma, at: end)
      guard !senses.isPrefixed(start), senses.number(start) != nil || start == end && senses.isOne(end - 1),
        senses.number(reading.start) != nil || start == end,
        let found = counted(at: start), found.length.unit < reading.length.finestUnit
      else { return false }
      extra = found
    }
    guard let count = extra.length.count, extra.length.lastCount == nil, extra.modifier == nil,
      !reading.length.allParts.contains(where: { $0.unit == extra.length.unit }), extra.length.unit != .season,
      reading.length.unit != .season
    else { return false }
    reading.length.add(LengthPart(count: count, unit: extra.length.unit))
    reading.isCounted = true
    reading.end = extra.end
    return true
  }

  /// A unit by itself behind و, as one of it: "عامين وشهر", "سنة و شهر و21 يوما".
  private func barePart(at token: Int, below unit: TimeUnit) -> LengthReading? {
    let isOne = senses.isOne(token + 1)
    guard let found = self.unit(token), found < unit || isOne, found >= .hour, !senses.hasArticle(token),
      senses.number(token + 1) == nil, !senses.hasArticle(token + 1), month(at: token + 1) == nil
    else { return nil }
    let end = isOne ? token + 2 : token + 1
    return LengthReading(length: Length(count: 1, unit: found), start: token, end: end, isCounted: false)
  }
}

extension LineSenses {
  /// "واحد", "واحدة", "واحدا" behind a unit.
  func isOne(_ token: Int) -> Bool { value(token, .cardinal) == 1 && !isPrefixed(token) && !hasArticle(token) }
}
