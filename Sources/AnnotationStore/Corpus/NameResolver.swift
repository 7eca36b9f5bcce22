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
  /// At most this many short names of an entity are looked at.
  private static let mostShortNames = 50

  private struct Candidate {
    let form: String
    let entity: Int64
    let type: String
  }

  private let database: Database
  private let bearers: NameBearers

  init(_ database: Database) {
    self.database = database
    bearers = NameBearers(database)
  }

  /// The row numbers of what `name` may mean, ascending. With a star at its end it means whatever is called by words of
  /// which the last begins so: "القاه*".
  func entities(_ name: String) throws -> [Int64] {
    let key = NameKey.of(name)
    guard !key.isEmpty else { return [] }
    if name.hasSuffix("*") { return try entities(beginning: key) }
    let words = key.split(separator: " ").count
    var found = Set(try bearers.of(key).map(\.entity))
    // "وكالة رويترز" is also "رويترز".
    if words == 2, let space = key.firstIndex(of: " "), NameResolver.isHead(key[..<space]) {
      let bare = String(key[key.index(after: space)...])
      found.formUnion(try bearers.of(bare).filter { $0.type != "PER" }.map(\.entity))
    }
    try visitLongerForms(of: key) {
      if NameResolver.means($0, key: key, words: words) { found.insert($0.entity) }
      return true
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

  /// Calls `visit` with each form that a key may mean and that has other words as well, see `means`, until it returns false.
  private func visitLongerForms(of key: String, _ visit: (Candidate) -> Bool) throws {
    // CROSS JOIN keeps the order: of a frequent word, most forms are left out before their entities are looked up. What
    // begins with a single word is meant of figures only, whose forms are never mentioned as names.
    let find = try database.cachedStatement(
      sql: """
        SELECT n.form, e.id, e.type FROM (SELECT rowid FROM name_text WHERE name_text MATCH :phrase LIMIT :most) t
        CROSS JOIN name n ON n.id = t.rowid CROSS JOIN entity e ON n.entity = e.id
        WHERE substr(n.form, -:length) = :end
        OR n.form > :start AND n.form < :after AND (n.mentions = 0 OR instr(:start, ' ') < length(:start))
        """)
    let rows = try Row.fetchCursor(
      find,
      arguments: [
        "phrase": "\"" + key + "\"", "most": NameResolver.mostForms, "start": key + " ", "after": key + "!",
        "length": key.unicodeScalars.count + 1, "end": " " + key,
      ])
    while let row = try rows.next(), visit(Candidate(form: row.text(0), entity: row.id(1), type: row.text(2))) {}
  }

  /// Whether the key may mean what has a longer form.
  private static func means(_ candidate: Candidate, key: String, words: Int) -> Bool {
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
    let forms = try database.cachedStatement(
      sql: "SELECT n.form, e.type FROM name n JOIN entity e ON n.entity = e.id WHERE n.entity = ? ORDER BY n.id")
    var found: Set<Int64> = []
    for entity in entities.sorted().prefix(16) {
      var left = NameResolver.mostShortNames
      for row in try Row.fetchAll(forms, arguments: [entity]) {
        let form = row.text(0)
        let own = try bearers.of(form).filter { $0.type == row.text(1) }
        for other in own where other.isCalledSo && other.entity != entity && left > 0 {
          left -= 1
          let isMostly = NameResolver.isMostly(own, entities.union([other.entity]))
          if isMostly { found.insert(other.entity) }
        }
      }
    }
    return found
  }

  /// Persons who are called by the last name of a full one alone, when all who bear it are among the given ones.
  private func lastNames(_ key: String, of entities: Set<Int64>) throws -> Set<Int64> {
    guard let space = key.lastIndex(of: " ") else { return [] }
    let last = String(key[key.index(after: space)...])
    let alone = try bearers.of(last).filter { $0.type == "PER" }.map(\.entity)
    guard !alone.isEmpty, !entities.isEmpty else { return [] }
    var isBorne = false
    var isOfThese = true
    try visitLongerForms(of: last) {
      guard $0.type == "PER", $0.form.hasSuffix(" " + last) else { return true }
      isBorne = true
      isOfThese = entities.contains($0.entity)
      return isOfThese
    }
    return isBorne && isOfThese ? Set(alone) : []
  }

  /// Whether at least nine of ten mentions with a form, whose bearers are given, are of the entities.
  private static func isMostly(_ bearers: [NameBearers.Bearer], _ entities: Set<Int64>) -> Bool {
    let all = bearers.reduce(0) { $0 &+ $1.mentions }
    let own = bearers.reduce(0) { $0 &+ (entities.contains($1.entity) ? $1.mentions : 0) }
    return own &* 10 >= all &* 9
  }
}
