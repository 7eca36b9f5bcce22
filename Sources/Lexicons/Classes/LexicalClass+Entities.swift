// Numbers 48…79 belong to Entities.
extension LexicalClass {
  /// Countries; the payload is the ISO 3166-1 alpha-2 code.
  public static let country = LexicalClass(48)
  /// Cities, regions, seas, facilities; the payload is the country's code where there is one.
  public static let place = LexicalClass(49)
  /// Adjectives of nationality and origin ("أميركي"); the payload is the country's code.
  public static let demonym = LexicalClass(50)
  /// Peoples and groups as plural nouns ("الفلسطينيين").
  public static let people = LexicalClass(51)
  /// Organisations by their full or short names.
  public static let organization = LexicalClass(52)
  /// News agencies, papers, channels, platforms.
  public static let media = LexicalClass(53)
  public static let event = LexicalClass(54)
  /// Works, products, treaties, weapons.
  public static let misc = LexicalClass(55)
  /// Given names; the payload is m, f or u.
  public static let given = LexicalClass(56)
  public static let family = LexicalClass(57)
  /// Well-known persons by the names news uses.
  public static let person = LexicalClass(58)
  /// Titles and roles before a person's name ("الرئيس").
  public static let title = LexicalClass(59)
  /// Generic heads of places ("مدينة").
  public static let placeHead = LexicalClass(60)
  /// Generic heads of organisations ("وزارة").
  public static let orgHead = LexicalClass(61)
  public static let eventHead = LexicalClass(62)
  public static let miscHead = LexicalClass(63)
  /// Parts of names that join others ("بن", "أبو", "فان").
  public static let nameParticle = LexicalClass(64)

  /// Phrases that begin like names and are none ("كرة القدم").
  public static let ordinary = LexicalClass(65)

  /// Names that the user gave in a configuration; the payload is the entity type ("PER"). They win over the model.
  public static let userName = LexicalClass(79)

  static let entityNames: [(String, LexicalClass)] = [
    ("entity.country", country), ("entity.place", place), ("entity.demonym", demonym), ("entity.people", people),
    ("entity.organization", organization), ("entity.media", media), ("entity.event", event), ("entity.misc", misc),
    ("entity.given", given), ("entity.family", family), ("entity.person", person), ("entity.title", title),
    ("entity.placehead", placeHead), ("entity.orghead", orgHead), ("entity.eventhead", eventHead),
    ("entity.mischead", miscHead), ("entity.particle", nameParticle), ("entity.ordinary", ordinary),
    ("entity.user", userName),
  ]
}
