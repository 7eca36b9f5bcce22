import Glibc

/// A file that is replaced as a whole, so that whoever reads it meanwhile sees the old content or the new one.
struct WholeFile {
  /// The file could not be read or written.
  struct Failure: Error {
    /// One line, with the path.
    let message: String
  }

  private let path: String

  init(_ path: String) { self.path = path }

  var exists: Bool { access(path, F_OK) == 0 }

  func write(_ bytes: [UInt8]) throws(Failure) {
    let target = WholeFile.target(of: path)
    let temporary = "\(target).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(errno) }
    let problem = WholeFile.write(bytes, to: descriptor) ?? (rename(temporary, target) == 0 ? nil : errno)
    close(descriptor)
    guard let problem else { return }
    unlink(temporary)
    throw failure(problem)
  }

  /// What a link leads to is meant, not the link.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns what went wrong, if anything did.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private func failure(_ code: Int32) -> Failure { Failure(message: "\(path): \(String(cString: strerror(code)))") }
}
