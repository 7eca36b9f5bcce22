import Foundation
import GRDB

/// An independent look into SQLite files.
enum Database {
  /// A database that others may be writing, or mending after one of them was killed.
  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Runs a statement.
  static func run(_ sql: String, in path: String) throws {
    let queue = try open(path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The first column of what a query finds, as text.
  static func column(_ sql: String, in path: String) throws -> [String] {
    let queue = try open(path)
    defer { try? queue.close() }
    return try queue.read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { value in
          switch value.storage {
          case .null: "-"
          case .int64(let number): "\(number)"
          case .double(let number): "\(number)"
          case .string(let text): text
          case .blob(let data): data.map { String(format: "%02x", $0) }.joined()
          }
        }.joined(separator: "|")
      }
    }
  }
}
