import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Pieces of a date that are units of the calendar: years, weeks, decades, seasons, quarters.
extension DateAssembly {
  /// "العام الماضي", "هذا الأسبوع", "العام نفسه"; under a modifier bare "نهاية الشهر" too.
  mutating func takeUnit(at token: Int, underModifier: Bool) -> Bool {
    guard date.unit == nil, date.shift == nil, date.year == nil, date.weekday == nil, date.dayOffset == nil,
      date.clock == nil
    else { return false }
    var next = token
    if end > start, parser.isWord(next, .min) { next += 1 }
    if end == start, takeAnniversary(at: next) { return true }
    guard let found = parser.qualifiedUnit(at: next) else {
      guard underModifier, let unit = parser.unit(next), senses.hasArticle(next), unit >= .week || unit == .day else {
        return false
      }
      // "أواخر القرن التاسع عشر" has its number behind it.
      if unit == .century, parser.century(at: next) != nil { return false }
      (date.unit, date.shift) = (unit, .fromReference(0))
      return took("unit.bare", to: next + 1)
    }
    if end > start {
      // "يونيو من العام الماضي", "صيف العام الجاري"
      guard date.month != nil || date.seasonName != nil || date.part != nil, found.unit == .year else { return false }
    } else if found.unit.isClock {
      return false
    }
    if found.shift == .latest || (found.shift == .new && found.unit != .season && found.unit != .year) { return false }
    (date.unit, date.shift) = (found.unit, found.shift)
    return took(end > start ? rule : "unit.relative", to: found.end)
  }

  /// "مثل هذا اليوم عام 1929", "مثل هذا اليوم من عام 1970"
  private mutating func takeAnniversary(at token: Int) -> Bool {
    guard senses.value(token, .pointingWord) == 4, senses.value(token + 1, .pointingWord) == 1,
      senses.spells(token + 2, Spelling.yawmAl)
    else { return false }
    let next = parser.isWord(token + 3, .min) ? token + 4 : token + 3
    guard let noun = parser.yearNoun(at: next), let year = parser.year(at: noun, named: true) else {
      date.dayOffset = 0
      return took("day.anniversary", to: token + 3)
    }
    date.year = year.year
    date.isAnniversary = true
    return took("day.anniversary", to: year.end)
  }

  /// "هذه الليلة المباركة", "هذا الصباح", "الليلة", "الليلة الماضية"
  mutating func takeSpecialDayPart(at token: Int) -> Bool {
    guard end == start else { return false }
    let pointed = senses.value(token, .pointingWord) == 1
    let next = pointed ? token + 1 : token
    guard let part = senses.value(next, .dayPart).flatMap(DayPart.init), senses.hasArticle(next), date.dayPart == nil
    else {
      return false
    }
    var end = next + 1
    var offset = 0
    let night = part == .night && senses.lastLetterIsTehMarbuta(next)
    if let shift = parser.shift(at: end), case .fromReference(let days) = shift {
      guard night || part != .night else { return false }
      offset = days
      end += 1
    } else if !pointed, !night || senses.has(next - 1, .pointingWord) || parser.unit(next + 1) != nil {
      // "في الصباح" names a part of some day.
      guard
        parser.isWord(next - 1, .fi) || senses.spells(next - 1, Spelling.inda)
          || senses.spells(next - 1, Spelling.waqt),
        !senses.isPrefixed(next), parser.endsPhrase(end) || senses.spells(end, Spelling.bakir) || senses.isVerb(end)
      else { return false }
      if senses.spells(end, Spelling.bakir) { end += 1 }
      date.dayPart = part
      return took("daypart.some", to: end)
    }
    if senses.spells(end, Spelling.mubarak) || senses.spells(end, Spelling.mubaraka) { end += 1 }
    date.dayPart = part
    date.dayOffset = offset
    return took("daypart.this", to: end)
  }

  /// "الربع الثالث من العام الحالي", "النصف الأول من 2024", "النصف الثاني من مايو", "الربع الماضي"
  mutating func takePart(at token: Int) -> Bool {
    guard end == start else { return false }
    let pointed = senses.value(token, .pointingWord) == 1
    let noun = pointed ? token + 1 : token
    guard let parts = senses.value(noun, .yearPart), senses.hasArticle(noun), !pointed || !senses.isPrefixed(noun)
    else { return false }
    if pointed { return parts == 4 && took(quarter: .fromReference(0), to: noun + 1) }
    let index: Int
    var next: Int
    if let ordinal = parser.ordinals.parse(at: token + 1), senses.hasArticle(token + 1) {
      (index, next) = (ordinal.value, ordinal.tokens.upperBound)
    } else if senses.value(token + 1, .shift) == -3, parser.isWord(token + 2, .min) {
      (index, next) = (parts == 5 ? 4 : parts, token + 2)
    } else if parts == 4, let (shift, after) = parser.shiftPhrase(at: token + 1), case .fromReference = shift {
      return took(quarter: shift, to: after)
    } else {
      return false
    }
    guard parts <= 5, index >= 1, index <= (parts == 5 ? 4 : parts) else { return false }
    if parser.isWord(next, .min) { next += 1 }
    var inner = DateAssembly(parser: parser, start: next)
    guard inner.takeDivided(parts) else {
      // "خلال الربع الثالث": of the year in hand; "الربع الأول من المباراة" is none.
      guard parts == 4, parser.asksForTime(token - 1), next <= token + 2 else { return false }
      (date.unit, date.shift, date.part, date.partsOfYear) = (.year, .fromReference(0), index, 4)
      return took("year.part", to: next)
    }
    date = inner.date
    date.part = index
    date.partsOfYear = parts == 5 ? 4 : parts
    return took("year.part", to: inner.end)
  }

