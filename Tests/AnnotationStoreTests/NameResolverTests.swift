import AnnotationModel
import ArabicText
import Foundation
import GRDB
import Testing

@testable import AnnotationStore

/// What a name in a query may mean, in a corpus whose entities and names are written for it.
struct NameResolverTests {
  /// Type, key, and the forms by which documents mention it with how often they do.
  private static let things: [(type: String, key: String, forms: [(String, Int)])] = [
    ("PER", "سليم عبد حق", [("سليم عبد حق", 9), ("عبد حق", 2), ("حق", 5)]),
    ("PER", "عبد حق", [("عبد حق", 1)]),
    ("PER", "نادر حق", [("نادر حق", 3), ("حق", 1)]),
    ("PER", "حق", [("حق", 1)]),
    ("PER", "حق سليم", [("حق سليم", 5)]),
    ("PER", "هاله زيدان", [("هاله زيدان", 4)]),
    ("PER", "زيدان", [("زيدان", 2)]),
    ("ORG", "حق", [("حق", 7)]),
    ("ORG", "حركه حق", [("حركه حق", 2)]),
    ("ORG", "مجلس حق وعداله", [("مجلس حق وعداله", 2)]),
    ("ORG", "حق والعداله", [("حق والعداله", 2)]),
    ("", "متحدث باسم مجلس", [("متحدث باسم مجلس", 0)]),
    ("", "متحدث", [("متحدث", 0)]),
    ("", "كبير متحدث", [("كبير متحدث", 0)]),
    ("PER", "متحدث ناصر", [("متحدث ناصر", 1)]),
  ]

  @Test(arguments: [
    // All who are called so, who have it as their last name, and the body without the word for what it is.
    ("حق", ["PER سليم عبد حق", "PER نادر حق", "PER عبد حق", "PER حق", "ORG حق", "ORG حركه حق"]),
    // The first words of a person's name mean it when there are two.
    ("حق سليم", ["PER حق سليم"]),
    ("عبد حق", ["PER سليم عبد حق", "PER عبد حق"]),
    // "عبد حق" alone is mostly the one with the full name.
    ("سليم عبد حق", ["PER سليم عبد حق", "PER عبد حق"]),
    // The last name alone has other bearers, so it stays apart.
    ("نادر حق", ["PER نادر حق"]),
    // And this one has none.
    ("هاله زيدان", ["PER هاله زيدان", "PER زيدان"]),
    // What begins with a single word is meant of figures only.
    ("متحدث", [" متحدث", " متحدث باسم مجلس"]),
    ("حركة الحق", ["ORG حق", "ORG حركه حق"]),
    ("غائب", []),
  ])
  func meanings(name: String, expected: [String]) throws {
    let database = try DatabaseQueue()
    let found = try database.write { database in
      try CorpusFormat.createTables(database)
      let interner = CorpusInterner()
      for thing in NameResolverTests.things {
        let entity = try interner.entity(
          CorpusDocument.Entity(type: thing.type, country: "", key: thing.key), in: database)
        for (form, mentions) in thing.forms {
          let name = try interner.name(form, of: entity, in: database)
          try database.execute(sql: "UPDATE name SET mentions = ? WHERE id = ?", arguments: [mentions, name])
        }
      }
      return try NameResolver(database).entities(name).compactMap { id in
        try String.fetchOne(database, sql: "SELECT type || ' ' || key FROM entity WHERE id = ?", arguments: [id])
      }
    }
    #expect(found.sorted() == expected.sorted())
  }
}
