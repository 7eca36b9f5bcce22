import GRDB
import Glibc

/// A corpus file as its keeper sees it. Looking at a file changes nothing in it.
package struct CorpusFile: Sendable {
  /// How much a corpus holds.
  package struct Statistics: Hashable, Sendable {
    package var files: Int
    package var documents: Int
    /// Documents that could not be annotated.
    package var failures: Int
    package var quotes: Int
    /// Bytes of all texts.
    package var textBytes: Int
    /// Bytes of the file and its log.
    package var fileBytes: Int
  }

  package let path: String

  /// The file at `path`, which need not exist.
  package init(path: String) { self.path = path }

  package var exists: Bool { access(path, F_OK) == 0 }

  /// Counts what is in the file.
  ///
  /// - Throws: `StoreFailure` when the file is absent, damaged, locked, of a newer version or no corpus.
  package func statistics() throws(StoreFailure) -> Statistics {
    guard exists else { throw StoreFailure.absent(path, CorpusFormat.kind) }
    let bytes = size(path) + size(path + "-wal")
    do {
      try CorpusFormat.kind.checkFile(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(1)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        guard try CorpusFormat.kind.check(database, path: path) > 0 else {
          throw StoreFailure.foreign(path, CorpusFormat.kind)
        }
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT (SELECT count(*) FROM file), count(*), count(failure), (SELECT count(*) FROM quote),
            coalesce(sum(length), 0) FROM document
            """)
        return Statistics(
          files: row?.int(0) ?? 0, documents: row?.int(1) ?? 0, failures: row?.int(2) ?? 0, quotes: row?.int(3) ?? 0,
          textBytes: row?.int(4) ?? 0, fileBytes: bytes)
      }
    } catch {
      throw StoreFailure(error, path: path, CorpusFormat.kind)
    }
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
