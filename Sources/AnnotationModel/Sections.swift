/// What a line of a page is. Kinds and their meaning follow the annotation guidelines; `rawValue` is the wire name.
public enum BlockKind: String, CaseIterable, Sendable {
  /// The title of an article.
  case headline
  /// A subtitle or teaser under a headline that is not the first body paragraph.
  case deck
  /// Who wrote it: "كتب: …", "محمد سالم - القاهرة".
  case byline
  /// A line that holds only place, agency and/or date: "الرياض - واس".
  case dateline
  /// A title inside the body that opens a section.
  case heading
  /// Running text of the body.
  case paragraph
  /// An item of a bulleted or numbered list in the body.
  case listItem
  /// "المصدر: …", "وكالات" on a line of its own.
  case source
  /// Tags: "كلمات دلالية: …".
  case keywords
  /// A lead-in to other material: "اقرأ أيضا:".
  case readAlso
  /// One link title in a related list.
  case relatedItem
  /// Page furniture: share, print, follow us, advertisement, comment counts.
  case chrome
  /// Caption or credit of a picture or video.
  case caption
  /// A rights notice.
  case copyright

  /// Whether lines of this kind make up the article itself: title, deck, headings and text.
  public var isBody: Bool {
    switch self {
    case .headline, .deck, .heading, .paragraph, .listItem: true
    default: false
    }
  }
}

/// One non-blank line of the page, without its outer white space.
public struct Block: Hashable, Sendable {
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// What it is.
  public var kind: BlockKind
  /// 1 for the page's main article, 2 and up for embedded ones.
  public var article: Int
  /// Outline level of a headline (1) or heading (2 and up); nil elsewhere.
  public var level: Int?

  /// A value of the given parts.
  public init(span: TextSpan, kind: BlockKind, article: Int, level: Int? = nil) {
    self.span = span
    self.kind = kind
    self.article = article
    self.level = level
  }
}

/// An article on the page, from its first block to its last.
public struct Article: Hashable, Sendable {
  /// Whether the article is the page's own or stands inside another one.
  public enum Role: String, Sendable { case main, embedded }

  /// The number that `Block.article` refers to.
  public var id: Int
  /// Whether it is the page's own article.
  public var role: Role
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// The title, when the page has one.
  public var headline: TextSpan?
  /// ISO 8601 date or date-time that relative expressions of the article count from.
  public var referenceTime: String?
  /// The line or words that name the source.
  public var source: TextSpan?
  /// The line that names the author.
  public var byline: TextSpan?
  /// The tags, in order: one span for each where marks part them, else one for the line.
  public var keywords: [TextSpan]

  /// A value of the given parts.
  public init(
    id: Int, role: Role, span: TextSpan, headline: TextSpan? = nil, referenceTime: String? = nil,
    source: TextSpan? = nil, byline: TextSpan? = nil, keywords: [TextSpan] = []
  ) {
    self.id = id
    self.role = role
    self.span = span
    self.headline = headline
    self.referenceTime = referenceTime
    self.source = source
    self.byline = byline
    self.keywords = keywords
  }
}

/// A stretch of an article under one heading.
public struct Section: Hashable, Sendable {
  /// Unique in the document.
  public var id: String
  /// The number of its article.
  public var article: Int
  /// 1 for the article itself, 2 and up for headings inside it.
  public var level: Int
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// The heading that opens it.
  public var title: TextSpan?
  /// `id` of the section that encloses this one.
  public var parent: String?

  /// A value of the given parts.
  public init(id: String, article: Int, level: Int, span: TextSpan, title: TextSpan? = nil, parent: String? = nil) {
    self.id = id
    self.article = article
    self.level = level
    self.span = span
    self.title = title
    self.parent = parent
  }
}
