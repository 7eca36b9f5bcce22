// Numbers 48…79 belong to Entities.
extension LexicalClass {
  /// Countries; the payload is the ISO 3166-1 alpha-2 code.
  @inlinable public static var country: LexicalClass { LexicalClass(rawValue: 48) }
  /// Cities, regions, seas, facilities; the payload is the country's code where there is one.
  @inlinable public static var place: LexicalClass { LexicalClass(rawValue: 49) }
  /// Adjectives of nationality and origin ("أميركي"); the payload is the country's code.
  @inlinable public static var demonym: LexicalClass { LexicalClass(rawValue: 50) }
  /// Peoples and groups as plural nouns ("الفلسطينيين").
  @inlinable public static var people: LexicalClass { LexicalClass(rawValue: 51) }
  /// Organisations by their full or short names.
  @inlinable public static var organization: LexicalClass { LexicalClass(rawValue: 52) }
  /// News agencies, papers, channels, platforms.
  @inlinable public static var media: LexicalClass { LexicalClass(rawValue: 53) }
  @inlinable public static var event: LexicalClass { LexicalClass(rawValue: 54) }
  /// Works, products, treaties, weapons.
  @inlinable public static var misc: LexicalClass { LexicalClass(rawValue: 55) }
  /// Given names; the payload is m, f or u.
  @inlinable public static var given: LexicalClass { LexicalClass(rawValue: 56) }
  @inlinable public static var family: LexicalClass { LexicalClass(rawValue: 57) }
  /// Well-known persons by the names news uses.
  @inlinable public static var person: LexicalClass { LexicalClass(rawValue: 58) }
  /// Titles and roles before a person's name ("الرئيس").
  @inlinable public static var title: LexicalClass { LexicalClass(rawValue: 59) }
  /// Generic heads of places ("مدينة").
  @inlinable public static var placeHead: LexicalClass { LexicalClass(rawValue: 60) }
  /// Generic heads of organisations ("وزارة").
  @inlinable public static var orgHead: LexicalClass { LexicalClass(rawValue: 61) }
  @inlinable public static var eventHead: LexicalClass { LexicalClass(rawValue: 62) }
  @inlinable public static var miscHead: LexicalClass { LexicalClass(rawValue: 63) }
  /// Parts of names that join others ("بن", "أبو", "فان").
  @inlinable public static var nameParticle: LexicalClass { LexicalClass(rawValue: 64) }

  /// Phrases that begin like names and are none ("كرة القدم").
  @inlinable public static var ordinary: LexicalClass { LexicalClass(rawValue: 65) }

  /// Names that the user gave in a configuration; the payload is the entity type ("PER"). They win over the model.
  @inlinable public static var userName: LexicalClass { LexicalClass(rawValue: 79) }

  static let entityNames: [(String, LexicalClass)] = [
    ("entity.country", country), ("entity.place", place), ("entity.demonym", demonym), ("entity.people", people),
    ("entity.organization", organization), ("entity.media", media), ("entity.event", event), ("entity.misc", misc),
    ("entity.given", given), ("entity.family", family), ("entity.person", person), ("entity.title", title),
    ("entity.placehead", placeHead), ("entity.orghead", orgHead), ("entity.eventhead", eventHead),
    ("entity.mischead", miscHead), ("entity.particle", nameParticle), ("entity.ordinary", ordinary),
    ("entity.user", userName),
  ]
}
