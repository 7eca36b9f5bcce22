public import AnnotationModel

/// Where a date has its weekday and its day of the month, relative to the line's start.
struct DatePieceSpans: Hashable, Sendable {
  var weekday: TextSpan?
  /// Where the day stands in digits.
  var day: TextSpan?
  /// The code point of the zero of those digits.
  var zero: UInt32 = 0x30
}

/// A time expression before resolution: found in its line, without knowledge of the document.
public struct TimeCandidate: Sendable {
  /// Where an ambiguous date lies as its clause has it.
  enum Tense: Sendable { case none, past, future }

  /// Relative to the line's start.
  public var span: TextSpan
  var meaning: TimeMeaning
  var modifier: TimeModifier?
  var tense: Tense
  /// The grammar rule that found it.
  var rule: String
  /// Whether it stands as the other half of a dual date ("الموافق …").
  var isDualHalf: Bool
  /// Whether a measuring from an event without a date follows ("على نشر …").
  var isFromEvent: Bool
  /// Whether it stands at the end of what reads like a dateline or a header line.
  var isHeader: Bool
  /// Whether its place in the line makes it the page's own date: a header, a dateline, "نشر في".
  var isPageDate: Bool
  /// Whether "منذ" stands before it: a length that reaches up to now.
  var isSince: Bool
  /// The pieces that a correction would replace; nil when the date has no day of a month.
  var pieces: DatePieceSpans?
  /// Whether it ends a line of three words or less ("المملكة اليوم", a column headed "الخميس").
  var endsShortLine: Bool

  /// Whether news would not read it so (see `TimeParser.terseMatch`).
  var isTerse: Bool { rule == "terse" }

  /// Whether it is a bare day that heads or names something rather than dating it, when the page has text elsewhere.
  var isLabel: Bool {
    guard endsShortLine, case .date(let date) = meaning, date.dayPart == nil, date.clock == nil, date.month == nil
    else {
      return false
    }
    return date.dayOffset == 0 || (date.weekday != nil && date.dayOffset == nil)
  }

  /// Whether it is the kind of word that menus are made of ("المملكة اليوم", "كأس 2017"): no time in page furniture.
  var isMenuWord: Bool {
    switch meaning {
    case .date(let date):
      (date.month == nil || date.day == nil) && date.zone == nil && date.lastYear == nil
    case .range(let first, _): first.clock != nil && !first.hasDay
    case .offset: false
    case .duration, .set, .reference: true
    }
  }
}
