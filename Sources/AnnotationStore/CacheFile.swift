import Foundation
import GRDB
import Glibc

/// A cache file as its keeper sees it: how much is in it, whether it is sound, away with it.
///
/// Looking at a file never changes its results; `clear` is the only thing here that does.
package struct CacheFile: Sendable {
  /// How much a cache file holds.
  package struct Statistics: Hashable, Sendable {
    /// Number of results.
    package var entries: Int
    /// Bytes of the results.
    package var valueBytes: Int
    /// Bytes of the file and its log.
    package var fileBytes: Int
  }

  /// What a check of every page and every result found.
  package struct Verification: Hashable, Sendable {
    /// Number of results.
    package var entries: Int
    /// Results whose checksum is wrong; they count as absent when they are asked for.
    package var damagedEntries: Int
    /// SQLite's complaints about the file, at most ten.
    package var problems: [String]

    package var isSound: Bool { damagedEntries == 0 && problems.isEmpty }
  }

  /// What `clear` did.
  package enum Clearance: Hashable, Sendable {
    /// The file stays and is empty; this many results went.
    case emptied(Int)
    /// The file could not be read and was deleted.
    case deleted
  }

  package let path: String

  /// The file at `path`, which need not exist.
  package init(path: String) { self.path = path }

  package var exists: Bool { access(path, F_OK) == 0 }

  /// Counts what is in the file.
  ///
  /// - Throws: `StoreFailure` when the file is absent, damaged, locked, of a newer version or no cache.
  package func statistics() throws(StoreFailure) -> Statistics {
    let (entries, bytes) = try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT count(*), coalesce(sum(length(value)), 0) FROM result")
      return (row?[0] as Int? ?? 0, row?[1] as Int? ?? 0)
    }
    return Statistics(entries: entries, valueBytes: bytes, fileBytes: size(path) + size(path + "-wal"))
  }

  /// Checks every page of the file and the checksum of every result.
  ///
  /// - Throws: `StoreFailure` when the file is absent, locked, of a newer version, no cache, or too damaged to open.
  package func verify() throws(StoreFailure) -> Verification {
    try read { database in
      let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
      var result = Verification(entries: 0, damagedEntries: 0, problems: complaints)
      // The table of a damaged file cannot be walked to its end.
      if !complaints.isEmpty { return result }
      let values = try Data.fetchCursor(database, sql: "SELECT value FROM result")
      while let value = try values.next() {
        result.entries += 1
        if SealedValue.open([UInt8](value)) == nil { result.damagedEntries += 1 }
      }
      return result
    }
  }

  /// Removes all results. A file that other processes use stays usable for them.
  ///
  /// - Throws: `StoreFailure` when the file is absent, locked, of a newer version or no cache.
  package func clear() throws(StoreFailure) -> Clearance {
    guard exists else { throw StoreFailure.absent(path) }
    do {
      return try opened { queue in
        try queue.writeWithoutTransaction { database in
          let entries = try Int.fetchOne(database, sql: "SELECT count(*) FROM result") ?? 0
          try database.execute(sql: "DELETE FROM result; VACUUM")
          try database.checkpoint(.truncate)
          return .emptied(entries)
        }
      }
    } catch {
      guard (error as? DatabaseError)?.isDamage == true, CacheFormat.isMarked(path) else {
        throw StoreFailure(error, path: path)
      }
      // Nobody can use such a file, so nobody is disturbed.
      guard unlink(path) == 0 else { throw StoreFailure(message: "\(path) is damaged and cannot be deleted") }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      return .deleted
    }
  }

  // MARK: Reading

  private func read<Value>(_ body: (Database) throws -> Value) throws(StoreFailure) -> Value {
    guard exists else { throw StoreFailure.absent(path) }
    do {
      return try opened { try $0.read(body) }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  /// Reads go through a connection that may write: only such a one removes its log files when it closes.
  private func opened<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
    try CacheFormat.checkFile(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    guard try queue.read({ try CacheFormat.check($0, path: path) }) else { throw StoreFailure.noCache(path) }
    return try body(queue)
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
