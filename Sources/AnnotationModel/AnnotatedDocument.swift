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
  public var blocks: [Block]?
  public var articles: [Article]?
  public var sections: [Section]?
  public var sentences: [TextSpan]?
  public var entities: [EntityMention]?
  public var entityIndex: [IndexedEntity]?
  public var times: [TimeExpression]?
  public var quantities: [Quantity]?
  public var quotes: [Quote]?
  public var diagnostics: [Diagnostic]?

  /// A document with no layer filled.
  public init(language: String, referenceTime: String? = nil) {
    self.language = language
    self.referenceTime = referenceTime
  }
}
