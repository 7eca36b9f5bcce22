public import AnnotationModel
public import ArabicText
package import Lexicons
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

  /// The non-blank lines of a text with their features.
  package static func lines(
    of source: SourceText, structure: StructureHints? = nil, lexicon: Lexicon = .standard
  ) -> [Line] {
    let tagger = SectionTagger()
    return (0..<source.lineCount).compactMap { number in
      let range = source.line(number)
      guard !range.isEmpty else { return nil }
      let line = AnalyzedLine(source, in: range, lexicon: lexicon)
      guard line.count > 0 else { return nil }
      let span = line.tokens.span(0..<line.count).shifted(by: range.start)
      return Line(
        number: number, span: span, line: line, features: tagger.analyze(line, hints: structure?.line(number)))
    }
  }

  /// Takes a page apart; `containers` are the elements around its lines, where it comes from mark-up. Linear in the
  /// lines.
  public static func resolve(
    _ lines: [Line], in source: SourceText, containers: [StructureHints.Container] = []
  ) -> Result {
    resolve(lines, containers: containers, with: .standard)
  }

  /// Takes a page apart with the given model.
  package static func resolve(
    _ lines: [Line], containers: [StructureHints.Container] = [], with model: SequenceModel
  ) -> Result {
    let page = PageContext(lines, containers: containers)
    var kinds = model.kinds(of: page)
    BlockConstraints.apply(to: &kinds, page)
    let articles = ArticleAssembler(lines: lines, kinds: kinds)
    var blocks = lines.indices.map { index in
      Block(span: lines[index].span, kind: articles.kinds[index], article: articles.numbers[index])
    }
    let outline = Outline(lines: lines, blocks: blocks)
    for index in blocks.indices { blocks[index].level = outline.levels[index] }
    return Result(blocks: blocks, articles: articles.articles(), sections: outline.sections)
  }
}
