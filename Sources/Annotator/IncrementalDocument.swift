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
  /// The articles as they were when all layers were last asked for.
  private var articles: [ArticleResolution] = []

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
    let result = DocumentResolution(text, lines, plan: shown, options: options).document(reusing: articles)
    if shown == plan { articles = result.articles }
    return result.document
  }

  private mutating func analyze(_ numbers: Range<Int>) -> [LineAnalysis?] {
    let analyzer = LineAnalyzer(lexicon: annotator.lexicon, plan: plan)
    analyzedLineCount += numbers.count
    return numbers.map { analyzer.analyze(text, text.line($0)) }
  }
}
