import ArabicText
import Lexicons
import Morphology
import Numerals

/// Readers of the pieces of a date. Each gives the value and the token after the piece, or nil.
extension TimeParser {
  /// A day of the month: "15", "الخامس عشر", "الحادي والعشرين", "٢٥".
  func dayNumber(at token: Int) -> (day: Int, end: Int)? {
    if let number = senses.number(token), senses.digitCount(token) <= 2 {
      return number >= 1 && number <= 31 ? (number, token + 1) : nil
    }
    if let number = senses.gluedNumber(token), number >= 1, number <= 31 { return (number, token + 1) }
    if senses.has(token, .cardinal) || senses.has(token, .cardinalPart), let number = numbers.parse(at: token),
      let day = number.value.integer, day >= 1, day <= 31, !senses.hasArticle(token),
      month(at: number.tokens.upperBound) != nil
    {
      // "واحد وعشرين مايو"
      return (day, number.tokens.upperBound)
    }
    if let ordinal = ordinals.parse(at: token) {
      return ordinal.value <= 31 ? (ordinal.value, ordinal.tokens.upperBound) : nil
    }
    return nil
  }

  /// A year after its noun or a month: four digits, or "ألفين وعشرة"; with "م", "هـ", "ق.م" behind it.
  func year(at token: Int, named: Bool) -> (year: Int, isHijri: Bool, isBC: Bool, end: Int)? {
    var open = token
    if senses.mark(token) == .openParenthesis, senses.mark(token + 2) == .closeParenthesis { open += 1 }
    var value: Int
    var end: Int
    if let number = senses.number(open) {
      let digits = senses.digitCount(open)
      guard digits == 4 || (named && digits >= 1 && digits <= 4) else { return nil }
      // "1.5", "20,000" are no years.
      if !isWholeNumber(open) { return nil }
      value = number
      end = open + 1
    } else {
      guard named || senses.has(token, .scale) || senses.has(token, .scaleDual),
        let number = numbers.parse(at: token), let integer = number.value.integer, integer >= 1, integer < 2500
      else { return nil }
      value = integer
      end = number.tokens.upperBound
      // "عام مئتين وسبعة وستين", but not "عام خمسة ملاعب".
      if integer < 1000, era(at: end) == nil {
        guard named, integer > 100, number.tokens.count > 1, endsPhrase(end) else { return nil }
        return (value, false, false, end)
      }
    }
    if open > token { end += 1 }
    let era = self.era(at: end)
    if value < 1000, era == nil {
      guard named, endsPhrase(end) else { return nil }
      switch senses.digitCount(open) {
      // "عام 67": the century is the one that news speaks of.
      case 2 where value > 20: value += value < 30 ? 2000 : 1900
      // "عام 247": a year of old.
      case 3: break
      default: return nil
      }
    }
    guard value > 0, value < 3000 else { return nil }
    return (value, era?.code == 2, era?.code == 3, era?.end ?? end)
  }

  /// Whether the digits of a token do not go on behind a decimal point, a comma or a slash.
  func isWholeNumber(_ token: Int) -> Bool {
    let mark = senses.mark(token + 1)
    guard !senses.spaceBefore(token + 1), !senses.spaceBefore(token + 2) else { return true }
    if mark == .period || mark == .comma || mark == .decimalSeparator || mark == .thousandsSeparator || mark == .slash {
      return senses.number(token + 2) == nil
    }
    return mark != .percent
  }

  /// "م", "هـ", "ميلادية", "ق.م", "قبل الميلاد": 1 CE, 2 AH, 3 BC.
  func era(at token: Int) -> (code: Int, end: Int)? {
    if isWord(token, .qabla), senses.value(token + 1, .era) == 4 { return (3, token + 2) }
    guard let code = senses.value(token, .era) else { return nil }
    switch code {
    case 1: return senses.isPrefixed(token) && senses.firstLetter(token) == Letter.waw ? nil : (1, token + 1)
    case 2: return (2, token + 1)
    case 3:
      let next = skip(.period, at: token + 1)
      guard senses.value(next, .era) == 1 else { return nil }
      // The second point may be that of the sentence.
      let isDotted =
        senses.mark(next + 1) == .period && !senses.spaceBefore(next + 1) && senses.isWord(next + 2)
      return (3, isDotted ? next + 2 : next + 1)
    default: return nil
    }
  }

