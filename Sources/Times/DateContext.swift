import ArabicText
import Lexicons
import Morphology
import Numerals

/// Questions about the words around a piece of a date.
extension TimeParser {
  /// Whether "اليوم" means the day of publication: not in "ذلك اليوم", "اليوم التالي", "المصري اليوم".
  func isToday(_ token: Int) -> Bool {
    if senses.has(token - 1, .pointingWord) { return false }
    if senses.has(token + 1, .shift) || senses.value(token + 1, .ordinal) != nil { return false }
    // «اليوم» is a paper.
    if senses.isQuoted(token) { return false }
    // "اليوم الوطني", "اليوم الدراسي": a day with a name or a purpose.
    if Spelling.daysOfPurpose.contains(where: { senses.spells(token + 1, $0) }) { return false }
    return !senses.isMediaHead(token - 1)
  }

  /// Whether a weekday's name is one: not in "صلاة الجمعة", "الاثنين معا".
  func isWeekday(_ token: Int) -> Bool {
    guard let weekday = senses.value(token, .weekday), weekday < 10 else { return false }
    if senses.isQuoted(token) { return false }
    if weekday == 5,
      senses.spells(token - 1, Spelling.salat) || senses.spells(token - 1, Spelling.khutba)
        || senses.spells(token - 1, Spelling.imam)
    {
      return false
    }
    return !isNameHead(token - 1)
  }

  /// Whether the word is the head of a name in which a month or a day is a mere name ("حرب أكتوبر", "جسر 6 أكتوبر").
  func isNameHead(_ token: Int) -> Bool {
    guard let head = senses.value(token, .timedEventHead) else { return false }
    return head >= 2
  }

  /// Whether the word asks for a time behind it: في، منذ، حتى، خلال …
  func asksForTime(_ token: Int) -> Bool { TimeParser.asking & 1 << UInt64(senses.preposition(token) & 63) != 0 }

  private static let asking: UInt64 = [
    FunctionWord.fi, .mundhu, .qabla, .bada, .khilal, .hatta, .bihulul, .min, .ila, .tarikh,
  ].reduce(0) { $0 | 1 << UInt64($1.rawValue) }

  /// The second day of "28-29", "28 و29", "21 أو 22", "13 إلى 15".
  func secondDay(at token: Int) -> (day: Int, end: Int)? {
    var next = token
    if senses.mark(token) == .dash || isWord(token, .ila) || isWord(token, .hatta) || isWord(token, .aw) {
      next += 1
    } else if senses.isLoneWaw(token) {
      next += 1
    } else if !(senses.followsWaw(token)) {
      return nil
    }
    guard let day = dayNumber(at: next) else { return nil }
    // "28 و29 حزيران", "4 إلى 22 هذا الشهر", with nothing but the month behind it.
    let after = isWord(day.end, .min) || isWord(day.end, .fi) ? day.end + 1 : day.end
    if qualifiedUnit(at: after)?.unit == .month { return day }
    guard !isWord(day.end, .fi),
      month(at: after) != nil || (unit(after) == .month && month(at: after + 1) != nil)
    else { return nil }
    return day
  }

  /// Two days behind their month: "نوفمبر بين 15 و19", "مايو من 4 إلى 8", "يوليو بين الخامس عشر والتاسع عشر".
  func daysBehindMonth(at token: Int) -> (first: Int, last: Int, end: Int)? {
    let isBetween = isWord(token, .bayna)
    guard !senses.isPrefixed(token), isBetween || isWord(token, .min), let first = dayNumber(at: token + 1),
      !senses.isPrefixed(token + 1)
    else {
      return nil
    }
    var next = first.end
    if isBetween, senses.isLoneWaw(next) {
      next += 1
    } else if isBetween {
      guard senses.followsWaw(next) else { return nil }
    } else if isWord(next, .ila) || isWord(next, .hatta) || senses.mark(next) == .dash {
      next += 1
    } else {
      return nil
    }
    guard let last = dayNumber(at: next), last.day > first.day, endsPhrase(last.end) else { return nil }
    return (first.day, last.day, last.end)
  }

  /// "عام", "العام", "سنة" before a year: the token after the noun.
  func yearNoun(at token: Int) -> Int? {
    guard unit(token) == .year || senses.value(token, .timeUnitDual) == 107 || isMisspelledYear(token) else {
      return nil
    }
    return token + 1
  }

  /// "العالم 2017": a slip of the pen that only the year behind it tells from the world.
  private func isMisspelledYear(_ token: Int) -> Bool { false }

  /// A year by its digits alone: "منذ 2002", "كأس العالم 2018", "(2015)".
  func bareYear(at token: Int) -> (year: Int, isHijri: Bool, isBC: Bool, end: Int)? {
    if senses.has(token, .scale) || senses.has(token, .scaleDual) { return bareSpelledYear(at: token) }
    guard senses.digitCount(token) == 4, let number = senses.number(token), number >= 1000, number < 2200 else {
      return nil
    }
    guard let year = year(at: token, named: false) else { return nil }
    if year.end > token + 1 { return year }
    // Another number, a unit or a currency behind it: a quantity.
    if senses.number(token + 1) != nil || senses.isQuantified(token + 1) { return nil }
    let before = token - 1
    if senses.mark(before) == .slash || senses.mark(before) == .hash || senses.mark(before) == .period { return nil }
    if senses.mark(token + 1) == .slash || senses.mark(token + 1) == .colon { return nil }
    guard number >= 1800, number <= 2100 else { return nil }
    let asked = !senses.isPrefixed(token) && asksForTime(before)
    if asked { return senses.isCountedNoun(token + 1) ? nil : year }
    if let head = senses.value(before, .timedEventHead), head == 1 || head == 3 { return year }
    guard number >= 1900, number <= 2060 else { return nil }
    // "عامي 2014 و2015"
    if senses.followsWaw(token), let first = senses.number(senses.isLoneWaw(before) ? before - 1 : before),
      first < number, senses.value(senses.isLoneWaw(before) ? before - 2 : before - 1, .timeUnitDual) == 107
    {
      return year
    }
    if senses.number(before) != nil { return nil }
    // Alone on its line or before a dash.
    if before < 0, senses.mark(token + 1) == .dash || token + 1 >= senses.count { return year }
    if senses.mark(before) == .openParenthesis, senses.mark(token + 1) == .closeParenthesis { return year }
    return nil
  }

