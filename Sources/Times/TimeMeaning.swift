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
  /// "أول جمعة من رمضان": the weekday that `innerIndex` counts.
  var innerWeekday: Int?
  /// Whether `innerIndex` is a number of units ("الأشهر التسعة الأولى"), from the end when negative.
  var isInnerSpan = false
  /// "عطلة نهاية الأسبوع"
  var isWeekend = false
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

/// A further part of a length: "ستة أشهر" in "سنة وستة أشهر".
struct LengthPart: Hashable, Sendable {
  var count: Int
  var unit: TimeUnit
}

/// A length: a number of units, or an indefinite one.
struct Length: Hashable, Sendable {
  /// Nil for a fuzzy length ("عقود").
  var count: Int?
  /// The larger bound of a range ("57 إلى 65 يوما").
  var lastCount: Int?
  var unit: TimeUnit
  /// Half a unit beyond `count`: "عام ونصف".
  var half = false
  /// Finer parts that follow, or coarser ones: "سنة وستة أشهر", "يومين وشهر".
  var parts: [LengthPart] = []
  /// -1 for a length that ends at the reference time ("العامين الماضيين"), 1 for one that begins there.
  var direction: Int?
  /// Whether it counts from the time last named, not from the reference time: "بعد ذلك بيومين".
  var isAnchored = false

  /// Takes one more part; the coarsest unit stays the length's own.
  mutating func add(_ part: LengthPart) {
    guard let count, part.unit > unit else {
      parts.append(part)
      return
    }
    parts.append(LengthPart(count: count, unit: unit))
    (self.count, unit) = (part.count, part.unit)
  }

  /// All parts, the coarsest first; empty for a fuzzy length.
  var allParts: [LengthPart] {
    guard let count else { return [] }
    return ([LengthPart(count: count, unit: unit)] + parts).sorted { $0.unit > $1.unit }
  }

  /// The finest unit counted.
  var finestUnit: TimeUnit { parts.reduce(unit) { min($0, $1.unit) } }
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

/// What a time expression means before the document is known. Dates are boxed: they are large, and matches are passed
/// around more often than they are made.
enum TimeMeaning: Hashable, Sendable {
  indirect case date(PartialDate)
  /// Both ends inclusive.
  indirect case range(PartialDate, PartialDate)
  /// A length counted from the reference or from what was named last: sign -1 is قبل, +1 is بعد.
  case offset(Length, sign: Int)
  case duration(Length)
  case set(Recurrence)
  case reference(TimeReference)
}
