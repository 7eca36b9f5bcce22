public import AnnotationModel
public import ArabicText
public import Lexicons

/// The library's door: text in, annotations out.
///
/// ```swift
/// let annotator = Annotator()
/// let document = annotator.annotate(SourceText("قالت وزارة الصحة إن الحملة تبدأ غدا."))
/// ```
///
/// A value without mutable state: one annotator may serve many threads at once. The same text, options and model give
/// the same document.
public struct Annotator: Sendable {
  /// The model's version as written into documents and cache keys.
  public static let modelVersion = "1"

  let lexicon: Lexicon

  /// An annotator over the built-in models and the given lexicon.
  public init(lexicon: Lexicon = .standard) {
    self.lexicon = lexicon
  }

  /// Annotates one text. Never fails: what cannot be recognised is left out. Time and memory are linear in the text.
  ///
  /// - Parameter structure: what the mark-up that the text was taken from says about its lines; nil for a plain text,
  ///   whose Markdown headings and lists count all the same.
  public func annotate(
    _ text: SourceText, structure: StructureHints? = nil, options: AnnotationOptions = AnnotationOptions()
  ) -> AnnotatedDocument {
    let plan = LayerPlan(layers: options.layers)
    let analyzer = LineAnalyzer(lexicon: lexicon, plan: plan)
    let lines = (0..<text.lineCount).map { analyzer.analyze(text, text.line($0), hints: structure?.line($0)) }
    return DocumentResolution(
      text, lines, containers: structure?.containers ?? [], plan: plan, options: options
    ).document().document
  }
}
