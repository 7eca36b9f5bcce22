import Glibc
import Interchange

/// An open file, pipe or terminal that bytes are read from.
final class ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool
  /// The file's size when it is a regular file.
  let size: Int?

  /// Opens the file at `path`; "-" is standard input.
  ///
  /// - Throws: `unreadable` with the system's reason.
  convenience init(path: String) throws(DocumentFailure) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DocumentFailure(.unreadable, "\(systemMessage(errno)); check the path and its permissions")
    }
    var status = stat()
    let type = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    self.init(descriptor: descriptor, isOwned: path != "-", size: type == S_IFREG ? Int(status.st_size) : nil)
    if type == S_IFDIR { throw DocumentFailure(.unreadable, "it is a folder; name the files in it") }
  }

  private init(descriptor: Int32, isOwned: Bool, size: Int?) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.size = size
  }

  deinit { if isOwned { close(descriptor) } }

  /// Whether a person types the bytes.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The next bytes, up to `limit`, as soon as there are any; empty at the end.
  ///
  /// - Throws: `unreadable` with the system's reason.
  func read(limit: Int) throws(DocumentFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var result = Glibc.read(descriptor, buffer.baseAddress, limit)
      while result < 0, errno == EINTR { result = Glibc.read(descriptor, buffer.baseAddress, limit) }
      if result < 0 { failure = errno }
      count = max(result, 0)
    }
    if failure != 0 { throw DocumentFailure(.unreadable, "\(systemMessage(failure)) while reading") }
    return bytes
  }

  /// Everything up to the end.
  ///
  /// - Throws: `tooLarge` beyond `limit` bytes, `unreadable` with the system's reason.
  func readAll(limit: Int) throws(DocumentFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size { bytes.reserveCapacity(min(size, limit) + 1) }
    var isTooLarge = (size ?? 0) > limit
    while !isTooLarge {
      let chunk = try read(limit: 1 << 18)
      if chunk.isEmpty { return bytes }
      bytes.append(contentsOf: chunk)
      isTooLarge = bytes.count > limit
    }
    throw DocumentFailure.tooLarge(limit: limit)
  }
}

extension DocumentFailure {
  /// The failure of a document of more than `limit` bytes.
  static func tooLarge(limit: Int, line: Int? = nil) -> DocumentFailure {
    let size = limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
    return DocumentFailure(.tooLarge, "more than \(size); split the document or raise --max-size", line: line)
  }
}

/// The system's words for an error number: "No such file or directory".
package func systemMessage(_ code: Int32) -> String {
  guard let message = strerror(code) else { return "error \(code)" }
  return String(cString: message)
}
