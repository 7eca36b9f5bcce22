import Batch
import Glibc

/// The file or pipe that a run writes to, and standard error for its messages.
///
/// A reader that goes away (`| head`) ends the process silently; any other failure to write ends it with a message,
/// because nothing that follows could be delivered.
struct OutputFile: BatchSink {
  private let descriptor: Int32
  private let name: String

  /// Standard output.
  static let standard = OutputFile(descriptor: STDOUT_FILENO, name: "standard output")

  private init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Opens the file at `path` for writing and empties it; nil after a message when that is not possible or the file is
  /// one of `inputs`.
  init?(path: String, inputs: [BatchInput]) {
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
    if own.st_mode & S_IFMT == S_IFREG { ftruncate(descriptor, 0) }
    self.init(descriptor: descriptor, name: path)
  }

  /// Whether a person reads the output as it comes.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  func write(_ bytes: [UInt8]) {
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

  func write(message: String) { standardError(message) }
}

/// Writes `hashiya: MESSAGE` as one line to standard error.
func standardError(_ message: String) {
  // Paths may hold any byte; a line break in one must not make two lines.
  let line = "hashiya: " + message.map { $0.isNewline ? " " : String($0) }.joined() + "\n"
  _ = Array(line.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