  /// "D/M/Y", "Y/M/D", "D-M-Y", "1 / 12 / 2020", with month names between dashes too.
  func numericDate(at token: Int) -> (date: PartialDate, end: Int)? {
    guard let first = senses.number(token) else { return nil }
    let separator = senses.mark(token + 1)
    guard separator == .slash || separator == .dash || separator == .period || separator == .backslash else {
      return nil
    }
    var date = PartialDate()
    if separator == .dash || separator == .slash, let month = month(at: token + 2), !month.isHijri,
      senses.mark(month.end) == separator, let year = senses.number(month.end + 1),
      senses.digitCount(month.end + 1) == 4
    {
      guard first >= 1, first <= 31 else { return nil }
      (date.day, date.month, date.year) = (first, month.month, year)
      return (date, month.end + 2)
    }
    guard let second = senses.number(token + 2) else { return nil }
    guard senses.mark(token + 3) == separator, let third = senses.number(token + 4) else {
      return dayAndMonth(at: token, first, second)
    }
    if separator == .period, senses.spaceBefore(token + 1) || senses.spaceBefore(token + 2) { return nil }
    let digits = (senses.digitCount(token), senses.digitCount(token + 2), senses.digitCount(token + 4))
    guard digits.1 <= 2 else { return nil }
    if digits.0 == 4, digits.2 <= 2 {
      (date.year, date.month, date.day) = (first, second, third)
    } else if digits.0 <= 2, digits.2 == 4 || (digits.2 == 2 && separator != .period) {
      let year = digits.2 == 2 ? NumericDate.fullYear(third) : third
      date.digits = NumericDate(first: first, second: second, third: third, hasShortYear: digits.2 == 2)
      // D/M/Y; a month above twelve tells that the other order is meant, a day above 31 that the year comes first.
      if first > 31, digits.2 == 2 {
        (date.year, date.month, date.day) = (NumericDate.fullYear(first), second, third)
      } else {
        (date.year, date.month, date.day) = second > 12 && first <= 12 ? (year, first, second) : (year, second, first)
      }
    } else {
      return nil
    }
    guard let month = date.month, let day = date.day, month >= 1, month <= 12, day >= 1, day <= 31 else { return nil }
    // The digits must end here: "1-2-2020-5" is a telephone number or a code.
    if senses.mark(token + 5) == separator, senses.number(token + 6) != nil, !senses.spaceBefore(token + 6) {
      return nil
    }
    if let year = date.year, year >= 1300, year < 1500 { date.isHijri = true }
    var end = token + 5
    if let era = era(at: end) {
      if era.code == 2 { date.isHijri = true }
      end = era.end
    }
    return (date, end)
  }

  /// "22/04", "يوم 15/2": day and month without a year, where neither a fraction nor a score is meant.
  private func dayAndMonth(at token: Int, _ first: Int, _ second: Int) -> (date: PartialDate, end: Int)? {
    if let date = dayMonthCommaYear(at: token, first, second) { return date }
    guard senses.mark(token + 1) == .slash, !senses.spaceBefore(token + 1), !senses.spaceBefore(token + 2),
      senses.digitCount(token) <= 2, senses.digitCount(token + 2) <= 2, senses.mark(token - 1) != .slash,
      endsPhrase(token + 3), !(first == 24 && second == 7)
    else { return nil }
    let asked = asksForTime(token - 1) || isDayNoun(token - 1) || senses.has(token - 1, .weekday)
    let padded = (senses.digitCount(token) == 2 && first < 10) || (senses.digitCount(token + 2) == 2 && second < 10)
    guard asked || padded || first > 12 && senses.isVerb(token - 1) else { return nil }
    var date = PartialDate()
    (date.day, date.month) = second > 12 && first <= 12 ? (second, first) : (first, second)
    date.digits = NumericDate(first: first, second: second)
    guard let day = date.day, let month = date.month, day >= 1, day <= 31, month >= 1, month <= 12, asked || day > 12
    else {
      return nil
    }
    return (date, token + 3)
  }

  /// "11/12, 2016", "08/12، 2015"
  private func dayMonthCommaYear(at token: Int, _ first: Int, _ second: Int) -> (date: PartialDate, end: Int)? {
    guard senses.mark(token + 1) == .slash, senses.mark(token + 3) == .comma, senses.digitCount(token + 4) == 4,
      senses.digitCount(token) <= 2, senses.digitCount(token + 2) <= 2, let year = senses.number(token + 4),
      year >= 1900, year <= 2100, isWholeNumber(token + 4), !senses.isQuantified(token + 5)
    else { return nil }
    var date = PartialDate()
    date.year = year
    (date.day, date.month) = second > 12 && first <= 12 ? (second, first) : (first, second)
    date.digits = NumericDate(first: first, second: second, third: year)
    guard let day = date.day, let month = date.month, day >= 1, day <= 31, month >= 1, month <= 12 else { return nil }
    return (date, token + 5)
  }

  /// الماضي، المقبل، الجاري …
  func shift(at token: Int) -> Shift? {
    guard !senses.isPrefixed(token), let code = senses.value(token, .shift) else { return nil }
    switch code {
    case -1, 0, 1: return .fromReference(code)
    case -2: return .fromAnchor(-1)
    case 2: return .fromAnchor(1)
    case 5: return .fromAnchor(0)
    case -3: return .latest
    case 3: return .new
    default: return nil
    }
  }

  /// "الماضي", and the one beyond: "قبل الماضي", "ما قبل الماضي", "بعد المقبل"; with the token after it.
  func shiftPhrase(at token: Int) -> (shift: Shift, end: Int)? {
    if let shift = shift(at: token) { return (shift, token + 1) }
    let head = isWord(token, .ma) ? token + 1 : token
    guard !senses.isPrefixed(head), let shift = shift(at: head + 1) else { return nil }
    switch shift {
    case .fromReference(-1) where isWord(head, .qabla): return (.fromReference(-2), head + 2)
    case .fromReference(1) where isWord(head, .bada), .fromAnchor(1) where isWord(head, .bada):
      return (.fromReference(2), head + 2)
    default: return nil
    }
  }

  /// هذا، هذه before a unit: the present one; ذلك: the one named last.
  func demonstrative(at token: Int) -> Shift? {
    switch senses.value(token, .pointingWord) {
    case 1: .fromReference(0)
    case 2, 3: .fromAnchor(0)
    default: nil
    }
  }
}

extension LineSenses {
  /// Whether the word, prefixes left out, begins with the letter code as written.
  func letters(_ token: Int, begin letter: UInt8) -> Bool {
    guard token >= 0, token < count else { return false }
    let index = line.tokens.letterRange(token).lowerBound + prefixLetters(token)
    return line.tokens.letters.indices.contains(index) && line.tokens.letters[index] == letter
  }
}
