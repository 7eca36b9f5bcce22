import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Fractions in words, alone and behind whole numbers.
extension QuantityReader {
  /// "ونصف", "و ربع", "وثلاثة أرباع", "على ثلاثة", "3/4"
  func readFraction(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    let next = senses.isLoneWaw(end) ? end + 1 : end
    if senses.followsWaw(next), let fraction = namedFraction(at: next) {
      var sum =
        match.value.integer.flatMap { whole in
          ExactDecimal.mixed(whole, fraction.parts, fraction.whole)
        } ?? match.value.adding(fraction.value)
      // "مليون ونصف" is a million and a half of it.
      if let scale = senses.value(end - 1, .scale), let part = fraction.value.scaled(by: scale) {
        sum = match.value.adding(part)
      }
      if let sum {
        match.value = sum
        match.tokens = match.tokens.lowerBound..<fraction.end
      }
      return
    }
    let isOutOf =
      senses.spells(end, NumeralSpelling.min) && !senses.isDigits(match.tokens.lowerBound)
      && !senses.isDigits(end + 1) && !senses.hasArticle(end + 1) && !senses.isPrefixed(end + 1)
    if senses.spells(end, NumeralSpelling.ala) || isOutOf, !senses.isPrefixed(end),
      let whole = numbers.parse(at: end + 1),
      let numerator = match.value.integer, let denominator = whole.value.integer, denominator > 1,
      !isOutOf || numerator < denominator, let value = ExactDecimal.fraction(Int64(numerator), Int64(denominator))
    {
      match.value = value
      match.tokens = match.tokens.lowerBound..<whole.tokens.upperBound
    }
  }

  /// "نصف", "ثلاثة أرباع", "ثلثا"
  func fractionNumber(at token: Int) -> QuantityMatch? {
    if let dozen = senses.value(token, .dozen) {
      return QuantityMatch(kind: .number, value: ExactDecimal(dozen), rule: "number", tokens: token..<token + 1)
    }
    guard let fraction = namedFraction(at: token) else { return nil }
    var match = QuantityMatch(kind: .number, value: fraction.value, rule: "fraction", tokens: token..<fraction.end)
    readDozens(&match)
    return match
  }

  private func namedFraction(at token: Int) -> (value: ExactDecimal, parts: Int, whole: Int, end: Int)? {
    if let code = senses.value(token, .fraction) {
      // خمس, سبع, تسع, عشر are numbers first, and fractions before what has the article ("خمس السكان").
      if code > 300 { return nil }
      if senses.has(token, .cardinal), code > 200 || !dividesDefinite(token) { return nil }
      let parts = code > 200 ? 2 : 1
      let whole = code > 200 ? code - 200 : code
      guard let value = ExactDecimal.fraction(Int64(parts), Int64(whole)) else { return nil }
      return (value, parts, whole, token + 1)
    }
    // "ثلاثة أرباع", "خمسة أسداس"
    if let count = senses.value(token, .cardinal), count >= 3, count <= 10,
      let code = senses.value(token + 1, .fraction),
      code > 300, !senses.isPrefixed(token + 1), let value = ExactDecimal.fraction(Int64(count), Int64(code - 300))
    {
      return (value, count, code - 300, token + 2)
    }
    return nil
  }

  /// Whether a word that is a number as well divides what follows: "خمس السكان", but not "خمس العشرون".
  private func dividesDefinite(_ token: Int) -> Bool {
    !senses.hasArticle(token) && senses.hasArticle(token + 1) && !senses.isPrefixed(token + 1)
      && !senses.has(token + 1, .cardinal) && !senses.has(token + 1, .ordinal) && !senses.has(token + 1, .scale)
      && !senses.has(token + 1, .scalePlural)
  }

  /// "ثلاثة وعشرون خمس", "مئة وثلاثون أخماس": more than ten parts.
  func readCountedFraction(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    guard let count = match.value.integer, count > 10, !senses.isPrefixed(end),
      let code = senses.value(end, .fraction), code < 200 || code > 300, !senses.hasArticle(end)
    else {
      readJoinedFraction(&match)
      return
    }
    let whole = code > 300 ? code - 300 : code
    // "عشرون ربع" may be quarters of a match: only the singular that numbers above ten take, or a plural.
    guard whole >= 3, whole <= 10, let value = ExactDecimal.fraction(Int64(count), Int64(whole)) else { return }
    match.value = value
    match.rule = "fraction"
    match.tokens = match.tokens.lowerBound..<end + 1
  }

  /// "ثلاثة وخمس" at the end of its phrase, "مئة وثلاثون وخمسين" where fifty has no room.
  private func readJoinedFraction(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    let next = senses.isLoneWaw(end) ? end + 1 : end
    guard senses.followsWaw(next), senses.has(next, .cardinal), let code = senses.value(next, .fraction), code < 300,
      let whole = match.value.integer, whole < 1_000_000_000
    else { return }
    let parts = code > 200 ? 2 : 1
    let denominator = code > 200 ? code - 200 : code
    let fits = parts == 2 ? whole % 100 >= 20 : next + 1 >= senses.count || senses.mark(next + 1) == .period
    guard fits, let value = ExactDecimal.mixed(whole, parts, denominator) else { return }
    match.value = value
    match.tokens = match.tokens.lowerBound..<next + 1
  }

  /// "جزء من مئة", "عشرة أجزاء من مليون": parts of a whole that is a bare number.
  func readParts(_ match: inout QuantityMatch) {
    guard let count = match.value.integer, count > 0, let whole = wholeOfParts(at: match.tokens.upperBound) else {
      return
    }
    // "مئتان وثلاثة أجزاء من مئة" are two hundred and three hundredths.
    let isMixed = count > whole.value && count % whole.value != 0 && !senses.isDigits(match.tokens.lowerBound)
    let value =
      isMixed
      ? ExactDecimal.mixed(count - count % whole.value, count % whole.value, whole.value)
      : ExactDecimal.fraction(Int64(count), Int64(whole.value))
    guard let value else { return }
    match.value = value
    match.rule = "fraction"
    match.tokens = match.tokens.lowerBound..<whole.end
  }

  /// "جزء من مئة" without a number before it.
  func parts(at token: Int) -> QuantityMatch? {
    guard let whole = wholeOfParts(at: token), let value = ExactDecimal.fraction(1, Int64(whole.value)) else {
      return nil
    }
    return QuantityMatch(kind: .number, value: value, rule: "fraction", tokens: token..<whole.end)
  }

  private func wholeOfParts(at token: Int) -> (value: Int, end: Int)? {
    guard senses.spells(token + 1, NumeralSpelling.min), !senses.isPrefixed(token), !senses.hasArticle(token + 2),
      senses.has(token, .partNoun), let number = numbers.parse(at: token + 2), let whole = number.value.integer,
      whole > 1
    else { return nil }
    return (whole, number.tokens.upperBound)
  }

}
