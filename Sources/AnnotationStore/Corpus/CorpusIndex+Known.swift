import Foundation
import GRDB

/// A file that the index has documents of.
package struct KnownFile: Hashable, Sendable {
  package let path: String
  /// As of its last complete indexing; nil when it never was complete.
  package let size: Int?
  package let modified: Int?
  package let producer: Int64?
  /// How many documents of it are in the index.
  package let documents: Int

  /// Whether the file is still as it was when it was indexed.
  package func isSame(as state: CorpusFileState) -> Bool { size == state.size && modified == state.modified }
}

/// A document that the index has.
package struct KnownDocument: Hashable, Sendable {
  package let id: Int64
  package let hash: [UInt8]
  package let copy: Int
  package let line: Int?
  package let producer: Int64
}

extension CorpusIndex {
  /// What `KnownFile.producer` is for files that this producer indexed.
  package var producerNumber: Int64 { producer }

  /// All files, by their paths.
  package func files() throws(StoreFailure) -> [String: KnownFile] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT path, size, modified, f.producer, count(d.id) FROM file f LEFT JOIN document d ON d.file = f.id
          GROUP BY f.id
          """)
      var files: [String: KnownFile] = [:]
      for row in rows {
        files[row.text(0)] = KnownFile(
          path: row.text(0), size: row.optionalInt(1), modified: row.optionalInt(2), producer: row.optionalID(3),
          documents: row.int(4))
      }
      return files
    }
  }

  /// The documents of a file.
  package func documents(ofFile path: String) throws(StoreFailure) -> [KnownDocument] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT d.id, d.hash, d.copy, d.line, d.producer FROM document d JOIN file f ON d.file = f.id
          WHERE f.path = ? ORDER BY d.id
          """, arguments: [path]
      ).map {
        KnownDocument(
          id: $0.id(0), hash: $0.bytes(1), copy: $0.int(2), line: $0.optionalInt(3), producer: $0.id(4))
      }
    }
  }
}
