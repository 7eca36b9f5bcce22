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
  ) -> (mentions: [EntityMention], index: [IndexedEntity]) { ([], []) }
}
