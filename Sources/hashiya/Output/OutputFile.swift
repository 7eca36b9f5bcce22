import Batch
import Glibc
import Synchronization

/// An output of a run that may be a terminal.
protocol RunOutput: BatchSink {
  /// Whether a person reads the output as it comes.
  var isTerminal: Bool { get }
}

/// The file or pipe that a run writes to, and standard error for its messages.
///
/// A reader that goes away (`| head`) ends the process silently; any other failure to write ends it with a message,
/// because nothing that follows could be delivered.
final class OutputFile: RunOutput {
  /// Which of a format's files the stream holds.
  enum Selection {
    /// A file that all documents share.
    case shared(String)
    /// The file of the one document, with this suffix.
    case document(suffix: String)
  }

  private let descriptor: Int32
  private let name: String
  private let only: Selection
  private let length: Atomic<Int>

  /// Standard output.
  static func standard(_ only: Selection = .shared("")) -> OutputFile {
    OutputFile(descriptor: STDOUT_FILENO, name: "standard output", only: only, length: 0)
  }

  private init(descriptor: Int32, name: String, only: Selection, length: Int) {
    self.descriptor = descriptor
    self.name = name
    self.only = only
    self.length = Atomic(length)
  }

  /// Opens the file at `path` for writing and empties it, or cuts it to the length at which an earlier run goes on; nil
  /// after a message when that is not possible or the file is one of `inputs`.
  convenience init?(
    path: String, inputs: [BatchInput], only: Selection = .shared(""), resumesAt length: Int? = nil
  ) {
    // Emptied only once it is known not to be an input.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      standardError("\(path): cannot write: \(systemMessage(errno)); check the folder and its permissions")
      return nil
    }
    var own = stat()
    fstat(descriptor, &own)
    for input in inputs where input.path != "-" {
      var other = stat()
      guard stat(input.path, &other) == 0, other.st_dev == own.st_dev, other.st_ino == own.st_ino else { continue }
      standardError("\(path): is an input as well; name another file with -o")
      close(descriptor)
      return nil
    }
    if own.st_mode & S_IFMT == S_IFREG {
      if own.st_size < length ?? 0 {
        standardError("\(path): is shorter than the earlier run left it; run without --resume")
        close(descriptor)
        return nil
      }
      ftruncate(descriptor, off_t(length ?? 0))
      lseek(descriptor, 0, SEEK_END)
    }
    self.init(descriptor: descriptor, name: path, only: only, length: length ?? 0)
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  var lengths: [String: Int] { ["": length.load(ordering: .relaxed)] }

  func write(_ bytes: [UInt8], toShared name: String) {
    guard case .shared(name) = only else { return }
    write(bytes)
  }

  func write(_ bytes: [UInt8], toDocument name: String) {
    guard case .document(let suffix) = only, name.hasSuffix(suffix) else { return }
    if length.load(ordering: .relaxed) > 0 {
      standardError("\(self.name): holds one document, and there are more; name a folder")
      _exit(1)
    }
    write(bytes)
  }

  private func write(_ bytes: [UInt8]) {
    DescriptorWriter.write(bytes, to: descriptor, name: name)
    length.add(bytes.count, ordering: .relaxed)
  }

  func write(message: String) { standardError(message) }
}

/// Writing to descriptors of any kind.
enum DescriptorWriter {
  /// Writes all bytes, or ends the process: silently when the reader is gone, else with a message.
  static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) {
    var written = 0
    while written < bytes.count {
      let result = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if result >= 0 {
        written += result
      } else if errno == EPIPE {
        _exit(128 + SIGPIPE)
      } else if errno != EINTR, errno != EAGAIN {
        standardError("\(name): cannot write: \(systemMessage(errno)); what was written before is complete")
        _exit(1)
      } else {
        // A pipe that another process made non-blocking: wait until it takes more.
        var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&event, 1, -1)
      }
    }
  }
}

/// Writes `hashiya: MESSAGE` as one line to standard error.
func standardError(_ message: String) {
  // Paths may hold any character: a line break in one must not make two lines, and ESC must not steer a terminal.
  var line = "hashiya: "
  for scalar in message.unicodeScalars {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: line += " "
    case 0..<0x20: line.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F...0x9F: line += "\u{FFFD}"
    default: line.unicodeScalars.append(scalar)
    }
  }
  line += "\n"
  _ = Array(line.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
