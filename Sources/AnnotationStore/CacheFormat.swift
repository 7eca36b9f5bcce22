import Foundation
import GRDB
import Glibc

/// What a cache file looks like, and how to tell one from other databases.
enum CacheFormat {
  /// Marks a file as ours ("hsia"), so that another program's database is never touched.
  static let applicationID: Int32 = 0x6873_6961
  static let version: Int32 = 1

  /// Whether the file's header carries our mark, which also a damaged file can show.
  static func isMarked(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path), let header = try? file.read(upToCount: 100),
      header.count == 100, header.starts(with: "SQLite format 3\0".utf8)
    else { return false }
    let mark = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return mark == UInt32(bitPattern: applicationID)
  }

  /// Refuses a file that is another program's, without writing to it or beside it. A file that is absent may come.
  static func checkFile(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw StoreFailure.folder(path) }
    // Our mark may still be in the log of a process that was killed; then SQLite has to look.
    guard access(path, F_OK) == 0, !isMarked(path) else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    _ = try queue.read { try check($0, path: path) }
  }

  /// Refuses another program's database and a cache of a newer version. Returns false for a database without tables.
  static func check(_ database: Database, path: String) throws -> Bool {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if tables > 0, application != applicationID { throw StoreFailure.noCache(path) }
    if version > self.version { throw StoreFailure.newer(path) }
    return tables > 0
  }

  /// Makes an empty database a cache.
  static func createTable(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT;
        """)
  }
}
