import Glibc
import Synchronization

/// A corpus file that is opened for the first search, and again when another file has taken its place.
package final class CorpusReader: Sendable {
  private struct Opened {
    let search: CorpusSearch
    let file: FileNumber
  }

  private struct FileNumber: Hashable {
    let device: UInt
    let inode: UInt
  }

  package let path: String
  private let opened = Mutex<Opened?>(nil)

  /// A reader of the corpus at `path`, which need not exist yet.
  package init(path: String) { self.path = path }

  /// The corpus as it is now. Keep it for one request only.
  ///
  /// - Throws: `StoreFailure` when the file is absent, damaged, of a newer version or no corpus.
  package func search() throws(StoreFailure) -> CorpusSearch {
    // `withLock` does not pass on which error it is.
    let result = opened.withLock { opened -> Result<CorpusSearch, StoreFailure> in
      let file = CorpusReader.number(of: path)
      if let opened, opened.file == file { return .success(opened.search) }
      return Result { () throws(StoreFailure) in
        let search = try CorpusSearch(path: path)
        opened = CorpusReader.number(of: path).map { Opened(search: search, file: $0) }
        return search
      }
    }
    return try result.get()
  }

  private static func number(of path: String) -> FileNumber? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileNumber(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }
}
