import AnnotationModel
import ArabicText
import Foundation
import GRDB

/// The changes of one transaction on a corpus.
struct CorpusTransaction {
  private let database: Database
  private let interner: CorpusInterner
  private let producer: Int64
  /// Documents that came in.
  private(set) var added = 0
  /// Names of removed mentions, which may have no other, and entities of removed quotes and names.
  private var loosened = (names: Set<Int64>(), entities: Set<Int64>())
  private var files: [String: Int64] = [:]

  init(_ database: Database, interner: CorpusInterner, producer: Int64) {
    self.database = database
    self.interner = interner
    self.producer = producer
  }

  mutating func apply(_ change: CorpusChange) throws {
    switch change {
    case .add(let document, let file, let copy): try add(document, file: file, copy: copy)
    case .remove(let document): try remove(document)
    case .move(let document, let line):
      try run("UPDATE document SET line = ? WHERE id = ?", [line, document])
    case .complete(let state):
      try run(
        "UPDATE file SET size = ?, modified = ?, hash = coalesce(?, hash), producer = ? WHERE id = ?",
        [state.size, state.modified, state.hash.map { Data($0) }, producer, try file(state.path)])
    case .removeFile(let path): try removeFile(path)
    }
  }

  // MARK: Adding

  private mutating func add(_ document: CorpusDocument, file path: String, copy: Int) throws {
    let file = try file(path)
    let known = try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT id, producer FROM document WHERE file = ? AND hash = ? AND copy = ?"),
      arguments: [file, Data(document.hash), copy])
    if let known {
      // Another process was faster.
      if known.id(1) == producer { return }
      try remove(known.id(0))
    }
    try run(
      """
      INSERT INTO document (file, name, line, hash, copy, producer, failure, length, sentences, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        file, document.id, document.line, Data(document.hash), copy, producer, document.failure, document.length,
        document.sentences.count, Data(document.packedText),
      ])
    let id = database.lastInsertedRowID
    added += 1
    let articles = try document.articles.map { try insert($0, document: id) }
    let entities = try document.entities.map { try interner.entity($0, in: database) }
    let first = try CorpusDocumentWriter(
      database: database, interner: interner, document: document, articles: articles, entities: entities
    ).write()
    try run("UPDATE document SET first_sentence = ? WHERE id = ?", [first, id])
  }

  private mutating func file(_ path: String) throws -> Int64 {
    if let known = files[path] { return known }
    let find = try database.cachedStatement(sql: "SELECT id FROM file WHERE path = ?")
    if let known = try Int64.fetchOne(find, arguments: [path]) {
      files[path] = known
      return known
    }
    try run("INSERT INTO file (path) VALUES (?)", [path])
    files[path] = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  private func insert(_ article: CorpusDocument.Article, document: Int64) throws -> Int64 {
    try run(
      "INSERT INTO article (document, start, end, headline_start, headline_end, day) VALUES (?, ?, ?, ?, ?, ?)",
      [
        document, article.span.start, article.span.end, article.headline?.start, article.headline?.end,
        article.day?.number,
      ])
    return database.lastInsertedRowID
  }

  // MARK: Removing

  private mutating func removeFile(_ path: String) throws {
    let find = try database.cachedStatement(sql: "SELECT id FROM file WHERE path = ?")
    guard let file = try Int64.fetchOne(find, arguments: [path]) else { return }
    for document in try Int64.fetchAll(database, sql: "SELECT id FROM document WHERE file = ?", arguments: [file]) {
      try remove(document)
    }
    try run("DELETE FROM file WHERE id = ?", [file])
    files[path] = nil
  }

  private mutating func remove(_ document: Int64) throws {
    let find = try database.cachedStatement(sql: "SELECT producer FROM document WHERE id = ?")
    guard let maker = try Int64.fetchOne(find, arguments: [document]) else { return }
    // Only the producer's own rules tell which terms stand in the full text. Rows of another one stay there without a
    // sentence, which no search returns.
    if maker == producer { try CorpusFullText(database).remove(document: document) }
    let sentences = "BETWEEN :first AND :last"
    let bounds = try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT first_sentence, sentences FROM document WHERE id = ?"),
      arguments: [document])
    let first = bounds?.id(0) ?? 0
    let range: StatementArguments = ["first": first, "last": first &+ (bounds?.id(1) ?? 0) &- 1]
    let names = try Row.fetchAll(
      try database.cachedStatement(
        sql: "SELECT name, count(*) FROM mention WHERE sentence \(sentences) GROUP BY name"),
      arguments: range)
    for row in names {
      try run("UPDATE name SET mentions = mentions - ? WHERE id = ?", [row.int(1), row.id(0)])
      loosened.names.insert(row.id(0))
    }
    for column in ["speaker", "via"] {
      let voices = try database.cachedStatement(
        sql: "SELECT DISTINCT \(column) FROM quote WHERE \(column) IS NOT NULL AND sentence \(sentences)")
      loosened.entities.formUnion(try Int64.fetchAll(voices, arguments: range))
    }
    for table in ["mention", "quote", "time"] {
      try run("DELETE FROM \(table) WHERE sentence \(sentences)", range)
    }
    try run("DELETE FROM sentence WHERE id \(sentences)", range)
    try run("DELETE FROM article WHERE document = ?", [document])
    try run("DELETE FROM document WHERE id = ?", [document])
  }

  /// Removes names and entities that nothing mentions any more.
  mutating func finish() throws {
    guard !loosened.names.isEmpty || !loosened.entities.isEmpty else { return }
    interner.forget()
    for entity in loosened.entities {
      // Figures without a name have a name row, but no mentions.
      let figures = try database.cachedStatement(
        sql: "SELECT n.id FROM name n JOIN entity e ON n.entity = e.id WHERE e.id = ? AND e.type = ''")
      guard try !isVoice(entity) else { continue }
      loosened.names.formUnion(try Int64.fetchAll(figures, arguments: [entity]))
    }
    for name in loosened.names.sorted() {
      let find = try database.cachedStatement(
        sql: "SELECT form, entity FROM name WHERE id = ? AND mentions <= 0")
      guard let row = try Row.fetchOne(find, arguments: [name]) else { continue }
      try run("INSERT INTO name_text (name_text, rowid, form) VALUES ('delete', ?, ?)", [name, row.text(0)])
      try run("DELETE FROM name WHERE id = ?", [name])
      loosened.entities.insert(row.id(1))
    }
    for entity in loosened.entities.sorted() where try !isVoice(entity) {
      try run(
        "DELETE FROM entity WHERE id = ? AND NOT EXISTS (SELECT 1 FROM name WHERE entity = ?)", [entity, entity])
    }
  }

  /// Whether some quote is spoken or passed on by the entity.
  private func isVoice(_ entity: Int64) throws -> Bool {
    let find = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM quote_text WHERE quote_text MATCH ?)")
    let voice = "{facts} : (\(FactTokens.speaker(entity)) OR \(FactTokens.medium(entity)))"
    return try Bool.fetchOne(find, arguments: [voice]) ?? false
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
