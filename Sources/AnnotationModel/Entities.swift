/// The kind of thing a proper name names. `rawValue` is the wire name.
public enum EntityType: String, CaseIterable, Sendable {
  /// People, fictional people, families.
  case person = "PER"
  /// Countries, cities, regions, seas, streets, facilities.
  case location = "LOC"
  /// States' bodies, companies, parties, media, armed groups, teams, universities.
  case organization = "ORG"
  /// Peoples, nationalities, religious or political groups as nouns.
  case people = "NORP"
  /// Named wars, summits, tournaments, feasts.
  case event = "EVENT"
  /// Other proper names: laws, works, products, weapons, programmes, prizes.
  case miscellaneous = "MISC"
}

/// One proper-name mention, without attached prefixes.
public struct EntityMention: Hashable, Sendable {
  /// Unique in the document.
  public var id: String
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// The kind of thing named.
  public var type: EntityType
  /// The fullest form of the same thing in its article, without prefixes.
  public var name: String
  /// `id` of the entry of `AnnotatedDocument.entityIndex` this mention belongs to.
  public var entity: String
  /// The number of its article.
  public var article: Int
  /// 0…1, rounded to three decimals by writers.
  public var confidence: Float

  /// A value of the given parts.
  public init(
    id: String, span: TextSpan, type: EntityType, name: String, entity: String, article: Int, confidence: Float
  ) {
    self.id = id
    self.span = span
    self.type = type
    self.name = name
    self.entity = entity
    self.article = article
    self.confidence = confidence
  }
}

/// One thing that the page names, with all its mentions.
public struct IndexedEntity: Hashable, Sendable {
  /// Unique in the document.
  public var id: String
  /// The kind of thing named.
  public var type: EntityType
  /// The fullest form on the page.
  public var name: String
  /// Other surface forms, in order of first appearance.
  public var aliases: [String]
  /// Ids of the mentions, in text order.
  public var mentions: [String]
  /// ISO 3166-1 alpha-2 code of a country, or of the country that a people or body belongs to by its name.
  public var country: String?
  /// Titles and roles the text gives a person: "وزير الدفاع الروسي".
  public var roles: [String]

  /// A value of the given parts.
  public init(
    id: String, type: EntityType, name: String, aliases: [String] = [], mentions: [String] = [],
    country: String? = nil, roles: [String] = []
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.aliases = aliases
    self.mentions = mentions
    self.country = country
    self.roles = roles
  }
}
