/// A date as far as an expression gives it; what is missing comes from the reference time.
struct PartialDate: Hashable, Sendable {
  var year: Int?
  var isBeforeChrist = false
  /// 199 for the nineties of the last century; 9 for "التسعينيات" without a century.
  var decade: Int?
  /// 18 for the nineteenth century.
  var century: Int?
  var month: Int?
  var day: Int?
  /// The last day, month or year of a range inside one expression: "28-29 حزيران".
  var lastDay: Int?
  var lastMonth: Int?
  var lastYear: Int?
  /// The numbers of a date all in digits whose order is open.
  var digits: NumericDate?
  /// ISO weekday, 1 is Monday.
  var weekday: Int?
  var isHijri = false
  /// Days from the day of publication: أمس is -1.
  var dayOffset: Int?
  /// The unit that `shift` counts: "العام الماضي".
  var unit: TimeUnit?
  var shift: Shift?
  /// 1 summer, 2 autumn, 3 winter, 4 spring.
  var seasonName: Int?
  /// A part of the year: which one of how many ("الربع الثالث": 3 of 4).
  var part: Int?
  var partsOfYear: Int?
  /// "الأسبوع الأخير من يوليو": which one of `innerUnit` in what the other fields name; -1 is the last.
  var innerUnit: TimeUnit?
  var innerIndex: Int?
  var dayPart: DayPart?
  var clock: ClockTime?
  /// Minutes east of Greenwich; Int.min for "local time".
  var zone: Int?
  /// A feast that moves within the year (see `MovableFeast`).
  var feast: Int?
  /// The year that a well-known day has when none is given ("هجمات 11 سبتمبر").
  var knownYear: Int?
  /// "مثل هذا اليوم": the reference day of another year.
  var isAnniversary = false

  var hasDay: Bool { day != nil || weekday != nil || dayOffset != nil }
}

/// The general direction of a vague expression.
enum TimeReference: Int, Sendable {
  case present = 1
  case past, future
  var value: String {
    switch self {
    case .present: "PRESENT_REF"
    case .past: "PAST_REF"
    case .future: "FUTURE_REF"
    }
  }
}

/// A length: a number of units, or an indefinite one.
struct Length: Hashable, Sendable {
  /// Nil for a fuzzy length ("عقود").
  var count: Int?
  /// The larger bound of a range ("57 إلى 65 يوما").
  var lastCount: Int?
  var unit: TimeUnit
  /// Tenths of the unit beyond `count`: "عام ونصف" is 5.
  var half = false
  /// A finer part that follows: "سنة وستة أشهر".
  var extraCount: Int?
  var extraUnit: TimeUnit?
}

/// How often something recurs.
struct Recurrence: Hashable, Sendable {
  var count = 1
  var unit: TimeUnit
  var weekday: Int?
  var dayPart: DayPart?
  /// Times within each period.
  var frequency: Int?
  var isEvery = false
}

/// What a time expression means before the document is known.
enum TimeMeaning: Hashable, Sendable {
  case date(PartialDate)
  /// Both ends inclusive.
  case range(PartialDate, PartialDate)
  /// A length counted from the reference or from what was named last: sign -1 is قبل, +1 is بعد.
  case offset(Length, sign: Int)
  case duration(Length)
  case set(Recurrence)
  case reference(TimeReference)
}
