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
    /// How often a result was found, and how often not, since the file was made.
    package var hits: Int
    package var misses: Int
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
    let bytes = size(path) + size(path + "-wal")
    return try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT count(*), coalesce(sum(length(value)), 0) FROM result")
      return Statistics(
        entries: row?.int(0) ?? 0, valueBytes: row?.int(1) ?? 0, hits: try CacheFormat.counter("hits", in: database),
        misses: try CacheFormat.counter("misses", in: database), fileBytes: bytes)
    }
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
        if PackedBlock.unpack([UInt8](value)) == nil { result.damagedEntries += 1 }
      }
      return result
    }
  }

  /// Removes all results. A file that other processes use stays usable for them.
  ///
  /// - Throws: `StoreFailure` when the file is absent, locked, of a newer version or no cache.
  package func clear() throws(StoreFailure) -> Clearance {
    guard exists else { throw StoreFailure.absent(path, CacheFormat.kind) }
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
      guard (error as? DatabaseError)?.isDamage == true, CacheFormat.kind.isMarked(path) else {
        throw StoreFailure(error, path: path, CacheFormat.kind)
      }
      // Nobody can use such a file, so nobody is disturbed.
      guard unlink(path) == 0 else { throw StoreFailure(message: "\(path) is damaged and cannot be deleted") }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      return .deleted
    }
  }

  /// Removes results that this executable did not make, since it never asks for them, then those that were not used for
  /// longest, until what is left takes at most `limit` bytes; gives the room back to the disk. Returns how many went.
  ///
  /// - Throws: `StoreFailure` when the file is absent, damaged, locked, of a newer version or no cache.
  package func prune(to limit: Int) throws(StoreFailure) -> Int {
    guard exists else { throw StoreFailure.absent(path, CacheFormat.kind) }
    do {
      return try opened { queue in
        try queue.writeWithoutTransaction { database in
          var removed = 0
          try database.inTransaction(.immediate) {
            try database.execute(sql: "DELETE FROM result WHERE build <> ?", arguments: [ResultKey.build])
            removed = try database.changesCount + CacheFormat.evict(database, to: limit)
            return .commit
          }
          try database.execute(sql: "VACUUM")
          try database.checkpoint(.truncate)
          return removed
        }
      }
    } catch {
      throw StoreFailure(error, path: path, CacheFormat.kind)
    }
  }

  // MARK: Reading

  private func read<Value>(_ body: (Database) throws -> Value) throws(StoreFailure) -> Value {
    guard exists else { throw StoreFailure.absent(path, CacheFormat.kind) }
    do {
      return try opened { try $0.read(body) }
    } catch {
      throw StoreFailure(error, path: path, CacheFormat.kind)
    }
  }

  /// Reads go through a connection that may write: only such a one removes its log files when it closes.
  private func opened<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
    try CacheFormat.kind.checkFile(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    guard try queue.read({ try CacheFormat.kind.check($0, path: path) }) > 0 else {
      throw StoreFailure.foreign(path, CacheFormat.kind)
    }
    return try body(queue)
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
