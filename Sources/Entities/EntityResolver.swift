package import AnnotationModel
public import ArabicText
public import Morphology

/// Clusters names and settles what one line alone cannot decide, article by article.
public enum EntityResolver {
  /// The names of one article.
  ///
  /// - Parameters:
  ///   - lines: the article's non-blank lines with their candidates, in order.
  ///   - findsProblems: whether findings about the names are wanted.
  ///   - minimumConfidence: less certain mentions are left out; what they made certain elsewhere stays.
  public static func article(
    _ lines: [(line: PlacedLine, candidates: [EntityCandidate])], in source: SourceText, findsProblems: Bool = true,
    minimumConfidence: Float = 0
  ) -> ArticleEntities {
    let placed = lines.map { $0.line }
    var forms = NameForms(expected: lines.reduce(0) { $0 + $1.candidates.count })
    var mentions = marked(lines, &forms)
    NameConsistency.unifyTypes(&mentions, forms)
    ClubNames.settle(&mentions, forms, placed)
    let missed = MissedNames(mentions, placed).found(&forms)
    if !missed.isEmpty {
      mentions += missed
      mentions.sort { $0.span < $1.span }
    }
    if minimumConfidence > 0 { mentions.removeAll { $0.confidence < minimumConfidence } }
    let clustering = NameClustering(mentions, forms, links: BracketedNames.links(mentions, placed))
    var article = EntityIndexBuilder(
      mentions: mentions, forms: forms, clustering: clustering, lines: placed, source: source
    ).article()
    if findsProblems {
      let spelling = NameSpelling(mentions: mentions, clustering: clustering, lines: placed, source: source)
      article.diagnostics = spelling.diagnostics()
    }
    return article
  }

  /// The candidates of the lines that are annotated, in text order.
  private static func marked(
    _ lines: [(line: PlacedLine, candidates: [EntityCandidate])], _ forms: inout NameForms
  ) -> [DocumentMention] {
    var mentions: [DocumentMention] = []
    mentions.reserveCapacity(lines.reduce(0) { $0 + $1.candidates.count })
    for (index, entry) in lines.enumerated() where isMarked(entry.line.kind) {
      for candidate in entry.candidates {
        let tokens = tokens(of: candidate.span, in: entry.line.line)
        mentions.append(
          DocumentMention(candidate, line: index, tokens: tokens, of: entry.line, forms: &forms))
      }
    }
    return mentions
  }

  /// The numbers of the tokens that a span of a line touches. O(log n).
  private static func tokens(of span: TextSpan, in line: AnalyzedLine) -> Range<Int> {
    var low = 0
    var high = line.count
    while low < high {
      let middle = (low + high) / 2
      if Int(line.tokens.ends[middle]) <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < line.count, Int(line.tokens.starts[end]) < span.end { end += 1 }
    return low..<end
  }

  /// The names of a page, article by article, for the trainer and for tests.
  ///
  /// - Parameter lines: the page's non-blank lines with their candidates, in order.
  package static func page(
    _ lines: [(line: PlacedLine, candidates: [EntityCandidate])], in source: SourceText
  ) -> (names: PageEntities, diagnostics: [Diagnostic]) {
    var parts: [PageEntities.Part] = []
    var diagnostics: [Diagnostic] = []
    var rest = lines[...]
    while let first = rest.first {
      let article = rest.prefix { $0.line.article == first.line.article }
      rest = rest.dropFirst(article.count)
      let entities = EntityResolver.article(Array(article), in: source)
      diagnostics += entities.diagnostics
      parts.append(PageEntities.Part(entities, article: first.line.article, offset: 0))
    }
    return (PageEntities(parts), diagnostics)
  }

  /// Menu labels, mastheads and the like are not annotated.
  private static func isMarked(_ kind: BlockKind?) -> Bool { kind != .chrome && kind != .copyright }
}
