import ArabicText
import GRDB
import Lexicons

/// Finds what a name in a query may mean: entities of the corpus.
///
/// An entity is meant by each form by which some document mentions it. A person is meant by the last names that end the
/// full one, a figure by the words that begin its description, a body by its name without the word that says what it is
/// ("رويترز" for "وكالة رويترز"). A short name that stands alone in other documents is
/// taken for the full one when the form is used of hardly anybody else.
struct NameResolver {
  /// At most this many forms that hold the words are looked at.
  private static let mostForms = 4_000
  /// At most this many entities are searched for at once.
  private static let mostEntities = 400

  private struct Candidate {
    let form: String
    let entity: Int64
    let type: String
  }

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The row numbers of what `name` may mean, ascending. With a star at its end it means whatever is called by words of
  /// which the last begins so: "القاه*".
  func entities(_ name: String) throws -> [Int64] {
    let key = NameKey.of(name)
    guard !key.isEmpty else { return [] }
    if name.hasSuffix("*") { return try entities(beginning: key) }
    let candidates = try candidates(key)
    let words = key.split(separator: " ").count
    var found: Set<Int64> = []
    // "وكالة رويترز" is also "رويترز".
    if words == 2, let space = key.firstIndex(of: " "), NameResolver.isHead(key[..<space]) {
      let bare = String(key[key.index(after: space)...])
      found.formUnion(try forms(bare).filter { $0.type != "PER" }.map(\.entity))
    }
    for candidate in candidates where NameResolver.means(candidate, key: key, words: words) {
      found.insert(candidate.entity)
    }
    if found.count < NameResolver.mostEntities { found.formUnion(try shortNames(of: found)) }
    if words > 1 { found.formUnion(try lastNames(key, of: found)) }
    return Array(found.sorted().prefix(NameResolver.mostEntities))
  }

  private func entities(beginning key: String) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        SELECT DISTINCT n.entity FROM (SELECT rowid FROM name_text WHERE name_text MATCH ? LIMIT ?) t
        JOIN name n ON n.id = t.rowid ORDER BY n.entity LIMIT ?
        """, arguments: ["\"" + key + "\" *", NameResolver.mostForms, NameResolver.mostEntities])
  }

  private func candidates(_ key: String) throws -> [Candidate] {
    let phrase = "\"" + key + "\""
    let longer = try Row.fetchAll(
      database,
      sql: """
        SELECT n.form, e.id, e.type FROM (SELECT rowid FROM name_text WHERE name_text MATCH ? LIMIT ?) t
        JOIN name n ON n.id = t.rowid JOIN entity e ON n.entity = e.id
        """, arguments: [phrase, NameResolver.mostForms])
    return try forms(key) + longer.map { Candidate(form: $0.text(0), entity: $0.id(1), type: $0.text(2)) }
  }

  /// What has exactly this form.
  private func forms(_ form: String) throws -> [Candidate] {
    try Row.fetchAll(
      database,
      sql: "SELECT n.form, e.id, e.type FROM name n JOIN entity e ON n.entity = e.id WHERE n.hash = ? AND n.form = ?",
      arguments: [CorpusInterner.hash(form), form]
    ).map { Candidate(form: $0.text(0), entity: $0.id(1), type: $0.text(2)) }
  }

  private static func means(_ candidate: Candidate, key: String, words: Int) -> Bool {
    if candidate.form == key { return true }
    let isStart = candidate.form.hasPrefix(key + " ")
    switch candidate.type {
    // "شويغو" is "سيرغي شويغو"; a first name alone is nobody.
    case "PER": return candidate.form.hasSuffix(" " + key) || isStart && words > 1
    // "وزير الدفاع" is "وزير الدفاع الروسي".
    case "": return isStart || candidate.form.hasSuffix(" " + key) && isHead(candidate.form.dropLast(key.count + 1))
    default: return candidate.form.hasSuffix(" " + key) && isHead(candidate.form.dropLast(key.count + 1))
    }
  }

  /// Whether a word only says what kind of body it is that follows: "وكالة", "حركة".
  private static func isHead(_ word: Substring) -> Bool {
    guard !word.contains(" ") else { return false }
    let lexicon = Lexicon.standard
    let letters = FoldedText(String(word)).letters
    return lexicon.classes(of: lexicon.word(letters)).intersects(LexicalClasses(.orgHead))
  }

  /// Entities whose whole name is a short form of one of the given ones, and of hardly anything else.
  private func shortNames(of entities: Set<Int64>) throws -> Set<Int64> {
    var found: Set<Int64> = []
    for entity in entities.sorted().prefix(16) {
      let forms = try Row.fetchAll(
        database,
        sql: """
          SELECT n.form, o.id, e.type FROM name n JOIN entity e ON n.entity = e.id
          JOIN name m ON m.hash = n.hash AND m.form = n.form JOIN entity o ON m.entity = o.id AND o.key = n.form
          AND o.type = e.type AND o.id <> e.id WHERE n.entity = ? LIMIT 50
          """, arguments: [entity])
      for row in forms {
        let other = row.id(1)
        if try isMostly(row.text(0), entities.union([other]), type: row.text(2)) { found.insert(other) }
      }
    }
    return found
  }

  /// Persons who are called by the last name of a full one alone, when all who bear it are among the given ones.
  private func lastNames(_ key: String, of entities: Set<Int64>) throws -> Set<Int64> {
    guard let space = key.lastIndex(of: " ") else { return [] }
    let last = String(key[key.index(after: space)...])
    let alone = try forms(last).filter { $0.type == "PER" }.map(\.entity)
    let bearers = try candidates(last).filter { $0.type == "PER" && $0.form.hasSuffix(" " + last) }.map(\.entity)
    guard !alone.isEmpty, !bearers.isEmpty, entities.isSuperset(of: bearers) else { return [] }
    return Set(alone)
  }

  /// Whether at least nine of ten mentions with the form are of the entities.
  private func isMostly(_ form: String, _ entities: Set<Int64>, type: String) throws -> Bool {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT n.entity, n.mentions FROM name n JOIN entity e ON n.entity = e.id
        WHERE n.hash = ? AND n.form = ? AND e.type = ?
        """, arguments: [CorpusInterner.hash(form), form, type])
    let all = rows.reduce(0) { $0 &+ $1.int(1) }
    let own = rows.reduce(0) { $0 &+ (entities.contains($1.id(0)) ? $1.int(1) : 0) }
    return own &* 10 >= all &* 9
  }
}
