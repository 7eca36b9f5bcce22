/// The form of a reference time: an ISO 8601 date, or date-time with any fraction and an optional offset.
///
/// `2024-05-01`, `2024-05-01T09:30`, `2024-05-01T09:30:00.25+03:00`, `2024-05-01T06:30Z`.
package enum ReferenceTime {
  /// The form as a message names it.
  package static let form = "an ISO date or date-time such as 2024-05-01 or 2024-05-01T09:30:00+03:00"

  /// Whether the text has the form and names a day and a time that exist.
  package static func isValid(_ text: String) -> Bool {
    var scanner = DigitScanner(Array(text.utf8))
    guard let year = scanner.number(digits: 4), scanner.take("-"), let month = scanner.number(digits: 2),
      scanner.take("-"), let day = scanner.number(digits: 2), (1...12).contains(month), day >= 1,
      day <= days(inMonth: month, ofYear: year)
    else { return false }
    return scanner.isAtEnd || isTime(&scanner)
  }

  private static func isTime(_ scanner: inout DigitScanner) -> Bool {
    guard scanner.take("T"), let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return false }
    if scanner.take(":") {
      guard let second = scanner.number(digits: 2), second <= 60 else { return false }
      if scanner.take("."), !scanner.skipDigits() { return false }
    }
    return scanner.isAtEnd || isOffset(&scanner)
  }

  private static func isOffset(_ scanner: inout DigitScanner) -> Bool {
    if scanner.take("Z") { return scanner.isAtEnd }
    guard scanner.take("+") || scanner.take("-"), let hour = scanner.number(digits: 2), hour <= 14 else { return false }
    if scanner.isAtEnd { return true }
    _ = scanner.take(":")
    guard let minute = scanner.number(digits: 2), minute < 60 else { return false }
    return scanner.isAtEnd
  }

  private static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Reads ASCII digits and separators from the front of a byte string.
private struct DigitScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  /// A number of exactly that many digits.
  mutating func number(digits: Int) -> Int? {
    guard bytes.count - position >= digits else { return nil }
    var value = 0
    for _ in 0..<digits {
      let digit = bytes[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }

  /// Moves past a run of digits; false when there is none.
  mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position > start
  }
}
