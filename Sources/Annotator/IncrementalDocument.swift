public import AnnotationModel
public import ArabicText

/// A document that is being edited: an edit re-analyses its lines and re-resolves its article, the rest is kept.
///
/// At any moment `annotations()` equals what `Annotator.annotate` gives for the same text.
public struct IncrementalDocument: Sendable {
  public private(set) var text: SourceText
  /// How many lines have been analysed since the document was opened; shows that an edit costs its own lines only.
  public private(set) var analyzedLineCount = 0

  private let annotator: Annotator
  private var options: AnnotationOptions
  private var plan: LayerPlan
  private(set) var lines: [LineAnalysis?]
  /// The articles as they were when all layers were last asked for; nil before that.
  private var articles: [ArticleResolution]?
  /// The articles as they were when fewer layers were last asked for, and by which plan.
  private var fewer: (plan: LayerPlan, articles: [ArticleResolution])?

  /// Opens a document and analyses all its lines. O(n).
  public init(_ text: SourceText, annotator: Annotator, options: AnnotationOptions = AnnotationOptions()) {
    self.text = text
    self.annotator = annotator
    self.options = options
    plan = LayerPlan(layers: options.layers)
    lines = []
    lines = analyze(0..<text.lineCount)
  }

  /// Replaces the text of a span. The span is clamped to the text and moved to scalar boundaries.
  public mutating func replace(_ span: TextSpan, with newText: String) {
    let edited = text.replacing(span, with: newText)
    let unchanged = SourceText.commonLines(text, edited.text, edit: edited.span, replacement: edited.replacement)
    let changed = unchanged.leading..<(edited.text.lineCount - unchanged.trailing)
    text = edited.text
    let fresh = analyze(changed)
    lines.replaceSubrange(unchanged.leading..<(lines.count - unchanged.trailing), with: fresh)
  }

  /// The annotations of the text as it is now: all layers of the options, or those of them that are named, which costs
  /// less and gives the same in each.
  public mutating func annotations(layers: Layers? = nil) -> AnnotatedDocument {
    let shown = layers.map { LayerPlan(layers: options.layers.intersection($0)) } ?? plan
    let isComplete = shown == plan
    // The newest comes last: it is the one that counts.
    let earlier = (articles ?? []) + (!isComplete && fewer?.plan == shown ? fewer?.articles ?? [] : [])
    let result = DocumentResolution(text, lines, plan: shown, options: options).document(reusing: earlier)
    if isComplete { (articles, fewer) = (result.articles, nil) } else { fewer = (shown, result.articles) }
    return result.document
  }

  /// Whether all layers were asked for before, so that the next time costs little.
  package var isResolved: Bool { articles != nil }

  /// Takes over what is known of articles from another state of the document, with the same options: one that was annotated
  /// while this one was made.
  package mutating func takeArticles(of other: IncrementalDocument) { articles = other.articles ?? articles }

  private mutating func analyze(_ numbers: Range<Int>) -> [LineAnalysis?] {
    let analyzer = LineAnalyzer(lexicon: annotator.lexicon, plan: plan)
    analyzedLineCount += numbers.count
    return numbers.map { analyzer.analyze(text, text.line($0)) }
  }
}
