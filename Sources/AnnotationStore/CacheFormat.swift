import GRDB

/// What a cache file looks like.
enum CacheFormat {
  /// The kind of file ("hsia").
  static let kind = StoreKind(
    applicationID: 0x6873_6961, version: 2, name: "cache", creation: "an annotation with --cache creates it",
    repair: "'hashiya cache clear' removes it")

  /// Makes an empty database, or a cache of an older version, an empty cache of this one.
  ///
  /// `value` is a `PackedBlock`, `build` tells which executable made it (`ResultKey.build`), `used` is the era of the last
  /// use; an era is one write to the file.
  static func createTables(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS result;
        CREATE TABLE result (
          key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL, build INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
        CREATE INDEX result_used ON result (used);
        CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT;
        PRAGMA application_id = \(kind.applicationID);
        PRAGMA user_version = \(kind.version);
        """)
  }

  /// Bytes of the file that hold something.
  static func usedBytes(_ database: Database) throws -> Int {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    return (pages - free) * size
  }

  /// Removes the results that were not used for longest, until what is left takes at most `limit` bytes. Returns how many
  /// went.
  static func evict(_ database: Database, to limit: Int) throws -> Int {
    var surplus = try usedBytes(database) - limit
    guard surplus > 0 else { return 0 }
    var doomed: [Int64] = []
    let oldest = try Row.fetchCursor(
      database, sql: "SELECT rowid, length(value) FROM result ORDER BY used, rowid")
    while surplus > 0, let row = try oldest.next() {
      doomed.append(row.id(0))
      // A row takes its key twice and some bytes of its own besides the value.
      surplus -= max(row.int(1), 0) + 100
    }
    let delete = try database.cachedStatement(sql: "DELETE FROM result WHERE rowid = ?")
    for row in doomed { try delete.execute(arguments: [row]) }
    return doomed.count
  }

  static func counter(_ name: String, in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT value FROM counter WHERE name = ?", arguments: [name]) ?? 0
  }

  static func add(_ value: Int, to name: String, in database: Database) throws {
    guard value != 0 else { return }
    try database.execute(
      sql: "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
      arguments: [name, value])
  }
}
