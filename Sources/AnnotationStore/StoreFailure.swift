import GRDB

/// Why a file cannot serve as a result cache.
package struct StoreFailure: Error, Hashable, Sendable {
  /// What is wrong and what to do about it, in one line.
  package let message: String
}

extension StoreFailure {
  static func absent(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) does not exist; an annotation with --cache creates it")
  }

  static func newer(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) was made by a newer hashiya; name another file")
  }

  static func noCache(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) is not a cache of hashiya; name another file")
  }

  static func folder(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) is a folder; name a file in it")
  }

  /// The failure in words for people.
  init(_ error: any Error, path: String) {
    if let failure = error as? StoreFailure {
      self = failure
      return
    }
    guard let error = error as? DatabaseError else {
      message = "\(path): \(error)"
      return
    }
    let reason = error.message ?? "\(error.resultCode)"
    message =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: "\(path) is locked by another program"
      case .SQLITE_NOTADB: "\(path) is no database; name another file"
      case .SQLITE_CORRUPT: "\(path) is damaged; 'hashiya cache clear' removes it"
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: "\(path) cannot be opened for writing (\(reason))"
      case .SQLITE_FULL: "\(path) cannot grow: the disk is full"
      default: "\(path): \(reason)"
      }
  }
}

extension DatabaseError {
  /// Whether the file's content is at fault.
  var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}
