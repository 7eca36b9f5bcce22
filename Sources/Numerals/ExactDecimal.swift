/// A decimal number without rounding: `coefficient` × 10^`exponent`. Operations that do not fit give nil.
package struct ExactDecimal: Hashable, Sendable {
  package var coefficient: Int64
  package var exponent: Int

  package init(_ coefficient: Int64, exponent: Int = 0) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The number of an integer.
  package init(_ value: Int) { self.init(Int64(value)) }

  package static let zero = ExactDecimal(Int64(0))

  /// The product with a power of ten, or nil when it leaves the range of news (10^40).
  package func scaled(by power: Int) -> ExactDecimal? {
    guard coefficient != 0 else { return .zero }
    let (sum, overflow) = exponent.addingReportingOverflow(power)
    guard !overflow, sum <= 40, sum >= -40 else { return nil }
    return ExactDecimal(coefficient, exponent: sum)
  }

  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if other.coefficient == 0 { return self }
    if coefficient == 0 { return other }
    let low = min(exponent, other.exponent)
    guard let mine = coefficient(at: low), let theirs = other.coefficient(at: low) else { return nil }
    let (sum, overflow) = mine.addingReportingOverflow(theirs)
    return overflow ? nil : ExactDecimal(sum, exponent: low).normalized
  }

  package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    guard !overflow else { return nil }
    return ExactDecimal(product, exponent: exponent).scaled(by: other.exponent)?.normalized
  }

  package var negated: ExactDecimal { ExactDecimal(0 &- coefficient, exponent: exponent) }

  /// `numerator` / `denominator` for numbers that are not negative: exact where the fraction ends within 15 significant
  /// digits, rounded to them elsewhere.
  package static func fraction(_ numerator: Int64, _ denominator: Int64) -> ExactDecimal? {
    guard denominator > 0, numerator >= 0, denominator < Int64.max / 10 else { return nil }
    var rest = numerator % denominator
    var result = numerator / denominator
    var exponent = 0
    // One digit more than is kept, for rounding.
    while rest != 0, exponent > -40, result < 1_000_000_000_000_000 {
      result = result * 10 + rest * 10 / denominator
      rest = rest * 10 % denominator
      exponent -= 1
    }
    if rest != 0, result >= 1_000_000_000_000_000, exponent < 0 {
      result = (result + 5) / 10
      exponent += 1
    }
    return ExactDecimal(result, exponent: exponent).normalized
  }

  /// `whole` and `parts` / `denominator`, or nil when that does not fit.
  package static func mixed(_ whole: Int, _ parts: Int, _ denominator: Int) -> ExactDecimal? {
    let (product, overflow) = whole.multipliedReportingOverflow(by: denominator)
    let (sum, sumOverflow) = product.addingReportingOverflow(parts)
    guard !overflow, !sumOverflow else { return nil }
    return fraction(Int64(sum), Int64(denominator))
  }

  /// The value as an integer, or nil when it is none or does not fit.
  package var integer: Int? {
    let plain = normalized
    guard plain.exponent >= 0 else { return nil }
    return plain.coefficient(at: 0).flatMap { Int(exactly: $0) }
  }

  /// The power when the number is a power of ten, else nil.
  package var powerOfTen: Int? {
    var rest = coefficient
    var power = exponent
    while rest >= 10, rest % 10 == 0 {
      rest /= 10
      power += 1
    }
    return rest == 1 ? power : nil
  }

  /// The same number without trailing zeros behind the decimal point.
  package var normalized: ExactDecimal {
    guard coefficient != 0 else { return .zero }
    var result = self
    while result.exponent < 0, result.coefficient % 10 == 0 {
      result.coefficient /= 10
      result.exponent += 1
    }
    return result
  }

  private func coefficient(at target: Int) -> Int64? {
    var value = coefficient
    var steps = exponent - target
    while steps > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      steps -= 1
    }
    return value
  }

  /// Plain decimal notation: "20000", "67.3", "-0.5".
  package var plainString: String {
    if exponent == 0 { return String(coefficient) }
    let number = normalized
    let digits = String(number.coefficient.magnitude)
    let sign = number.coefficient < 0 ? "-" : ""
    if number.exponent >= 0 { return sign + digits + String(repeating: "0", count: number.exponent) }
    let places = -number.exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
