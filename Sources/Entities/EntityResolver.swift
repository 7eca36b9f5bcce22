public import AnnotationModel
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
    let placed = lines.map(\.line)
    var mentions: [DocumentMention] = []
    for (index, entry) in lines.enumerated() where isMarked(entry.line.kind) {
      mentions += entry.candidates.map { DocumentMention($0, line: index, of: entry.line) }
    }
    NameConsistency.unifyTypes(&mentions)
    mentions += NameConsistency.missedMentions(mentions, placed)
    mentions.removeAll { $0.confidence < minimumConfidence }
    mentions.sort { $0.span < $1.span }
    let clustering = NameClustering(mentions, links: BracketedNames.links(mentions, placed))
    var article = EntityIndexBuilder(
      mentions: mentions, clustering: clustering, lines: placed, source: source
    ).article()
    if findsProblems {
      let spelling = NameSpelling(mentions: mentions, members: clustering.members, lines: placed, source: source)
      article.diagnostics = spelling.diagnostics()
    }
    return article
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
