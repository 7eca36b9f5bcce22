public import AnnotationModel
import ArabicText
public import Morphology

/// Turns time candidates into TIMEX3 values.
public struct TimeResolver: Sendable {
  private let preference: AnnotationOptions.Preference
  private let dateOrder: AnnotationOptions.DateOrder
  private let hijri: HijriCalendar

  public init(
    preference: AnnotationOptions.Preference, dateOrder: AnnotationOptions.DateOrder = .dmy,
    hijri: AnnotationOptions.HijriReckoning = .umalqura
  ) {
    self.preference = preference
    self.dateOrder = dateOrder
    self.hijri = HijriCalendar(reckoning: hijri)
  }

  private func context(_ reference: ReferenceTime?, _ tense: TimeCandidate.Tense) -> ResolutionContext {
    var context = ResolutionContext(reference: reference, preference: preference, tense: tense)
    context.dateOrder = dateOrder
    context.hijri = hijri
    return context
  }

  /// The date (ISO 8601) that a page header, dateline or article start states as its own, or nil when it states none.
  ///
  /// `lines` are the lines of one article in order with their candidates.
  public func statedReferenceTime(in lines: ArraySlice<(line: PlacedLine, candidates: [TimeCandidate])>) -> String? {
    for entry in lines.prefix(40) {
      let kind = entry.line.kind
      for candidate in entry.candidates {
        guard !candidate.isTerse, case .date(let date) = candidate.meaning, date.day != nil, date.month != nil,
          date.year != nil,
          date.lastDay == nil
        else { continue }
        let isHead = kind == .dateline || kind == .byline || (kind.map { !$0.isBody } ?? false && candidate.isHeader)
        guard isHead || candidate.isPageDate else { continue }
        let context = context(nil, .none)
        let resolved = context.resolve(date)
        return resolved.type == .time && date.clock != nil ? resolved.begin : resolved.interval?.lowerBound.text
      }
    }
    return nil
  }

  /// The time expressions of a document, in text order, and what is wrong with its dates.
  ///
  /// - Parameters:
  ///   - lines: every non-blank line with its candidates, in order.
  ///   - referenceTimes: the reference time of each article that has one.
  ///   - isPage: whether the page has text besides furniture.
  public func resolve(
    _ lines: [(line: PlacedLine, candidates: [TimeCandidate])], referenceTimes: [Int: String],
    isPage: Bool
  ) -> (times: [TimeExpression], diagnostics: [Diagnostic]) {
    let references = referenceTimes.compactMapValues(ReferenceTime.init)
    var walk = ResolutionWalk(blank: context(nil, .none), isPage: isPage)
    for (line, candidates) in lines {
      walk.enter(line, reference: references[line.article])
      for candidate in candidates { walk.resolve(candidate) }
    }
    return (walk.result, walk.diagnostics)
  }
}

/// The state that resolution carries from one expression to the next.
private struct ResolutionWalk {
  /// The context of the options alone.
  private let blank: ResolutionContext
  private(set) var result: [TimeExpression] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reference: ReferenceTime?
  private var article: Int?
  private var lineStart = 0
  /// Where the first word of the line begins.
  private var indent = 0
  /// The last place on the calendar, with the index of its expression and the number of its line.
  private var anchor: (time: ResolvedTime, index: Int, line: Int)?
  private var lineNumber = 0
  /// In lists of links a line that is a date dates the links after it.
  private var listReference: ReferenceTime?
  /// The day of publication as the article's own words have it.
  private var correctedReference: ReferenceTime?
  /// The days that "أمس الخميس" and its kin have tied to weekdays. Read by key only.
  private var namedWeekdays: [Int: CivilDate] = [:]
  private var kind: BlockKind?

  /// Where the last terse reading ends.
  private var terseEnd = 0

  /// Whether the page has text besides furniture.
  private let isPage: Bool

  init(blank: ResolutionContext, isPage: Bool) {
    self.blank = blank
    self.isPage = isPage
  }

  mutating func enter(_ line: PlacedLine, reference: ReferenceTime?) {
    if line.article != article {
      anchor = nil
      listReference = nil
      correctedReference = nil
      namedWeekdays = [:]
    }
    article = line.article
    kind = line.kind
    lineNumber += 1
    lineStart = line.start
    indent = line.line.tokens.starts.first.map(Int.init) ?? 0
    if line.kind == .paragraph || line.kind == .headline { listReference = nil }
    self.reference = listReference ?? correctedReference ?? reference
  }

