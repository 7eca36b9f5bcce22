import GRDB

/// Who is mentioned by a form, read once for each form in a query: those who bear one name often share others.
final class NameBearers {
  /// An entity that some document mentions by the form.
  struct Bearer {
    let entity: Int64
    let type: String
    /// How often the form stands for it.
    let mentions: Int
    /// Whether the form is its whole name.
    let isCalledSo: Bool
  }

  private let database: Database
  private var known: [String: [Bearer]] = [:]

  init(_ database: Database) { self.database = database }

  /// The bearers of exactly this form, in the order in which the corpus came to know the form of them.
  func of(_ form: String) throws -> [Bearer] {
    if let bearers = known[form] { return bearers }
    let find = try database.cachedStatement(
      sql: """
        SELECT e.id, e.type, n.mentions, e.key = n.form FROM name n JOIN entity e ON n.entity = e.id
        WHERE n.hash = ? AND n.form = ? ORDER BY n.id
        """)
    let bearers = try Row.fetchAll(find, arguments: [CorpusInterner.hash(form), form]).map {
      Bearer(entity: $0.id(0), type: $0.text(1), mentions: $0.int(2), isCalledSo: $0.int(3) != 0)
    }
    known[form] = bearers
    return bearers
  }
}
