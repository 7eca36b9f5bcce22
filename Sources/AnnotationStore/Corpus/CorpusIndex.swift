import Foundation
import GRDB
import Glibc
import Synchronization

/// A corpus file open for writing: documents go in and out in transactions.
///
/// ```swift
/// let index = try CorpusIndex(path: "corpus.sqlite", producer: "1/1")
/// try index.apply([.add(document, file: "/news/a.txt", copy: 0), .complete(file)])
/// ```
///
/// Any number of processes may write to one file and read from it: a transaction waits for others, readers wait for
/// nobody, and a process may die at any moment without harm to what it committed.
package final class CorpusIndex: Sendable {
  /// The seconds that a transaction waits for those of other processes.
  private static let patience: TimeInterval = 120
  /// Pages of full text that are merged in one transaction.
  private static let mergedPages = 4_000

  private let pool: DatabasePool
  package let path: String
  /// Stands for the producer in the file.
  let producer: Int64
  private let writer: Mutex<Writing>

  private struct Writing {
    let interner = CorpusInterner()
    var dataVersion: Int?
  }

  /// Opens the corpus at `path`, or creates it. `producer` names everything that annotations depend on besides text and
  /// reference time, see `ResultKey.producer`.
  ///
  /// - Throws: `StoreFailure` when the file is damaged, of a newer version, or no corpus.
  package init(path: String, producer: String) throws(StoreFailure) {
    self.path = path
    self.producer = CorpusIndex.number(of: producer)
    writer = Mutex(Writing())
    do {
      try CorpusFormat.kind.checkFile(path)
      pool = try DatabasePool(path: path, configuration: CorpusIndex.configuration)
      if try pool.read({ try CorpusFormat.kind.check($0, path: path) }) == 0 {
        try pool.writeInTransaction(.immediate) { database in
          // Another process may have been faster.
          if try CorpusFormat.kind.check(database, path: path) == 0 { try CorpusFormat.createTables(database) }
          return .commit
        }
      }
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  /// Deletes the file at `path` if it carries the mark of a corpus. False: it does not, or cannot be deleted.
  package static func delete(_ path: String) -> Bool { CorpusFormat.kind.delete(path) }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { database in
      // These two count for a new file only, before anything is in it.
      if !database.configuration.readonly {
        try database.execute(sql: "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL")
      }
      // A power cut may cost the last transactions, never the file; the death of this process costs nothing.
      try database.execute(
        sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 33554432")
    }
    return configuration
  }

  /// The number that stands for a producer.
  static func number(of producer: String) -> Int64 {
    SHA256.hash(Array(producer.utf8)).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
  }

  /// Makes all changes, or none of them, in one transaction. Returns how many documents were added.
  ///
  /// - Throws: `StoreFailure` when the disk is full, the file is damaged, or another process held it for two minutes.
  @discardableResult
  package func apply(_ changes: [CorpusChange]) throws(StoreFailure) -> Int {
    guard !changes.isEmpty else { return 0 }
    do {
      return try writer.withLock { writing in
        var added = 0
        try pool.writeInTransaction(.immediate) { database in
          // The version changes with every commit of another connection, which may have removed what we remember.
          let version = try Int.fetchOne(database, sql: "PRAGMA data_version")
          if version != writing.dataVersion { writing.interner.forget() }
          writing.dataVersion = version
          var transaction = CorpusTransaction(database, interner: writing.interner, producer: producer)
          for change in changes { try transaction.apply(change) }
          try transaction.finish()
          added = transaction.added
          return .commit
        }
        return added
      }
    } catch {
      // What was interned may have been rolled back.
      writer.withLock { $0.interner.forget() }
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  /// Merges what many transactions left in the full text, so that searches are quicker and the file is smaller. Others may
  /// write in between.
  ///
  /// - Throws: as `apply`.
  package func merge() throws(StoreFailure) {
    do {
      for table in ["sentence_text", "quote_text", "name_text"] {
        // A negative number begins a merge of everything, further steps go on with it.
        var pages = -CorpusIndex.mergedPages
        var isDone = false
        while !isDone {
          try pool.writeInTransaction(.immediate) { database in
            let before = database.totalChangesCount
            try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('merge', ?)", arguments: [pages])
            isDone = database.totalChangesCount - before < 2
            return .commit
          }
          pages = CorpusIndex.mergedPages
        }
      }
      // What the merge left empty goes back to the disk.
      try pool.writeInTransaction(.immediate) { database in
        try database.execute(sql: "PRAGMA incremental_vacuum")
        return .commit
      }
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  /// Runs `body` on a snapshot of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreFailure) -> Value {
    do {
      return try pool.read(body)
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  /// Closes the file; its log goes when no other process has it open.
  package func close() {
    pool.invalidateReadOnlyConnections()
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try? pool.close()
  }
}

/// A change of a corpus.
package enum CorpusChange: Sendable {
  /// A document comes in. `copy` says how many equal ones stand before it in the file; one that is there already, made by
  /// the same producer, stays.
  case add(CorpusDocument, file: String, copy: Int)
  /// The document goes.
  case remove(Int64)
  /// The document stands on another line of its file.
  case move(Int64, line: Int)
  /// All documents of the file are in, as it was at that time.
  case complete(CorpusFileState)
  /// The file goes with its documents.
  case removeFile(String)
}

/// A file as it was when it was read.
package struct CorpusFileState: Hashable, Sendable {
  /// Its absolute path.
  package var path: String
  package var size: Int
  /// Time of change in nanoseconds since 1970.
  package var modified: Int
  /// SHA-256 of its bytes; nil when it was not read.
  package var hash: [UInt8]?

  /// A state of the given parts.
  package init(path: String, size: Int, modified: Int, hash: [UInt8]? = nil) {
    self.path = path
    self.size = size
    self.modified = modified
    self.hash = hash
  }
}
