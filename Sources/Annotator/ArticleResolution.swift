import AnnotationModel
import ArabicText
import Entities
import Morphology
import Quotations
import Times

/// What an article is resolved from. Two articles with the same premises have the same annotations, so that after an edit
/// the articles that it left alone are not resolved again.
struct ArticlePremises: Sendable {
  /// A non-blank line in its article.
  struct Line: Sendable {
    let analysis: LineAnalysis
    /// Where it starts, from the article's first line.
    let start: Int
    let kind: BlockKind
  }

  let lines: [Line]
  /// The reference time that the caller gives, which is the first article's.
  let givenReferenceTime: String?
  /// Whether the page has text besides furniture.
  let isPage: Bool

  /// Whether the premises are the same, lines compared by identity: an analysis is made once and kept.
  func equal(_ other: ArticlePremises) -> Bool {
    isPage == other.isPage && givenReferenceTime == other.givenReferenceTime && lines.count == other.lines.count
      && zip(lines, other.lines).allSatisfy {
        $0.analysis === $1.analysis && $0.start == $1.start && $0.kind == $1.kind
      }
  }
}

/// An article's annotations, resolved with nothing but its own lines in view.
///
/// Ids count from 1 within the article; offsets are those of the text it was resolved in.
struct ArticleResolution: Sendable {
  let premises: ArticlePremises
  /// Where the article's first line started.
  let start: Int
  let referenceTime: String?
  let times: [TimeExpression]
  let entities: ArticleEntities?
  let quotes: [Quote]
  let quantities: [Quantity]
  let diagnostics: [Diagnostic]

  /// Resolves an article, in the order in which layers need each other: reference time → times → entities → quotes →
  /// diagnostics.
  init(_ premises: ArticlePremises, at start: Int, in text: SourceText, plan: LayerPlan, options: AnnotationOptions) {
    self.premises = premises
    self.start = start
    let placed = premises.lines.map {
      PlacedLine(start: start + $0.start, line: $0.analysis.words, kind: $0.kind, article: 1)
    }
    var findings: [Diagnostic] = []
    (referenceTime, times) = ArticleResolution.times(placed, premises, plan, options, &findings)
    entities =
      plan.runsEntities
      ? EntityResolver.article(
        placed.indices.map { (line: placed[$0], candidates: premises.lines[$0].analysis.entities) }, in: text,
        findsProblems: plan.shown.contains(.diagnostics), minimumConfidence: options.minimumConfidence) : nil
    findings += entities?.diagnostics ?? []
    if plan.runsQuotes {
      let resolved = QuotationResolver.resolve(
        placed.indices.map { (line: placed[$0], candidates: premises.lines[$0].analysis.quotations) },
        entities: entities?.mentions ?? [], index: entities?.index ?? [], in: text)
      quotes = resolved.quotes
      findings += resolved.diagnostics
    } else {
      quotes = []
    }
    quantities = plan.runsQuantities ? ArticleResolution.quantities(placed, premises, outside: times) : []
    diagnostics =
      plan.shown.contains(.diagnostics) ? ArticleResolution.reported(findings, in: text, options: options) : []
  }

  private static func times(
    _ placed: [PlacedLine], _ premises: ArticlePremises, _ plan: LayerPlan, _ options: AnnotationOptions,
    _ findings: inout [Diagnostic]
  ) -> (reference: String?, times: [TimeExpression]) {
    guard plan.runsTimes else { return (premises.givenReferenceTime, []) }
    let resolver = TimeResolver(
      preference: options.preference, dateOrder: options.dateOrder, hijri: options.hijri)
    let lines = placed.indices.map { (line: placed[$0], candidates: premises.lines[$0].analysis.times) }
    let reference = premises.givenReferenceTime ?? resolver.statedReferenceTime(in: lines[...])
    guard plan.resolvesTimes else { return (reference, []) }
    let resolved = resolver.resolve(
      lines, referenceTimes: reference.map { [1: $0] } ?? [:], isPage: premises.isPage)
    findings += resolved.diagnostics
    return (reference, resolved.times)
  }

  /// The findings that the options let through, in text order.
  private static func reported(
    _ findings: [Diagnostic], in text: SourceText, options: AnnotationOptions
  ) -> [Diagnostic] {
    findings.compactMap { finding in
      var finding = finding
      switch options.diagnosticSettings[finding.code] {
      case .off: return nil
      case .severity(let severity): finding.severity = severity
      case nil: break
      }
      let isIgnored = options.ignoredFindings.contains { ignored in
        ignored.code == finding.code && (ignored.text ?? text.string(finding.span)) == text.string(finding.span)
      }
      return isIgnored ? nil : finding
    }.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
  }

  /// The quantities that are not the name of a point in time ("عام 2020" counts nothing); the count of a length of time
  /// is one ("3 سنوات").
  private static func quantities(
    _ placed: [PlacedLine], _ premises: ArticlePremises, outside times: [TimeExpression]
  ) -> [Quantity] {
    var result: [Quantity] = []
    result.reserveCapacity(premises.lines.reduce(0) { $0 + $1.analysis.quantities.count })
    var next = 0
    for (number, line) in premises.lines.enumerated() {
      for quantity in line.analysis.quantities {
        var moved = quantity
        moved.span = quantity.span.shifted(by: placed[number].start)
        while next < times.count, times[next].span.end <= moved.span.start { next += 1 }
        if next < times.count, times[next].span.overlaps(moved.span), !times[next].countsUnits { continue }
        moved.id = AnnotationID.quantity(result.count + 1)
        result.append(moved)
      }
    }
    return result
  }
}

extension TimeExpression {
  /// Whether its numbers count units of time: lengths, and distances in time ("قبل ثلاثة أيام").
  fileprivate var countsUnits: Bool { type == .duration || rule == "offset" }
}
