public import AnnotationModel
public import ArabicText
public import Morphology

/// Decides what each line of a page is, and where its articles and sections lie.
public enum SectionResolver {
  /// A line of the page with its features, blank lines left out.
  public struct Line: Sendable {
    /// Index of the line in the document, so that gaps show blank lines.
    public let number: Int
    /// The line without outer white space, in the document.
    public let span: TextSpan
    public let line: AnalyzedLine
    public let features: LineFeatures

    public init(number: Int, span: TextSpan, line: AnalyzedLine, features: LineFeatures) {
      self.number = number
      self.span = span
      self.line = line
      self.features = features
    }
  }

  /// The page taken apart. `blocks` has one entry for each line given, in order.
  public struct Result: Sendable {
    public var blocks: [Block]
    public var articles: [Article]
    public var sections: [Section]
  }

  public static func resolve(_ lines: [Line], in source: SourceText) -> Result {
    Result(
      blocks: lines.map { Block(span: $0.span, kind: .paragraph, article: 1) }, articles: [], sections: [])
  }
}
