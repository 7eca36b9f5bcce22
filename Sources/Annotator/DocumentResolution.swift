import AnnotationModel
import ArabicText
import Morphology
import Sections

/// Resolution over the document: kinds and articles first, then each article by itself, then the page as a whole.
struct DocumentResolution {
  /// A non-blank line at its place.
  private struct Line {
    let number: Int
    let start: Int
    let analysis: LineAnalysis
  }

  private let text: SourceText
  private let lines: [Line]
  private let containers: [StructureHints.Container]
  private let plan: LayerPlan
  private let options: AnnotationOptions

  /// - Parameters:
  ///   - analyses: one entry for each line of the text, nil for blank lines.
  ///   - containers: the elements around the lines, where the text comes from mark-up.
  init(
    _ text: SourceText, _ analyses: [LineAnalysis?], containers: [StructureHints.Container] = [], plan: LayerPlan,
    options: AnnotationOptions
  ) {
    self.text = text
    self.containers = containers
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

  /// The document, and its articles for the resolution after the next edit.
  ///
  /// - Parameter earlier: articles resolved before, under a plan that runs at least what this one runs. Those whose
  ///   premises have not changed are taken over.
  func document(reusing earlier: [ArticleResolution] = []) -> (
    document: AnnotatedDocument, articles: [ArticleResolution]
  ) {
    let language = LanguageIdentifier.language(of: lines.lazy.map { $0.analysis.words })
    var document = AnnotatedDocument(language: language, referenceTime: options.referenceTime)
    var sections = SectionResolver.resolve(
      lines.map {
        SectionResolver.Line(
          number: $0.number, span: $0.analysis.span.shifted(by: $0.start), line: $0.analysis.words,
          features: $0.analysis.features)
      }, in: text, containers: containers)
    var resolved: [(resolution: ArticleResolution, start: Int)] = []
    // A text of digits and marks alone is in no language; its numbers and dates are read all the same.
    if language == "ar" || !hasWords {
      resolved = resolve(sections.blocks, reusing: earlier)
      for (index, article) in resolved.enumerated() where sections.articles.indices.contains(index) {
        sections.articles[index].referenceTime = article.resolution.referenceTime
      }
    }
    PageAssembly(resolved, plan: plan).fill(&document)
    if plan.shown.contains(.sections) {
      document.blocks = sections.blocks
      document.articles = sections.articles
      document.sections = sections.sections
    }
    if plan.shown.contains(.sentences) { document.sentences = sentences() }
    return (document, resolved.map(\.resolution))
  }

  /// Whether there is a word; a letter glued to digits ("1e10") is none.
  private var hasWords: Bool {
    lines.contains { line in
      let tokens = line.analysis.words.tokens
      return tokens.kinds.indices.contains { index in
        switch tokens.kinds[index] {
        case .word: true
        case .foreign: index == 0 || tokens.spaceBefore[index] || tokens.kinds[index - 1] != .number
        default: false
        }
      }
    }
  }

  /// Resolves the articles one by one; their lines are contiguous and their numbers ascend from 1.
  private func resolve(
    _ blocks: [Block], reusing earlier: [ArticleResolution]
  ) -> [(resolution: ArticleResolution, start: Int)] {
    let isPage = lines.count > 4 && blocks.contains { $0.kind.isBody }
    var known: [ObjectIdentifier: ArticleResolution] = [:]
    for article in earlier {
      if let first = article.premises.lines.first { known[ObjectIdentifier(first.analysis)] = article }
    }
    var result: [(resolution: ArticleResolution, start: Int)] = []
    var next = 0
    while next < lines.count {
      let first = next
      while next < lines.count, blocks[next].article == blocks[first].article { next += 1 }
      let start = lines[first].start
      let premises = ArticlePremises(
        lines: (first..<next).map {
          ArticlePremises.Line(analysis: lines[$0].analysis, start: lines[$0].start - start, kind: blocks[$0].kind)
        },
        givenReferenceTime: result.isEmpty ? options.referenceTime : nil, isPage: isPage)
      if let same = known[ObjectIdentifier(lines[first].analysis)], same.premises.equal(premises) {
        result.append((same, start))
      } else {
        result.append((ArticleResolution(premises, at: start, in: text, plan: plan, options: options), start))
      }
    }
    return result
  }

  private func sentences() -> [TextSpan] {
    lines.flatMap { line in
      Sentences.ranges(in: line.analysis.words.tokens).map {
        line.analysis.words.tokens.span($0).shifted(by: line.start)
      }
    }
  }
}
