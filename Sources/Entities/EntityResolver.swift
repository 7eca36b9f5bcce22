public import AnnotationModel
public import ArabicText
public import Morphology

/// Clusters a document's names and settles what one line alone cannot decide.
public enum EntityResolver {
  /// The mentions of a document in text order, and the index of what they name.
  ///
  /// - Parameter lines: every non-blank line with its candidates, in order.
  public static func resolve(
    _ lines: [(line: PlacedLine, candidates: [EntityCandidate])], in source: SourceText
  ) -> (mentions: [EntityMention], index: [IndexedEntity]) {
    let placed = lines.map(\.line)
    var mentions: [DocumentMention] = []
    for (index, entry) in lines.enumerated() where isMarked(entry.line.kind) {
      mentions += entry.candidates.map { DocumentMention($0, line: index, of: entry.line) }
    }
    NameConsistency.unifyTypes(&mentions)
    mentions += NameConsistency.missedMentions(mentions, placed)
    mentions.sort { $0.span < $1.span }
    let clustering = NameClustering(mentions)
    return EntityIndexBuilder(mentions: mentions, clustering: clustering, lines: placed, source: source).result()
  }

  /// Menu labels, mastheads and the like are not annotated.
  private static func isMarked(_ kind: BlockKind?) -> Bool { kind != .chrome && kind != .copyright }
}
