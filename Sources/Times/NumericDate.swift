import AnnotationModel

/// The numbers of "03/04/2020" or "03/04/05" as written, where more than one order makes a date.
struct NumericDate: Hashable, Sendable {
  var first: Int
  var second: Int
  /// The last number; nil in "03/04".
  var third: Int?
  /// Whether the last number has two digits, so that the first may be the year as well.
  var hasShortYear = false

  /// "24" is 2024, "75" is 1975.
  static func fullYear(_ year: Int) -> Int { year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year }
}

extension PartialDate {
  /// The date as the order has it; where that makes no date, as it was found.
  func read(in order: AnnotationOptions.DateOrder) -> PartialDate {
    guard let digits, order != .dmy else { return self }
    var result = self
    switch order {
    case .dmy: break
    case .mdy: (result.month, result.day) = (digits.first, digits.second)
    case .ymd:
      guard digits.hasShortYear, let third = digits.third else { return self }
      (result.year, result.month, result.day) = (NumericDate.fullYear(digits.first), digits.second, third)
    }
    guard let month = result.month, let day = result.day, month >= 1, month <= 12, day >= 1,
      day <= CivilDate.length(ofMonth: month, year: result.year ?? 2000)
    else { return self }
    return result
  }
}
