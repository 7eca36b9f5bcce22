import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology
import Numerals
import Quotations
import Sections
import Times

/// Everything that a line says by itself: a pure function of the line's bytes, the layers asked for and the lexicon.
///
/// All spans count from the line's start, so that the analysis survives edits to other lines. A class, because resolution
/// knows by its identity that a line has not changed.
final class LineAnalysis: Sendable {
  let words: AnalyzedLine
  /// The line without outer white space.
  let span: TextSpan
  let features: LineFeatures
  let times: [TimeCandidate]
  let quantities: [Quantity]
  let entities: [EntityCandidate]
  let quotations: QuotationCandidates

  init(
    words: AnalyzedLine, span: TextSpan, features: LineFeatures, times: [TimeCandidate], quantities: [Quantity],
    entities: [EntityCandidate], quotations: QuotationCandidates
  ) {
    self.words = words
    self.span = span
    self.features = features
    self.times = times
    self.quantities = quantities
    self.entities = entities
    self.quotations = quotations
  }
}

/// Analyses lines one by one.
struct LineAnalyzer: Sendable {
  private let lexicon: Lexicon
  private let plan: LayerPlan
  private let sections = SectionTagger()
  private let times = TimeTagger()
  private let quantities = QuantityTagger()
  private let entities = EntityTagger()
  private let quotations = QuotationTagger()

  init(lexicon: Lexicon, plan: LayerPlan) {
    self.lexicon = lexicon
    self.plan = plan
  }

  /// The analysis of the text's bytes in `line`, of which the page's mark-up says `hints`, or nil for a blank line.
  func analyze(_ text: SourceText, _ line: TextSpan, hints: StructureHints.Line? = nil) -> LineAnalysis? {
    guard !line.isEmpty else { return nil }
    let words = AnalyzedLine(text, in: line, lexicon: lexicon)
    guard words.count > 0 else { return nil }
    // Numbers are read once for both layers.
    let senses = plan.runsTimes || plan.runsQuantities ? LineSenses(words) : nil
    return LineAnalysis(
      words: words, span: words.tokens.span(0..<words.count), features: sections.analyze(words, hints: hints),
      times: plan.runsTimes ? senses.map(times.analyze) ?? [] : [],
      quantities: plan.runsQuantities ? senses.map(quantities.analyze) ?? [] : [],
      entities: plan.runsEntities ? UserNames.merged(into: entities.analyze(words), words) : [],
      quotations: plan.runsQuotes ? quotations.analyze(words) : QuotationCandidates())
  }
}
