public import AnnotationModel
public import ArabicText
public import Morphology

/// Pairs cues, content and speakers over the document.
public enum QuotationResolver {
  /// The quotations of a document in text order, and findings about its quotation marks.
  ///
  /// - Parameters:
  ///   - lines: every non-blank line with its candidates, in order.
  ///   - entities: the document's mentions, in order.
  ///   - index: what the mentions name.
  public static func resolve(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], entities: [EntityMention],
    index: [IndexedEntity], in source: SourceText
  ) -> (quotes: [Quote], diagnostics: [Diagnostic]) { ([], []) }
}
