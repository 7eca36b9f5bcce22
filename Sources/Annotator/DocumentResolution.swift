import AnnotationModel
import ArabicText
import Entities
import Morphology
import Quotations
import Sections
import Times

/// Resolution over the document, in the order in which layers need each other: kinds and articles → reference times →
/// times → entities → quotes → diagnostics.
struct DocumentResolution {
  /// A non-blank line at its place.
  private struct Line {
    let number: Int
    let start: Int
    let analysis: LineAnalysis
  }

  private let text: SourceText
  private let lines: [Line]
  private let plan: LayerPlan
  private let options: AnnotationOptions

  /// - Parameter analyses: one entry for each line of the text, nil for blank lines.
  init(_ text: SourceText, _ analyses: [LineAnalysis?], plan: LayerPlan, options: AnnotationOptions) {
    self.text = text
    self.plan = plan
    self.options = options
    var lines: [Line] = []
    lines.reserveCapacity(analyses.count)
    for (number, analysis) in analyses.enumerated() {
      guard let analysis else { continue }
      lines.append(Line(number: number, start: text.lineStarts[number], analysis: analysis))
    }
    self.lines = lines
  }

  func document() -> AnnotatedDocument {
    let language = LanguageIdentifier.language(of: lines.lazy.map(\.analysis.words))
    var document = AnnotatedDocument(language: language, referenceTime: options.referenceTime)
    var sections = SectionResolver.resolve(
      lines.map {
        SectionResolver.Line(
          number: $0.number, span: $0.analysis.span.shifted(by: $0.start), line: $0.analysis.words,
          features: $0.analysis.features)
      }, in: text)
    // A text of digits and marks alone is in no language; its numbers and dates are read all the same.
    if language == "ar" || !hasWords {
      fillLayers(of: &document, blocks: sections.blocks, articles: &sections.articles)
    } else {
      fillLayersWithNothing(of: &document)
    }
    if plan.shown.contains(.sections) {
      document.blocks = sections.blocks
      document.articles = sections.articles
      document.sections = sections.sections
    }
    if plan.shown.contains(.sentences) { document.sentences = sentences() }
    return document
  }

  private var hasWords: Bool {
    lines.contains { $0.analysis.words.tokens.kinds.contains { $0 == .word || $0 == .foreign } }
  }

  private func fillLayers(of document: inout AnnotatedDocument, blocks: [Block], articles: inout [Article]) {
    let placed = zip(lines, blocks).map { line, block in
      PlacedLine(start: line.start, line: line.analysis.words, kind: block.kind, article: block.article)
    }
    let (times, timeFindings) = resolveTimes(placed, articles: &articles)
    let (mentions, index) = resolveEntities(placed)
    let (quotes, quoteFindings) = resolveQuotes(placed, mentions, index)
    if plan.shown.contains(.entities) { (document.entities, document.entityIndex) = (mentions, index) }
    if plan.shown.contains(.times) { document.times = times }
    if plan.shown.contains(.quantities) { document.quantities = quantities(outside: times) }
    if plan.shown.contains(.quotes) { document.quotes = quotes }
    if plan.shown.contains(.diagnostics) { document.diagnostics = reported(timeFindings + quoteFindings) }
  }

  /// A text that is not Arabic: the layers asked for are there and empty.
  private func fillLayersWithNothing(of document: inout AnnotatedDocument) {
    if plan.shown.contains(.entities) { (document.entities, document.entityIndex) = ([], []) }
    if plan.shown.contains(.times) { document.times = [] }
    if plan.shown.contains(.quantities) { document.quantities = [] }
    if plan.shown.contains(.quotes) { document.quotes = [] }
    if plan.shown.contains(.diagnostics) { document.diagnostics = [] }
  }

  private func resolveTimes(_ placed: [PlacedLine], articles: inout [Article]) -> (
    times: [TimeExpression], diagnostics: [Diagnostic]
  ) {
    guard plan.runsTimes else { return ([], []) }
    let resolver = TimeResolver(
      preference: options.preference, dateOrder: options.dateOrder, hijri: options.hijri)
    let lines = zip(placed, lines).map { (line: $0, candidates: $1.analysis.times) }
    var referenceTimes: [Int: String] = [:]
    // Articles come in order and their lines are contiguous.
    var start = 0
    for index in articles.indices {
      let id = articles[index].id
      while start < lines.count, lines[start].line.article < id { start += 1 }
      var end = start
      while end < lines.count, lines[end].line.article == id { end += 1 }
      let stated = resolver.statedReferenceTime(in: lines[start..<end])
      articles[index].referenceTime = id == 1 ? options.referenceTime ?? stated : stated
      referenceTimes[id] = articles[index].referenceTime
      start = end
    }
    return resolver.resolve(lines, referenceTimes: referenceTimes)
  }

  private func resolveEntities(_ placed: [PlacedLine]) -> (mentions: [EntityMention], index: [IndexedEntity]) {
    guard plan.runsEntities else { return ([], []) }
    return EntityResolver.resolve(zip(placed, lines).map { (line: $0, candidates: $1.analysis.entities) }, in: text)
  }

  private func resolveQuotes(
    _ placed: [PlacedLine], _ mentions: [EntityMention], _ index: [IndexedEntity]
  ) -> (quotes: [Quote], diagnostics: [Diagnostic]) {
    guard plan.runsQuotes else { return ([], []) }
    return QuotationResolver.resolve(
      zip(placed, lines).map { (line: $0, candidates: $1.analysis.quotations) }, entities: mentions, index: index,
      in: text)
  }

  /// The findings that the options let through, in text order.
  private func reported(_ findings: [Diagnostic]) -> [Diagnostic] {
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

  private func sentences() -> [TextSpan] {
    lines.flatMap { line in
      Sentences.ranges(in: line.analysis.words.tokens).map {
        line.analysis.words.tokens.span($0).shifted(by: line.start)
      }
    }
  }

  /// The quantities that are not part of a time expression ("عام 2020" counts nothing).
  private func quantities(outside times: [TimeExpression]) -> [Quantity] {
    var result: [Quantity] = []
    var next = 0
    for line in lines {
      for quantity in line.analysis.quantities {
        var moved = quantity
        moved.span = quantity.span.shifted(by: line.start)
        while next < times.count, times[next].span.end <= moved.span.start { next += 1 }
        if next < times.count, times[next].span.overlaps(moved.span) { continue }
        moved.id = "n\(result.count + 1)"
        result.append(moved)
      }
    }
    return result
  }
}
