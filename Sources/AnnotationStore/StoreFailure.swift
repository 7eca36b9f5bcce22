import GRDB

/// Why a file cannot serve as a result cache or a corpus index.
package struct StoreFailure: Error, Hashable, Sendable {
  /// What is wrong and what to do about it, in one line.
  package let message: String
  /// Whether the file's content is at fault, so that only a new file helps.
  package var isDamage = false

  init(message: String) { self.message = message }
}

extension StoreFailure {
  static func absent(_ path: String, _ kind: StoreKind) -> StoreFailure {
    StoreFailure(message: "\(path) does not exist; \(kind.creation)")
  }

  static func newer(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) was made by a newer hashiya; name another file")
  }

  static func older(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) was made by an older hashiya; the next annotation empties it, or delete it")
  }

  static func foreign(_ path: String, _ kind: StoreKind) -> StoreFailure {
    StoreFailure(message: "\(path) is not a \(kind.name) of hashiya; name another file")
  }

  static func folder(_ path: String) -> StoreFailure {
    StoreFailure(message: "\(path) is a folder; name a file in it")
  }

  /// The failure in words for people.
  init(_ error: any Error, path: String, _ kind: StoreKind) {
    if let failure = error as? StoreFailure {
      self = failure
      return
    }
    guard let error = error as? DatabaseError else {
      message = "\(path): \(error)"
      return
    }
    isDamage = error.isDamage
    if error.isWithoutSharedMemory {
      message = "\(path): its folder lets processes share no memory; name a file on a local disk"
      return
    }
    let reason = error.message ?? "\(error.resultCode)"
    message =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: "\(path) is locked by another program"
      case .SQLITE_NOTADB: "\(path) is no database; name another file"
      case .SQLITE_CORRUPT: "\(path) is damaged; \(kind.repair)"
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: "\(path) cannot be opened for writing (\(reason))"
      case .SQLITE_FULL: "\(path) cannot grow: the disk is full"
      default: "\(path): \(reason)"
      }
  }
}

extension DatabaseError {
  /// Whether the file's place does not do what the write-ahead log needs, as network folders do not.
  var isWithoutSharedMemory: Bool {
    switch extendedResultCode {
    case .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_SHMLOCK, .SQLITE_PROTOCOL:
      true
    default: false
    }
  }

  /// Whether the file's content is at fault.
  var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}
