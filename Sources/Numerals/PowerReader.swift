import ArabicText
import Lexicons
import Morphology

/// Powers that engineers and accountants write: "1e10", "12.32e+14", "1.1^23", "2.5^-1".
extension QuantityReader {
  /// Takes the power behind the digits just read.
  func readPower(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    guard !senses.spaceBefore(end), let sign = powerSign(at: end) else { return }
    if sign.isCaret {
      guard let value = match.value.power(sign.exponent) else { return }
      match.value = value
    } else {
      guard let value = match.value.scaled(by: sign.exponent) else { return }
      match.value = value
    }
    match.tokens = match.tokens.lowerBound..<sign.end
  }

  /// The exponent behind "e" or "^", with its sign.
  private func powerSign(at token: Int) -> (isCaret: Bool, exponent: Int, end: Int)? {
    guard token < senses.count, token >= 0 else { return nil }
    let count = senses.line.tokens.letterCount(token)
    let isLatin = senses.line.tokens.kinds[token] == .foreign
    guard count <= 3 else { return nil }
    // "e10" is one word of letters and digits.
    if isLatin, count > 1, isE(token), let exponent = digits(after: 1, in: token), exponent <= 40 {
      return (false, exponent, token + 1)
    }
    let isCaret = count == 1 && firstByte(token) == UInt8(ascii: "^")
    guard isCaret || isLatin && count == 1 && isE(token) else { return nil }
    var next = token + 1
    var isNegative = false
    while senses.mark(next) == .plus || senses.mark(next) == .dash, next <= token + 2, !senses.spaceBefore(next) {
      if senses.mark(next) == .dash { isNegative.toggle() }
      next += 1
    }
    guard !senses.spaceBefore(next), let exponent = senses.number(next), exponent <= 40, !senses.isPrefixed(next) else {
      return nil
    }
    return (isCaret, isNegative ? -exponent : exponent, next + 1)
  }

  private func digits(after letters: Int, in token: Int) -> Int? {
    var value = 0
    for letter in senses.line.tokens.letters[senses.line.tokens.letterRange(token)].dropFirst(letters) {
      guard letter >= 0x30, letter <= 0x39 else { return nil }
      value = value * 10 + Int(letter - 0x30)
    }
    return value
  }

  /// Whether the token is the exponent of "1e10".
  func isExponent(_ token: Int) -> Bool { powerSign(at: token) != nil }

  private func isE(_ token: Int) -> Bool {
    let first = firstByte(token)
    return first == UInt8(ascii: "e") || first == UInt8(ascii: "E")
  }

  private func firstByte(_ token: Int) -> UInt8? {
    let range = senses.line.tokens.letterRange(token)
    return range.isEmpty ? nil : senses.line.tokens.letters[range.lowerBound]
  }
}

extension ExactDecimal {
  /// The number multiplied with itself, rounded to 15 significant digits where it has more; nil out of range.
  func power(_ exponent: Int) -> ExactDecimal? {
    guard abs(exponent) <= 40 else { return nil }
    var result = ExactDecimal(1)
    for _ in 0..<abs(exponent) {
      guard let next = result.roundedProduct(with: self) else { return nil }
      result = next
    }
    if exponent < 0 {
      let number = result.normalized
      guard number.coefficient != 0,
        let inverse = ExactDecimal.fraction(1, Int64(number.coefficient.magnitude & UInt64(Int64.max)))
      else { return nil }
      return (number.coefficient < 0 ? inverse.negated : inverse).scaled(by: -number.exponent)
    }
    return result.rounded(to: 15)
  }

  /// The product with as many digits as fit.
  private func roundedProduct(with other: ExactDecimal) -> ExactDecimal? {
    var left = normalized
    let right = other.normalized
    // Digits of the running product go before those of the base.
    while left.coefficient.multipliedReportingOverflow(by: right.coefficient).overflow {
      guard left.coefficient.magnitude >= 1_000_000 else { return nil }
      left = left.droppingDigit
    }
    return ExactDecimal(left.coefficient * right.coefficient, exponent: left.exponent).scaled(by: right.exponent)
  }

  private func rounded(to digits: Int) -> ExactDecimal {
    var result = normalized
    var limit: UInt64 = 1
    for _ in 0..<min(digits, 18) { limit *= 10 }
    while result.coefficient.magnitude >= limit { result = result.droppingDigit }
    return result.normalized
  }

  private var droppingDigit: ExactDecimal {
    let half: Int64 = coefficient < 0 ? -5 : 5
    return ExactDecimal((coefficient / 10) + (coefficient % 10 + half) / 10, exponent: exponent + 1)
  }
}
