/// Everything the annotator found in one text. Offsets are UTF-8; writers convert them.
///
/// A layer that was not asked for is nil, so that its key is absent from the output; a layer that found nothing is empty.
public struct AnnotatedDocument: Hashable, Sendable {
  /// The contract's version, `schema` on the wire.
  public static let schema = "hashiya/1"

  /// BCP 47 code of the text's language ("ar", "fa", "ur", "en", "und"). Only "ar" carries more than blocks.
  public var language: String
  /// The option the document was annotated with, echoed.
  public var referenceTime: String?
  /// One entry for each non-blank line, in order.
  public var blocks: [Block]?
  /// The articles of the page; the main one is number 1.
  public var articles: [Article]?
  /// The outline: each article and the stretches under its headings.
  public var sections: [Section]?
  /// The sentences, in order.
  public var sentences: [TextSpan]?
  /// One entry for each mention of a name, in order.
  public var entities: [EntityMention]?
  /// What the mentions name, in order of first mention.
  public var entityIndex: [IndexedEntity]?
  /// The time expressions, in order.
  public var times: [TimeExpression]?
  /// The quantities outside time expressions, in order.
  public var quantities: [Quantity]?
  /// The quotations, in order of their content.
  public var quotes: [Quote]?
  /// Findings about the text itself, in order.
  public var diagnostics: [Diagnostic]?

  /// A document with no layer filled.
  public init(language: String, referenceTime: String? = nil) {
    self.language = language
    self.referenceTime = referenceTime
  }
}
