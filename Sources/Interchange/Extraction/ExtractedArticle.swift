package import AnnotationModel
package import ArabicText

/// The main article of an annotated page without the page around it: title, teaser, text and headings, in this order.
///
/// A pure function of the annotated document and its text. The document needs its `sections` layer; without one, and on
/// a page that holds no article, there are no parts.
package struct ExtractedArticle: Hashable, Sendable {
  /// One line of the article.
  package struct Part: Hashable, Sendable {
    /// `headline`, `deck`, `heading`, `paragraph` or `listItem`.
    package let kind: BlockKind
    /// Outline level of a headline (1) or heading (2 and up); nil elsewhere.
    package let level: Int?
    /// The line without outer white space, bullets and Markdown marks.
    package let text: String

    /// A part of the given text.
    package init(kind: BlockKind, level: Int? = nil, text: String) {
      self.kind = kind
      self.level = level
      self.text = text
    }
  }

  /// BCP 47 code of the page's language.
  package let language: String
  /// ISO 8601 date or date-time that the article's relative dates count from, where the page or the caller gives one.
  package let referenceTime: String?
  package let byline: String?
  package let source: String?
  /// The article's tags.
  package let keywords: [String]
  /// The article's lines, the title first.
  package let parts: [Part]

  /// The title, where the page has one.
  package var headline: String? { parts.first { $0.kind == .headline }?.text }

  /// Takes the main article out of `document`, which annotates `source`.
  package init(_ document: AnnotatedDocument, of source: SourceText) {
    let main = document.articles?.first { $0.role == .main }
    let blocks = (document.blocks ?? []).filter { $0.article == main?.id && $0.kind.isBody }
    language = document.language
    referenceTime = main?.referenceTime
    byline = main?.byline.map { source.string($0) }
    self.source = main?.source.map { source.string($0) }
    keywords = main?.keywords.map { source.string($0) } ?? []
    // A page that has lines of text only in its furniture ("الرئيسية", "أخبار") holds no article.
    guard blocks.contains(where: { $0.kind == .paragraph || $0.kind == .listItem }) else {
      parts = []
      return
    }
    // A page may show its title more than once; the assembled article knows which one counts.
    let headline = main?.headline.map { Part(kind: .headline, level: 1, text: ExtractedArticle.words($0, in: source)) }
    parts =
      [headline].compactMap(\.self)
      + blocks.filter { $0.kind != .headline }.map { block in
        let text =
          switch block.kind {
          case .heading, .listItem: ExtractedArticle.words(block.span, in: source)
          default: source.string(block.span)
          }
        return Part(kind: block.kind, level: block.level, text: text)
      }
  }

  /// The line without the marks that make it a heading ("## خلفية", "خلفية ##") or an item ("• البند الأول").
  private static func words(_ span: TextSpan, in source: SourceText) -> String {
    let line = source.string(span)
    var rest = line.unicodeScalars[...]
    if rest.first == "#" {
      rest = rest.drop { $0 == "#" }
      while rest.last == "#" || rest.last == " " { rest.removeLast() }
    } else if let first = rest.first, "-–—*+•·▪●◦‣".unicodeScalars.contains(first) {
      rest.removeFirst()
    }
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    return rest.isEmpty ? line : String(rest)
  }
}