  private mutating func took(quarter shift: Shift, to next: Int) -> Bool {
    (date.unit, date.shift, date.partsOfYear) = (.year, shift, 4)
    return took("year.part", to: next)
  }

  /// What has the parts: a year; for halves and thirds a month, a decade or a century too.
  private mutating func takeDivided(_ parts: Int) -> Bool {
    if takeYear(at: start, isAsked: true) { return true }
    if parts == 2, takeDecade(at: start) { return true }
    if takeUnit(at: start, underModifier: true) { return date.unit == .year || date.unit == .month && parts <= 3 }
    if takeMonth(at: start, isAsked: true) {
      while takeYear(at: end) || takeShift(at: end) || takeUnit(at: end, underModifier: false) {}
      return date.day == nil && parts <= 3
    }
    return false
  }

  /// "الصيف الماضي", "صيف 2001", "فصل الصيف", "شتاء العام 2010"
  mutating func takeSeason(at token: Int, underModifier: Bool = false) -> Bool {
    guard end == start, date.seasonName == nil else { return false }
    let pointed = senses.value(token, .pointingWord) == 1
    let named = (senses.has(token, .yearPart) && senses.spells(token, Spelling.fasl)) || pointed
    let next = named ? token + 1 : token
    guard let season = senses.value(next, .seasonName) else { return false }
    date.seasonName = season
    end = next + 1
    let follows =
      parser.shift(at: end) != nil || parser.year(at: end, named: false) != nil
      || parser.qualifiedUnit(at: parser.isWord(end, .min) ? end + 1 : end)?.unit == .year
      || (parser.yearNoun(at: end).map { parser.year(at: $0, named: true) != nil } ?? false)
      || senses.value(token - 1, .pointingWord) == 1
    // "نهاية الصيف", but not "نهاية الربيع العربي".
    let isEdge = underModifier && senses.hasArticle(next) && !senses.hasArticle(end)
    guard follows || isEdge || (named && senses.hasArticle(next)) else {
      date.seasonName = nil
      end = token
      return false
    }
    return took("season", to: next + 1)
  }

  /// "التسعينيات", "تسعينيات القرن الماضي", "سنوات التسعينيات", "القرن التاسع عشر", "العقد الأول من القرن الحالي"
  mutating func takeDecade(at token: Int) -> Bool {
    guard end == start, date.decade == nil, date.century == nil else { return false }
    var next = token
    if senses.value(next, .timeUnitPlural) == TimeUnit.year.rawValue { next += 1 }
    if let tens = senses.value(next, .decadeName) {
      date.decade = tens / 10
      next += 1
      let after = parser.isWord(next, .min) ? next + 1 : next
      if let century = parser.century(at: after) {
        date.century = century.century
        date.isBeforeChrist = century.isBC
        date.shift = century.shift
        next = century.end
      }
      return took("decade", to: next)
    }
    if next == token, parser.unit(token) == .decade, senses.hasArticle(token) {
      // "العقد الأول من القرن الحالي", "العقد الأخير من القرن الماضي"
      let isLast = senses.value(token + 1, .shift) == -3
      let ordinal = parser.ordinals.parse(at: token + 1)
      let index = isLast ? 10 : ordinal?.value ?? 0
      let end = isLast ? token + 2 : ordinal?.tokens.upperBound ?? token + 1
      guard index >= 1, index <= 10, let century = parser.century(at: parser.isWord(end, .min) ? end + 1 : end) else {
        return false
      }
      (date.decade, date.century, date.shift) = (index - 1, century.century, century.shift)
      return took("decade", to: century.end)
    }
    if next == token, let century = parser.century(at: token) {
      (date.century, date.shift, date.isBeforeChrist) = (century.century, century.shift, century.isBC)
      return took("century", to: century.end)
    }
    return false
  }
}

extension TimeParser {
  /// "القرن التاسع عشر", "القرن الماضي", "القرن الخامس قبل الميلاد", "القرن الـ19"
  func century(at token: Int) -> (century: Int?, shift: Shift?, isBC: Bool, end: Int)? {
    guard unit(token) == .century, senses.hasArticle(token) else { return nil }
    if let shift = shift(at: token + 1) { return (nil, shift, false, token + 2) }
    let number: Int
    var end: Int
    if let ordinal = ordinals.parse(at: token + 1) {
      (number, end) = (ordinal.value, ordinal.tokens.upperBound)
    } else if let digits = senses.number(token + 1) {
      (number, end) = (digits, token + 2)
    } else if senses.spells(token + 1, Spelling.al), let digits = senses.number(token + 2) {
      (number, end) = (digits, token + 3)
    } else {
      return nil
    }
    guard number >= 1, number <= 30 else { return nil }
    var isBC = false
    if let era = era(at: end) {
      isBC = era.code == 3
      end = era.end
    }
    return (isBC ? number : number - 1, nil, isBC, end)
  }
}