  mutating func resolve(_ candidate: TimeCandidate) {
    // A terse reading counts for those who ask for it, and then instead of what else was found there.
    if blank.preference == .nearest, candidate.isTerse { return }
    if lineStart + candidate.span.start < terseEnd { return }
    if candidate.isTerse { terseEnd = lineStart + candidate.span.end }
    if isPage, (kind == .chrome && candidate.isMenuWord) || candidate.isLabel { return }
    var context = blank
    context.reference = reference
    context.tense = candidate.tense
    if let anchor, lineNumber - anchor.line <= 1 {
      context.anchor = anchor.time
      context.anchorHeadsLine = anchor.line == lineNumber && result[anchor.index].span.start == lineStart + indent
    } else if let anchor {
      // "العام نفسه" reaches further back than "بعد شهر".
      if case .date(let date) = candidate.meaning, case .fromAnchor = date.shift { context.anchor = anchor.time }
    }
    context.isHeader = candidate.isHeader
    context.isFromEvent = candidate.isFromEvent
    context.isSince = candidate.isSince
    context.namedWeekdays = namedWeekdays
    let resolved = context.resolve(candidate.meaning, modifier: candidate.modifier)
    let index = result.count
    var expression = TimeExpression(
      id: AnnotationID.time(index + 1), span: candidate.span.shifted(by: lineStart), type: resolved.type,
      value: resolved.value, modifier: resolved.modifier, frequency: resolved.frequency,
      quantifier: resolved.quantifier, calendar: resolved.calendar, original: resolved.original, rule: candidate.rule)
    expression.begin = resolved.begin ?? resolved.interval?.lowerBound.text
    expression.finish = resolved.finish ?? resolved.interval?.upperBound.adding(days: 1).text
    if case .date(let date) = candidate.meaning, let zone = date.zone { expression.zone = ResolutionWalk.zone(zone) }
    if resolved.usesAnchor, let anchor { expression.anchor = AnnotationID.time(anchor.index + 1) }
    if candidate.isDualHalf, let previous = result.last, anchor?.line == lineNumber,
      previous.calendar != expression.calendar, let last = result.indices.last
    {
      expression.sameAs = previous.id
      result[last].sameAs = expression.id
      compareHalves(candidate, expression, resolved)
    }
    result.append(expression)
    if case .date(let date) = candidate.meaning,
      let finding = DateDiagnostics(hijri: blank.hijri).finding(
        in: candidate, date.read(in: blank.dateOrder), resolved: resolved, lineStart: lineStart)
    {
      diagnostics.append(finding)
    }
    if resolved.isAnchor { anchor = (resolved, index, lineNumber) }
    noteListDate(candidate, resolved)
    noteWeekday(candidate, resolved)
  }

  /// Compares the halves of a dual date that both name a day; the anchor is the first one.
  private mutating func compareHalves(
    _ candidate: TimeCandidate, _ expression: TimeExpression, _ resolved: ResolvedTime
  ) {
    guard let first = anchor?.time, first.grain == .day, resolved.grain == .day, let day = first.interval?.lowerBound,
      day == first.interval?.upperBound, let other = resolved.interval?.lowerBound,
      other == resolved.interval?.upperBound,
      let finding = DateDiagnostics(hijri: blank.hijri).dualMismatch(
        candidate, first: day, second: other, isHijri: expression.calendar == .hijri, lineStart: lineStart)
    else { return }
    diagnostics.append(finding)
  }

  /// Remembers which day a weekday's name stands for in this article, and the day of publication that "اليوم الجمعة"
  /// gives away when the page's own is that of a later crawl.
  private mutating func noteWeekday(_ candidate: TimeCandidate, _ resolved: ResolvedTime) {
    guard case .date(let date) = candidate.meaning, let weekday = date.weekday, let day = resolved.interval?.lowerBound,
      day.weekday == weekday, date.dayOffset != nil || date.day != nil
    else { return }
    guard let offset = date.dayOffset, let today = reference?.day else { return }
    namedWeekdays[weekday] = day
    let told = day.adding(days: -offset)
    if told < today, today.daysSinceEpoch - told.daysSinceEpoch <= 6, listReference == nil {
      reference?.day = told
      correctedReference = reference
    }
  }

  private mutating func noteListDate(_ candidate: TimeCandidate, _ resolved: ResolvedTime) {
    guard candidate.isHeader, kind != .paragraph, kind != .headline, case .date(let date) = candidate.meaning,
      date.day != nil, date.year != nil, let day = resolved.interval?.lowerBound
    else { return }
    listReference = ReferenceTime(day.text)
  }

  private static func zone(_ minutes: Int) -> String? {
    if minutes == Int.min { return nil }
    if minutes == 0 { return "Z" }
    let sign = minutes < 0 ? "-" : "+"
    return sign + CivilDate.two(abs(minutes) / 60) + ":" + CivilDate.two(abs(minutes) % 60)
  }
}