  /// "في ألف وتسعمئة وثمانية وأربعين", with nothing behind it to count.
  private func bareSpelledYear(at token: Int) -> (year: Int, isHijri: Bool, isBC: Bool, end: Int)? {
    guard !senses.isPrefixed(token), asksForTime(token - 1), !isWord(token - 1, .min), !isWord(token - 1, .ila),
      let year = year(at: token, named: false), year.year >= 1500, year.year <= 2100, year.year % 100 != 0,
      year.end - token >= 3, endsPhrase(year.end)
    else { return nil }
    return year
  }

  /// Whether nothing that a number could count stands at the token: a mark, the end, a preposition.
  func endsPhrase(_ token: Int) -> Bool {
    guard token < senses.count else { return true }
    return !senses.isWord(token) && senses.number(token) == nil && senses.mark(token) != .slash
      && senses.mark(token) != .percent && senses.mark(token) != .colon
      || asksForTime(token)
  }

  /// A unit with what says which one: "الشهر الماضي", "هذا العام", "العام نفسه"; bare units are not qualified.
  func qualifiedUnit(at token: Int) -> (unit: TimeUnit, shift: Shift, end: Int)? {
    var next = token
    var pointed: Shift?
    if let shift = demonstrative(at: next) {
      pointed = shift
      next += 1
    }
    guard let unit = unit(next) ?? seasonUnit(at: next) else { return nil }
    if pointed != nil, senses.isPrefixed(next) { return nil }
    let defined = senses.hasArticle(next)
    var end = next + 1
    if unit == .season || unit == .year, senses.spells(end, Spelling.dirasi) { end += 1 }
    if defined, let (shift, next) = shiftPhrase(at: end), pointed == nil || pointed == .fromReference(0) {
      return (unit, shift, next)
    }
    guard let pointed else { return nil }
    // "هذا عام", but "نفس العام" and "هذا العام".
    guard defined else { return nil }
    if senses.spells(end, Spelling.mubarak) || senses.spells(end, Spelling.mubaraka) { end += 1 }
    return (unit, pointed, end)
  }

  private func seasonUnit(at token: Int) -> TimeUnit? { nil }
}

extension Spelling {
  static let salat = PackedWord(FoldedText("صلاة").letters)
  static let khutba = PackedWord(FoldedText("خطبة").letters)
  static let imam = PackedWord(FoldedText("إمام").letters)
  static let inda = PackedWord(FoldedText("عند").letters)
  static let bakir = PackedWord(FoldedText("الباكر").letters)
  static let mubaraka = PackedWord(FoldedText("المباركة").letters)
  static let media: [PackedWord] = [
    "المصري", "صحيفة", "جريدة", "أخبار", "الأخبار", "قناة", "موقع", "روسيا", "العربية", "القدس", "وكالة", "دار",
    "الوطن", "مؤسسة", "لبنان",
  ].map { PackedWord(FoldedText($0).letters) }
}

extension LineSenses {
  /// Whether the ordinal goes on as a name of its own ("مايو الأول من نوعه").
  func isCountedByOrdinal(_ token: Int) -> Bool {
    preposition(token + 1) == FunctionWord.min.rawValue && number(token + 2) == nil && !has(token + 2, .scale)
      && !has(token + 2, .timeUnit)
  }

  /// A name of a medium that goes on with "اليوم".
  func isMediaHead(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    let start = Int(line.words[token].stemLetter)
    return Spelling.media.contains { line.tokens.spells(token, from: start, $0) }
  }

  /// Whether morphology takes the word for a verb.
  func isVerb(_ token: Int) -> Bool { token >= 0 && token < count && line.words[token].partOfSpeech == .verb }

  /// Whether quotation marks enclose this one word.
  func isQuoted(_ token: Int) -> Bool {
    switch mark(token - 1) {
    case .leftGuillemet, .rightGuillemet, .straightQuote, .leftQuote, .rightQuote:
      switch mark(token + 1) {
      case .leftGuillemet, .rightGuillemet, .straightQuote, .leftQuote, .rightQuote: true
      default: false
      }
    default: false
    }
  }

  /// ألف، دولار، في المئة، a unit: what makes the number before it a quantity.
  func isQuantified(_ token: Int) -> Bool {
    has(token, .currency) || has(token, .measure) || has(token, .scale) || has(token, .scalePlural)
      || has(token, .timeUnit) || has(token, .timeUnitPlural) || has(token, .percent) || mark(token) == .percent
      || mark(token) == .currency
  }

  /// A word in the accusative ("2000 شخصا") or another sign that the number before it counts.
  func isCountedNoun(_ token: Int) -> Bool {
    guard isWord(token), !isPrefixed(token), !has(token, .timePreposition) else { return false }
    let range = line.tokens.letterRange(token)
    guard range.count > 3, let last = range.last else { return false }
    let letters = line.tokens.letters
    return letters[last] == Letter.alef && letters[last - 1] != Letter.waw && letters[range.lowerBound] != Letter.alef
  }
}
