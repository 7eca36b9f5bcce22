import Foundation
import GRDB
import Synchronization

/// A SQLite file that keeps encoded results by what they depend on.
///
/// ```swift
/// let cache = try ResultCache(path: "results.sqlite") { print($0) }
/// if let known = cache.values(for: [key])[0] { … } else { cache.insert(result, for: key) }
/// cache.flush()
/// ```
///
/// A cache never stops an annotation: after the first failure it warns once, finds nothing and keeps nothing. Several
/// processes may share a file, and a process may die at any moment (write-ahead log, one transaction a flush). When the
/// file has grown to its limit, what was not used for longest goes.
package final class ResultCache: Sendable {
  private struct State {
    var pending: [(key: ResultKey, value: [UInt8])] = []
    var pendingBytes = 0
    var hasFailed = false
    var hits = 0
    var misses = 0
    /// Rows that were used and not said to be for a while.
    var touched: Set<Int64> = []
  }

  /// Bytes that a file may take unless the user says otherwise.
  package static let standardLimit = 1 << 30
  private static let flushSize = 1 << 20
  /// How old a use may be before the next one is noted: a note is a write.
  private static let freshEras = 8

  private let pool: DatabasePool
  private let path: String
  private let limit: Int
  private let era: Int
  private let state = Mutex(State())
  private let warn: @Sendable (String) -> Void

  /// Opens the cache at `path`, or creates it. The file grows to `limit` bytes and a little more; `warn` receives the one
  /// message about a later failure.
  ///
  /// - Throws: `StoreFailure` when the file is locked, damaged, of a newer version, or no cache.
  package init(
    path: String, limit: Int = ResultCache.standardLimit, warn: @escaping @Sendable (String) -> Void
  ) throws(StoreFailure) {
    self.path = path
    self.limit = limit
    self.warn = warn
    do {
      try CacheFormat.kind.checkFile(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(1)
      // The file is a cache: a power cut may cost the last entries, never the file.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
      pool = try DatabasePool(path: path, configuration: configuration)
      // Writing takes a lock that another process may hold, so only a new or an older file is written to.
      if try pool.read({ try CacheFormat.kind.check($0, path: path) }) < CacheFormat.kind.version {
        try pool.writeInTransaction(.immediate) { database in
          if try CacheFormat.kind.check(database, path: path) < CacheFormat.kind.version {
            try CacheFormat.createTables(database)
          }
          return .commit
        }
      }
      era = try pool.read { try CacheFormat.counter("eras", in: $0) }
    } catch {
      throw StoreFailure(error, path: path, CacheFormat.kind)
    }
  }

  /// The results kept under the keys, in their order; nil where there is none. One read for all of them.
  package func values(for keys: [ResultKey]) -> [[UInt8]?] {
    let nothing = [[UInt8]?](repeating: nil, count: keys.count)
    guard !keys.isEmpty, state.withLock({ !$0.hasFailed }) else { return nothing }
    do {
      var stale: [Int64] = []
      let values = try pool.read { database in
        let statement = try database.cachedStatement(sql: "SELECT rowid, value, used FROM result WHERE key = ?")
        return try keys.map { key -> [UInt8]? in
          guard let row = try Row.fetchOne(statement, arguments: [Data(key.bytes)]) else { return nil }
          if row.int(2) &+ ResultCache.freshEras < era { stale.append(row.id(0)) }
          return PackedBlock.unpack(row.bytes(1))
        }
      }
      state.withLock { [stale] state in
        let hits = values.count { $0 != nil }
        state.hits += hits
        state.misses += values.count - hits
        state.touched.formUnion(stale)
      }
      return values
    } catch {
      fail(error)
      return nothing
    }
  }

  /// Keeps a result. It reaches the file with the next flush, which comes by itself after a megabyte.
  package func insert(_ value: [UInt8], for key: ResultKey) {
    let isFull = state.withLock { state in
      guard !state.hasFailed else { return false }
      state.pending.append((key, value))
      state.pendingBytes += value.count
      return state.pendingBytes >= ResultCache.flushSize
    }
    if isFull { flush() }
  }

  /// Writes what was inserted to the file.
  package func flush() {
    let taken = state.withLock { state in
      let taken = state
      (state.pending, state.pendingBytes, state.hits, state.misses, state.touched) = ([], 0, 0, 0, [])
      return taken
    }
    guard !taken.pending.isEmpty else {
      // How often it was used is no reason to wait for another process, or to warn.
      if taken.hits + taken.misses > 0 { try? write(taken) }
      return
    }
    do {
      try write(taken)
    } catch {
      fail(error)
    }
  }

  private func write(_ taken: State) throws {
    let packed = taken.pending.map { (Data($0.key.bytes), Data(PackedBlock.pack($0.value))) }
    try pool.writeInTransaction(.immediate) { database in
      let era = try CacheFormat.counter("eras", in: database) + 1
      let insert = try database.cachedStatement(
        sql: """
          INSERT INTO result (key, value, build, used) VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET value = excluded.value, build = excluded.build, used = excluded.used
          """)
      for (key, value) in packed { try insert.execute(arguments: [key, value, ResultKey.build, era]) }
      let touch = try database.cachedStatement(sql: "UPDATE result SET used = ? WHERE rowid = ?")
      for row in taken.touched { try touch.execute(arguments: [era, row]) }
      try CacheFormat.add(packed.isEmpty ? 0 : 1, to: "eras", in: database)
      try CacheFormat.add(taken.hits, to: "hits", in: database)
      try CacheFormat.add(taken.misses, to: "misses", in: database)
      // Some room at once, so that the next write need not evict again.
      if try CacheFormat.usedBytes(database) > limit { _ = try CacheFormat.evict(database, to: limit / 8 * 7) }
      return .commit
    }
  }

  /// Writes what was inserted and moves it from the log into the file. The cache serves nothing afterwards.
  package func close() {
    flush()
    state.withLock { $0.hasFailed = true }
    // SQLite removes the log files with the last connection, if that one may write: so the readers go first. While
    // another process reads, this cannot be done; the log is as good as the file, and the next close does it.
    pool.invalidateReadOnlyConnections()
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try? pool.close()
  }

  private func fail(_ error: any Error) {
    let isFirst = state.withLock { state in
      defer { state.hasFailed = true }
      return !state.hasFailed
    }
    if isFirst { warn(StoreFailure(error, path: path, CacheFormat.kind).message) }
  }
}
