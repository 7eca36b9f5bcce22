import Batch
import Glibc
import Synchronization

/// A folder that a run writes to: files of each document, and files that all share.
///
/// A document's file appears whole or not at all: it is written under another name and renamed.
final class OutputFolder: RunOutput {
  private struct SharedFile {
    let descriptor: Int32
    var length: Int
  }

  private let path: String
  private let stream: String
  private let files: Mutex<[String: SharedFile]>

  /// Makes the folder with the format's companions; nil after a message when that is not possible. `lengths` are those of
  /// shared files that an earlier run left; `stream` is the name of the file for what is one stream.
  init?(path: String, companions: [(name: String, content: String)], lengths: [String: Int], stream: String) {
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
    self.stream = stream
    files = Mutex([:])
    guard makeFolders(of: self.path + "/x") else { return nil }
    for companion in companions { write(Array(companion.content.utf8), toDocument: companion.name) }
    for name in lengths.keys.sorted() {
      guard let file = open(shared: name, length: lengths[name] ?? 0) else { return nil }
      files.withLock { $0[name] = file }
    }
  }

  var isTerminal: Bool { false }

  var lengths: [String: Int] { files.withLock { $0.mapValues(\.length) } }

  func write(_ bytes: [UInt8], toShared name: String) {
    let known = files.withLock { $0[name] }
    guard let file = known ?? open(shared: name, length: 0) else { _exit(1) }
    DescriptorWriter.write(bytes, to: file.descriptor, name: fullPath(name))
    files.withLock { $0[name] = SharedFile(descriptor: file.descriptor, length: file.length + bytes.count) }
  }

  func write(_ bytes: [UInt8], toDocument name: String) {
    let target = path + "/" + name
    guard makeFolders(of: target) else { _exit(1) }
    let draft = target + ".part"
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      standardError("\(target): cannot write: \(systemMessage(errno))")
      _exit(1)
    }
    DescriptorWriter.write(bytes, to: descriptor, name: target)
    close(descriptor)
    if rename(draft, target) != 0 {
      standardError("\(target): cannot write: \(systemMessage(errno))")
      _exit(1)
    }
  }

  func write(message: String) { standardError(message) }

  private func fullPath(_ name: String) -> String { path + "/" + (name.isEmpty ? stream : name) }

  private func open(shared name: String, length: Int) -> SharedFile? {
    let path = fullPath(name)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      standardError("\(path): cannot write: \(systemMessage(errno)); check the folder and its permissions")
      return nil
    }
    ftruncate(descriptor, off_t(length))
    lseek(descriptor, 0, SEEK_END)
    return SharedFile(descriptor: descriptor, length: length)
  }

  /// Makes the folders that a path stands in; false after a message.
  private func makeFolders(of target: String) -> Bool {
    for (index, character) in zip(target.utf8.indices, target.utf8)
    where character == 0x2F && index > target.utf8.startIndex {
      let folder = String(target[..<index])
      if mkdir(folder, 0o755) != 0, errno != EEXIST {
        standardError("\(folder): cannot make the folder: \(systemMessage(errno))")
        return false
      }
    }
    return true
  }
}
