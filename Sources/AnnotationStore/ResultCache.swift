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
/// processes may share a file, and a process may die at any moment (write-ahead log, one transaction a flush).
package final class ResultCache: Sendable {
  private struct State {
    var pending: [(key: ResultKey, value: [UInt8])] = []
    var pendingBytes = 0
    var hasFailed = false
  }

  private static let flushSize = 1 << 20

  private let pool: DatabasePool
  private let path: String
  private let state = Mutex(State())
  private let warn: @Sendable (String) -> Void

  /// Opens the cache at `path`, or creates it. `warn` receives the one message about a later failure.
  ///
  /// - Throws: `StoreFailure` when the file is locked, damaged, of a newer version, or no cache.
  package init(path: String, warn: @escaping @Sendable (String) -> Void) throws(StoreFailure) {
    self.path = path
    self.warn = warn
    do {
      try CacheFormat.checkFile(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(1)
      // The file is a cache: a power cut may cost the last entries, never the file.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
      pool = try DatabasePool(path: path, configuration: configuration)
      // Writing takes a lock that another process may hold, so only a new file is written to.
      let isCache = try pool.read { try CacheFormat.check($0, path: path) }
      if !isCache { try pool.write { try CacheFormat.createTable($0) } }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  /// The results kept under the keys, in their order; nil where there is none. One read for all of them.
  package func values(for keys: [ResultKey]) -> [[UInt8]?] {
    let nothing = [[UInt8]?](repeating: nil, count: keys.count)
    guard !keys.isEmpty, state.withLock({ !$0.hasFailed }) else { return nothing }
    do {
      return try pool.read { database in
        let statement = try database.cachedStatement(sql: "SELECT value FROM result WHERE key = ?")
        return try keys.map { key in
          try Data.fetchOne(statement, arguments: [Data(key.bytes)]).flatMap { SealedValue.open([UInt8]($0)) }
        }
      }
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
    let pending = state.withLock { state in
      defer {
        state.pending = []
        state.pendingBytes = 0
      }
      return state.pending
    }
    guard !pending.isEmpty else { return }
    do {
      try pool.write { database in
        let statement = try database.cachedStatement(
          sql: "INSERT INTO result (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        for (key, value) in pending {
          try statement.execute(arguments: [Data(key.bytes), Data(SealedValue.seal(value))])
        }
      }
    } catch {
      fail(error)
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
    if isFirst { warn(StoreFailure(error, path: path).message) }
  }
}
