import AnnotationModel

/// Findings about dates that cannot be as they are written.
struct DateDiagnostics {
  let hijri: HijriCalendar

  /// What is wrong with one date: `lineStart` is where its line begins.
  func finding(
    in candidate: TimeCandidate, _ date: PartialDate, resolved: ResolvedTime, lineStart: Int
  ) -> Diagnostic? {
    guard let day = date.day, let month = date.month, date.lastDay == nil, date.innerUnit == nil else { return nil }
    return impossible(candidate, date, day, month, lineStart)
      ?? weekdayMismatch(candidate, date, resolved, lineStart)
  }

  /// "31 نيسان", "29 فبراير 2023"
  private func impossible(
    _ candidate: TimeCandidate, _ date: PartialDate, _ day: Int, _ month: Int, _ lineStart: Int
  ) -> Diagnostic? {
    // Sighted months may have a day more than the tables.
    let length = date.isHijri ? 30 : CivilDate.length(ofMonth: month, year: date.year ?? 2000)
    guard day > length, month >= 1, month <= 12 else { return nil }
    var diagnostic = Diagnostic(
      span: candidate.span.shifted(by: lineStart), code: "impossibleDate", severity: .warning,
      message: "This month has only \(length) days.")
    if let pieces = candidate.pieces, let span = pieces.day {
      diagnostic.fix = Diagnostic.Fix(
        title: "Change the day to \(length)",
        edits: [TextEdit(span: span.shifted(by: lineStart), newText: DateDiagnostics.digits(length, pieces.zero))])
    }
    return diagnostic
  }

  /// "الاثنين 5 سبتمبر 2023", which was a Tuesday
  private func weekdayMismatch(
    _ candidate: TimeCandidate, _ date: PartialDate, _ resolved: ResolvedTime, _ lineStart: Int
  ) -> Diagnostic? {
    // Without a year the weekday may be what tells it; sighted Hijri months are a day off at times.
    guard let weekday = date.weekday, date.year != nil, !date.isHijri, let day = resolved.interval?.lowerBound,
      day.weekday != weekday, day == resolved.interval?.upperBound, !fitsAnotherOrder(date, weekday),
      DateDiagnostics.weekdays.indices.contains(day.weekday - 1)
    else { return nil }
    let name = DateDiagnostics.weekdays[day.weekday - 1]
    var diagnostic = Diagnostic(
      span: candidate.span.shifted(by: lineStart), code: "weekdayMismatch", severity: .warning,
      message: "\(day.text) is \(name.english), not \(DateDiagnostics.weekdays[(weekday + 6) % 7].english).")
    if let span = candidate.pieces?.weekday {
      diagnostic.fix = Diagnostic.Fix(
        title: "Change the weekday to \(name.arabic)",
        edits: [TextEdit(span: span.shifted(by: lineStart), newText: name.arabic)])
    }
    return diagnostic
  }

  private func fitsAnotherOrder(_ date: PartialDate, _ weekday: Int) -> Bool {
    guard let digits = date.digits, let year = date.year else { return false }
    let swapped = CivilDate(year: year, month: digits.first, day: digits.second)
    return swapped?.weekday == weekday
  }

  /// "1 محرم 1446 هـ الموافق 20 يوليو 2024": the second half is a day other than the first.
  func dualMismatch(
    _ candidate: TimeCandidate, first: CivilDate, second: CivilDate, isHijri: Bool, lineStart: Int
  ) -> Diagnostic? {
    let distance = abs(first.daysSinceEpoch - second.daysSinceEpoch)
    // A sighted month and the tables differ by a day at times.
    guard distance > 1 else { return nil }
    let lunar = hijri.date(of: first)
    let wrong = hijri.date(of: second)
    let (day, month, year) = isHijri ? (lunar.day, lunar.month, lunar.year) : (first.day, first.month, first.year)
    let keepsMonth =
      isHijri ? (wrong.month, wrong.year) == (month, year) : (second.month, second.year) == (month, year)
    var diagnostic = Diagnostic(
      span: candidate.span.shifted(by: lineStart), code: "dualDateMismatch", severity: .warning,
      message: "The halves of this date are \(distance) days apart.")
    let zero = candidate.pieces?.zero ?? 0x30
    let edit: TextEdit
    if keepsMonth, let span = candidate.pieces?.day {
      edit = TextEdit(span: span.shifted(by: lineStart), newText: DateDiagnostics.digits(day, zero))
    } else {
      let text = [day, month, year].map { DateDiagnostics.digits($0, zero) }.joined(separator: "/")
      edit = TextEdit(span: candidate.span.shifted(by: lineStart), newText: text + (isHijri ? " هـ" : " م"))
    }
    diagnostic.fix = Diagnostic.Fix(title: "Make it the day of the first half", edits: [edit])
    return diagnostic
  }

  private static func digits(_ value: Int, _ zero: UInt32) -> String {
    var text = String.UnicodeScalarView()
    for byte in String(value).utf8 {
      guard byte >= 0x30, byte <= 0x39, let scalar = Unicode.Scalar(zero + UInt32(byte) - 0x30) else { continue }
      text.append(scalar)
    }
    return String(text)
  }

  /// From Monday.
  private static let weekdays: [(arabic: String, english: String)] = [
    ("الاثنين", "a Monday"), ("الثلاثاء", "a Tuesday"), ("الأربعاء", "a Wednesday"), ("الخميس", "a Thursday"),
    ("الجمعة", "a Friday"), ("السبت", "a Saturday"), ("الأحد", "a Sunday"),
  ]
}
