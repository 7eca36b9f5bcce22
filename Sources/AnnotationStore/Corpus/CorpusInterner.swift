import GRDB

/// The row numbers of entities and names, made where they are missing.
///
/// Numbers that were looked up stay good as long as only this connection writes; `forget` when another one has.
final class CorpusInterner {
  private struct NameRow: Hashable {
    let form: String
    let entity: Int64
  }

  /// Beyond this many numbers all are forgotten, so that memory stays flat.
  private static let most = 200_000

  private var entities: [CorpusDocument.Entity: Int64] = [:]
  private var names: [NameRow: Int64] = [:]

  func forget() {
    entities = [:]
    names = [:]
  }

  func entity(_ entity: CorpusDocument.Entity, in database: Database) throws -> Int64 {
    if let known = entities[entity] { return known }
    if entities.count >= CorpusInterner.most { entities = [:] }
    let hash = CorpusInterner.hash("\(entity.key)\u{0}\(entity.type)\u{0}\(entity.country)")
    let arguments: StatementArguments = [hash, entity.key, entity.type, entity.country]
    let find = try database.cachedStatement(
      sql: "SELECT id FROM entity WHERE hash = ? AND key = ? AND type = ? AND country = ?")
    let id: Int64
    if let known = try Int64.fetchOne(find, arguments: arguments) {
      id = known
    } else {
      let add = try database.cachedStatement(sql: "INSERT INTO entity (hash, key, type, country) VALUES (?, ?, ?, ?)")
      try add.execute(arguments: arguments)
      id = database.lastInsertedRowID
    }
    entities[entity] = id
    return id
  }

  func name(_ form: String, of entity: Int64, in database: Database) throws -> Int64 {
    let row = NameRow(form: form, entity: entity)
    if let known = names[row] { return known }
    if names.count >= CorpusInterner.most { names = [:] }
    let find = try database.cachedStatement(sql: "SELECT id FROM name WHERE hash = ? AND form = ? AND entity = ?")
    let hash = CorpusInterner.hash(form)
    let id: Int64
    if let known = try Int64.fetchOne(find, arguments: [hash, form, entity]) {
      id = known
    } else {
      try database.cachedStatement(sql: "INSERT INTO name (hash, form, entity) VALUES (?, ?, ?)")
        .execute(arguments: [hash, form, entity])
      id = database.lastInsertedRowID
      try database.cachedStatement(sql: "INSERT INTO name_text (rowid, form) VALUES (?, ?)")
        .execute(arguments: [id, form])
    }
    names[row] = id
    return id
  }

  /// The number that stands for a text in an index.
  static func hash(_ text: String) -> Int64 {
    SHA256.hash(Array(text.utf8)).prefix(6).reduce(Int64(0)) { $0 << 8 | Int64($1) }
  }
}
