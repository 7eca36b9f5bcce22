package import AnnotationModel
import Foundation
import GRDB
import Glibc
import Synchronization

/// A corpus file open for searching.
///
/// ```swift
/// let search = try CorpusSearch(path: "corpus.sqlite")
/// let result = try search.hits(for: query, encoding: .utf16)
/// ```
///
/// Searches see what was committed when they begin, and wait for no writer; a file that takes the place of the first one is
/// opened. Those of one `CorpusSearch` run one after the other.
package final class CorpusSearch: Sendable {
  /// Of more sentences or quotations that fit, the newest in the index are put in order.
  package static let mostCandidates = 700

  /// An open file. One connection: opening a pool writes to the file, and a search takes milliseconds.
  private struct Connection {
    let queue: DatabaseQueue
    /// Device and number of the file, which tell whether another one has taken its place.
    let identity: [UInt64]
  }

  private let connection: Mutex<Connection>
  package let path: String

  /// Opens the corpus at `path`, which must exist. It need not be writable.
  ///
  /// - Throws: `StoreFailure` when it is absent, damaged, of a newer version or no corpus.
  package init(path: String) throws(StoreFailure) {
    self.path = path
    guard access(path, F_OK) == 0 else { throw StoreFailure.absent(path, CorpusFormat.kind) }
    do {
      connection = Mutex(try CorpusSearch.open(path))
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  private static func open(_ path: String) throws -> Connection {
    try CorpusFormat.kind.checkFile(path)
    let identity = identity(of: path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -32000") }
    var name = path
    if access(path, W_OK) != 0 || access(folder(of: path), W_OK) != 0 {
      configuration.readonly = true
      // Without a log there is nothing to share with a writer, and no file can be made to share it.
      if access(path + "-wal", F_OK) != 0 { name = uri(path) + "?immutable=1" }
    }
    let queue = try DatabaseQueue(path: name, configuration: configuration)
    let version = try queue.read { try CorpusFormat.kind.check($0, path: path) }
    if version == 0 { throw StoreFailure.foreign(path, CorpusFormat.kind) }
    return Connection(queue: queue, identity: identity)
  }

  private static func identity(of path: String) -> [UInt64] {
    var status = stat()
    return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : []
  }

  /// The connection to the file that is at the path now.
  private func currentQueue() throws -> DatabaseQueue {
    try connection.withLock { connection in
      if CorpusSearch.identity(of: path) != connection.identity {
        guard access(path, F_OK) == 0 else { throw StoreFailure.absent(path, CorpusFormat.kind) }
        connection = try CorpusSearch.open(path)
      }
      return connection.queue
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path as a URI of SQLite's.
  private static func uri(_ path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      let isDigit = byte &- 0x30 < 10
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isDigit || isLetter || "/._-".utf8.contains(byte) {
        uri.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return uri
  }

  /// What the query finds, best first: by how well its words fit, else the newest articles first. Offsets and columns
  /// count in `encoding`.
  ///
  /// - Throws: `StoreFailure` when the file is damaged or went away.
  package func hits(for query: SearchQuery, encoding: PositionEncoding = .utf8) throws(StoreFailure) -> SearchResult {
    do {
      return try currentQueue().read { database in
        let plan = try SearchPlan(query, in: database)
        guard let expression = plan.expression else { return SearchResult(total: 0, encoding: encoding) }
        let found = try SearchCandidates(plan, expression).rows(
          limit: min(max(query.limit, 1), SearchQuery.mostHits), offset: max(query.offset, 0), in: database)
        var reader = HitReader(plan, database, encoding: encoding)
        return SearchResult(
          hits: try found.rows.compactMap { try reader.hit($0) }, total: found.total, encoding: encoding)
      }
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }
}

/// The columns of a candidate's row.
enum CandidateColumn {
  static let score = 1, candidates = 2, total = 3, sentence = 4, place = 5, name = 6, day = 7, line = 8, path = 9
  static let document = 10
}

/// Puts what the full text finds in order.
struct SearchCandidates {
  private let plan: SearchPlan
  private let expression: String

  init(_ plan: SearchPlan, _ expression: String) {
    self.plan = plan
    self.expression = expression
  }

  /// The rows of the hits from `offset` on, and how many there are in all.
  func rows(limit: Int, offset: Int, in database: Database) throws -> (rows: [Row], total: Int?) {
    var arguments: StatementArguments = ["expression": expression, "most": CorpusSearch.mostCandidates]
    var conditions: [String] = []
    if let days = plan.days {
      conditions.append(
        """
        (a.day BETWEEN :first AND :last
        OR EXISTS (SELECT 1 FROM time t WHERE t.sentence = s.id AND t.begin <= :last AND t.finish >= :first))
        """)
      arguments += ["first": days.lowerBound.number, "last": days.upperBound.number]
    }
    if plan.kind == .mention {
      if !plan.entities.isEmpty {
        let entities = plan.entities.map(String.init).joined(separator: ",")
        conditions.append("m.name IN (SELECT id FROM name WHERE entity IN (\(entities)))")
      }
      if let country = plan.country {
        conditions.append("e.country = :country")
        arguments += ["country": country]
      }
    }
    let sql = """
      WITH c (id, score) AS MATERIALIZED (\(candidates))
      SELECT c.id, c.score, (SELECT count(*) FROM c) AS candidates, count(*) OVER () AS total, s.id AS sentence,
      \(place) AS place, \(plan.kind == .mention ? "m.name" : "NULL") AS name, a.day, d.line, f.path, d.id AS document
      FROM c \(joins) JOIN article a ON s.article = a.id JOIN document d ON a.document = d.id
      JOIN file f ON d.file = f.id \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
      ORDER BY c.score, a.day DESC, f.path, d.line, place LIMIT :limit OFFSET :offset
      """
    arguments += ["limit": limit, "offset": offset]
    let rows = try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments)
    guard let first = rows.first else { return ([], offset == 0 ? 0 : nil) }
    let candidates = first.int(CandidateColumn.candidates)
    return (rows, candidates < CorpusSearch.mostCandidates ? first.int(CandidateColumn.total) : nil)
  }

  /// The newest rows of the full text that fit.
  private var candidates: String {
    let table = plan.kind == .quote ? "quote_text" : "sentence_text"
    let score = plan.words == nil ? "0.0" : "round(bm25(\(table), 1.0, 0.0), 4)"
    return "SELECT rowid, \(score) FROM \(table) WHERE \(table) MATCH :expression ORDER BY rowid DESC LIMIT :most"
  }

  private var joins: String {
    switch plan.kind {
    case .quote: "JOIN quote q ON q.id = c.id JOIN sentence s ON q.sentence = s.id"
    case .sentence: "JOIN sentence s ON s.id = c.id"
    case .mention:
      "JOIN sentence s ON s.id = c.id JOIN mention m ON m.sentence = s.id"
        + (plan.country == nil ? "" : " JOIN name n ON m.name = n.id JOIN entity e ON n.entity = e.id")
    }
  }

  /// What tells hits of one sentence apart, and orders them.
  private var place: String {
    switch plan.kind {
    case .quote: "q.id"
    case .sentence: "s.id"
    case .mention: "m.start"
    }
  }
}
