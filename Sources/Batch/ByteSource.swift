import AnnotationStore
import Glibc
import Interchange

/// An open file, pipe or terminal that bytes are read from; compressed ones are decompressed.
final class ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool
  private let onRead: (Int) -> Void
  /// The file's size when it is a regular file.
  let size: Int?
  private var decompressor: Decompressor?
  /// Bytes that were read to see whether the file is compressed.
  private var head: [UInt8] = []
  private var isSniffed = false
  private var isAtEnd = false
  private var hash: SHA256?

  /// Opens the file at `path`; "-" is standard input. `onRead` learns of bytes as they are read, before decompression;
  /// `isHashed` says that `digest` will be asked for.
  ///
  /// - Throws: `unreadable` with the system's reason.
  convenience init(
    path: String, isHashed: Bool = false, onRead: @escaping (Int) -> Void = { _ in }
  ) throws(DocumentFailure) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DocumentFailure(.unreadable, "\(systemMessage(errno)); check the path and its permissions")
    }
    var status = stat()
    let type = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    self.init(
      descriptor: descriptor, isOwned: path != "-", size: type == S_IFREG ? Int(status.st_size) : nil,
      isHashed: isHashed, onRead: onRead)
    if type == S_IFDIR { throw DocumentFailure(.unreadable, "it is a folder; name the files in it") }
  }

  private init(descriptor: Int32, isOwned: Bool, size: Int?, isHashed: Bool, onRead: @escaping (Int) -> Void) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.size = size
    self.onRead = onRead
    hash = isHashed ? SHA256() : nil
  }

  deinit { if isOwned { close(descriptor) } }

  /// The next bytes, up to `limit`, as soon as there are any; empty at the end.
  ///
  /// - Throws: `unreadable` with the system's reason, or for damaged compressed data.
  func read(limit: Int) throws(DocumentFailure) -> [UInt8] {
    if !isSniffed { try sniff() }
    guard let decompressor else {
      let first = head
      head = []
      return first.isEmpty ? try readRaw(limit: limit) : first
    }
    while true {
      if decompressor.needsInput, !isAtEnd { decompressor.append(try readRaw(limit: limit)) }
      let bytes = try decompressor.decode(limit: limit, isLast: isAtEnd)
      if !bytes.isEmpty || isAtEnd && decompressor.needsInput { return bytes }
    }
  }

  /// Everything up to the end.
  ///
  /// - Throws: `tooLarge` beyond `limit` bytes, `unreadable` with the system's reason.
  func readAll(limit: Int) throws(DocumentFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size { bytes.reserveCapacity(min(size, limit) + 1) }
    while bytes.count <= limit {
      let chunk = try read(limit: 1 << 18)
      if chunk.isEmpty { return bytes }
      bytes.append(contentsOf: chunk)
    }
    throw DocumentFailure.tooLarge(limit: limit)
  }

  /// Reads what is left without keeping it, so that the digest covers the whole file.
  func skipToEnd() throws(DocumentFailure) {
    while !isAtEnd { _ = try readRaw(limit: 1 << 18) }
  }

  /// The SHA-256 of the file's own bytes read so far, as hexadecimal digits; nil when it was not asked for.
  var digest: String? {
    hash.map { hash in InputDigest.hexadecimal(hash.finish()) }
  }

  /// Looks at the first bytes. A stream that starts like no compressed one is not waited for.
  private func sniff() throws(DocumentFailure) {
    isSniffed = true
    while head.count < Decompressor.headLength, !isAtEnd {
      head += try readRaw(limit: 1 << 16)
      if let first = head.first, ![0x1F, 0xFD, 0x28].contains(first) { return }
    }
    decompressor = Decompressor(head: head)
    if decompressor != nil {
      decompressor?.append(head)
      head = []
    }
  }

  private func readRaw(limit: Int) throws(DocumentFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var result = Glibc.read(descriptor, buffer.baseAddress, limit)
      while result < 0, errno == EINTR { result = Glibc.read(descriptor, buffer.baseAddress, limit) }
      if result < 0 { failure = errno }
      count = max(result, 0)
    }
    if failure != 0 { throw DocumentFailure(.unreadable, "\(systemMessage(failure)) while reading") }
    if bytes.isEmpty { isAtEnd = true }
    hash?.update(bytes)
    onRead(bytes.count)
    return bytes
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
