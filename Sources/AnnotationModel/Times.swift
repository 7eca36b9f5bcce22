/// The four classes of TIMEX3. `rawValue` is the wire name.
public enum TimeType: String, CaseIterable, Sendable {
  case date = "DATE"
  case time = "TIME"
  case duration = "DURATION"
  case set = "SET"
}

/// TIMEX3 modifiers. `rawValue` is the wire name.
public enum TimeModifier: String, CaseIterable, Sendable {
  case before = "BEFORE"
  case after = "AFTER"
  case onOrBefore = "ON_OR_BEFORE"
  case onOrAfter = "ON_OR_AFTER"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
  case start = "START"
  case mid = "MID"
  case end = "END"
  case approximately = "APPROX"
}

/// The calendar a time expression is written in.
public enum CalendarSystem: String, Sendable { case gregorian, hijri }

/// A resolved time expression (TIMEX3).
public struct TimeExpression: Hashable, Sendable {
  /// Unique in the document.
  public var id: String
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// The TIMEX3 class.
  public var type: TimeType
  /// The TIMEX3 value: local clock, no zone inside ("2023-09-05TEV", "P3D", "PAST_REF").
  public var value: String
  public var modifier: TimeModifier?
  /// SET only: how often within the period ("2X").
  public var frequency: String?
  /// SET only: the quantifier ("EVERY").
  public var quantifier: String?
  /// ISO 8601 start of the interval named.
  public var begin: String?
  /// ISO 8601 end of the interval named, exclusive.
  public var finish: String?
  /// The time zone as an ISO offset or IANA name, when the text names one.
  public var zone: String?
  /// The calendar it is written in.
  public var calendar: CalendarSystem
  /// The date in its own calendar ("1445-09-15") when that is not the Gregorian one.
  public var original: String?
  /// `id` of the time this one counts from.
  public var anchor: String?
  /// `id` of the other half of a dual date.
  public var sameAs: String?
  /// The grammar rule that found it.
  public var rule: String
  /// How sure the rule or model is, 0…1.
  public var confidence: Float

  /// A value of the given parts.
  public init(
    id: String, span: TextSpan, type: TimeType, value: String, modifier: TimeModifier? = nil,
    frequency: String? = nil, quantifier: String? = nil, begin: String? = nil, finish: String? = nil,
    zone: String? = nil, calendar: CalendarSystem = .gregorian, original: String? = nil, anchor: String? = nil,
    sameAs: String? = nil, rule: String, confidence: Float = 1
  ) {
    self.id = id
    self.span = span
    self.type = type
    self.value = value
    self.modifier = modifier
    self.frequency = frequency
    self.quantifier = quantifier
    self.begin = begin
    self.finish = finish
    self.zone = zone
    self.calendar = calendar
    self.original = original
    self.anchor = anchor
    self.sameAs = sameAs
    self.rule = rule
    self.confidence = confidence
  }
}

/// A number, ordinal, percentage, sum of money or measure.
public struct Quantity: Hashable, Sendable {
  /// What the number counts. `rawValue` is the wire name.
  public enum Kind: String, CaseIterable, Sendable { case number, ordinal, percent, money, measure }

  /// Unique in the document.
  public var id: String
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// What it is.
  public var kind: Kind
  /// The number in plain decimal notation ("20000", "67.3").
  public var value: String
  /// Currency code (ISO 4217) or unit symbol.
  public var unit: String?
  /// The rule that found it; `hashiya explain` tells what it does.
  public var rule: String

  /// A value of the given parts.
  public init(id: String, span: TextSpan, kind: Kind, value: String, unit: String? = nil, rule: String) {
    self.id = id
    self.span = span
    self.kind = kind
    self.value = value
    self.unit = unit
    self.rule = rule
  }
}
