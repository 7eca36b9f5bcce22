import Foundation
import GRDB
import Glibc

/// A kind of file that the store makes, and how to tell one from other databases.
struct StoreKind: Sendable {
  /// Marks a file as ours, so that another program's database is never touched.
  let applicationID: Int32
  let version: Int32
  /// "cache", for messages.
  let name: String
  /// Who makes one, for messages.
  let creation: String
  /// What helps when one is damaged, for messages.
  let repair: String

  /// Whether the file's header carries the mark, which also a damaged file can show.
  func isMarked(_ path: String) -> Bool { markedVersion(path) != nil }

  /// The version in the header of a file that carries the mark; nil for other files.
  private func markedVersion(_ path: String) -> Int32? {
    guard let file = FileHandle(forReadingAtPath: path), let header = try? file.read(upToCount: 100),
      header.count == 100, header.starts(with: "SQLite format 3\0".utf8)
    else { return nil }
    func number(at place: Int) -> Int32 {
      Int32(bitPattern: header[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
    return number(at: 68) == applicationID ? number(at: 60) : nil
  }

  /// Refuses a file that is another program's or of a newer version, without writing to it or beside it. A file that is absent may come.
  func checkFile(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw StoreFailure.folder(path) }
    guard access(path, F_OK) == 0 else { return }
    if let version = markedVersion(path) {
      if version > self.version { throw StoreFailure.newer(path) }
      return
    }
    // Our mark may still be in the log of a process that was killed; then SQLite has to look.
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    _ = try queue.read { try check($0, path: path) }
  }

  /// Refuses another program's database and a file of a newer version. Returns the file's version, 0 for a database
  /// without tables.
  @discardableResult
  func check(_ database: Database, path: String) throws -> Int32 {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if tables > 0, application != applicationID { throw StoreFailure.foreign(path, self) }
    if version > self.version { throw StoreFailure.newer(path) }
    return tables > 0 ? version : 0
  }

  /// Deletes a file and its logs if the file carries the mark. False: it does not, or cannot be deleted.
  func delete(_ path: String) -> Bool {
    guard isMarked(path), unlink(path) == 0 else { return false }
    for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
    return true
  }
}
