import GRDBSQLite

/// The SQLite library of the system.
package enum SQLiteLibrary {
  /// Its version: "3.40.1".
  package static var version: String { String(cString: sqlite3_libversion()) }
}
