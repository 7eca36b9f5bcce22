import Foundation
import Glibc
import Testing

/// The real executable, built with the tests, run as a process of its own.
struct Tool {
  /// What a finished process left behind.
  struct Outcome {
    /// The exit status, or 128 and the number of the signal that ended it.
    let status: Int32
    let output: [UInt8]
    let messages: String
    /// Peak resident memory in bytes.
    let peakMemory: Int

    var text: String { String(decoding: output, as: UTF8.self) }
    /// The output's JSONL records.
    var records: [[String: Any]] {
      output.split(separator: 0x0A).compactMap { JSON.object(Data($0)) }
    }
  }

  /// `HASHIYA_TOOL` names another build, for tests that take long.
  private static let path =
    ProcessInfo.processInfo.environment["HASHIYA_TOOL"]
    ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("hashiya").path

  let process: pid_t
  private let folder: Folder
  private let name: String

  /// Starts `hashiya ARGUMENTS` in `folder`. `input` and `output` are descriptors of the caller's; without them the
  /// process reads nothing and its output goes to a file.
  ///
  /// `wrapper` is a command that becomes the tool, such as `env NAME=VALUE`.
  init(
    _ arguments: [String], in folder: Folder, input: Int32? = nil, output: Int32? = nil, wrapper: [String] = []
  ) throws {
    self.folder = folder
    name = "run-\(UUID().uuidString)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, folder.path(name + ".out"), O_WRONLY | O_CREAT, 0o600)
    }
    posix_spawn_file_actions_addopen(&actions, 2, folder.path(name + ".err"), O_WRONLY | O_CREAT, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The shell changes the folder and then becomes the tool, under the same process number.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + wrapper + [Tool.path]
    var words: [UnsafeMutablePointer<CChar>?] = (shell + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
    try #require(result == 0, "cannot start \(Tool.path)")
    self.process = process
  }

  /// Waits for the end of the process.
  func wait() -> Outcome {
    var status: Int32 = 0
    var peakMemory = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      peakMemory = max(peakMemory, currentPeakMemory)
      usleep(2_000)
    }
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: folder.read(name + ".out"),
      messages: String(decoding: folder.read(name + ".err"), as: UTF8.self), peakMemory: peakMemory)
  }

  /// Peak resident memory in bytes so far. (The kernel's figure for a finished child includes its parent's.)
  var currentPeakMemory: Int {
    let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }

  /// Runs `hashiya ARGUMENTS` in `folder` to its end, with `input` as its standard input.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, wrapper: [String] = [], in folder: Folder
  ) throws -> Outcome {
    guard let input else { return try Tool(arguments, in: folder, wrapper: wrapper).wait() }
    folder.write("input", input)
    let descriptor = open(folder.path("input"), O_RDONLY)
    defer { close(descriptor) }
    return try Tool(arguments, in: folder, input: descriptor, wrapper: wrapper).wait()
  }

  /// Runs `hashiya ARGUMENTS` with a text as its standard input.
  static func run(_ arguments: [String], input: String, in folder: Folder) throws -> Outcome {
    try run(arguments, input: Array(input.utf8), in: folder)
  }
}

/// A folder of a test's own, which goes when the test ends.
final class Folder: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("hashiya-\(UUID().uuidString)").path
    mkdir(path, 0o700)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) {
    _ = FileManager.default.createFile(atPath: path(name), contents: Data(bytes))
  }

  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func read(_ name: String) -> [UInt8] { [UInt8](FileManager.default.contents(atPath: path(name)) ?? Data()) }
}

/// An independent reader of the tool's JSON.
enum JSON {
  static func object(_ data: Data) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
  }

  /// The string as a JSON literal, all but ASCII escaped by UTF-16 code units.
  static func literal(_ units: some Sequence<UInt16>) -> String {
    "\"" + units.map { String(format: "\\u%04x", $0) }.joined() + "\""
  }
}

/// A pipe between test and process. It has a name, so that both ends can be opened without other tests' processes
/// inheriting them.
struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32

  init(in folder: Folder) {
    let path = folder.path("pipe-\(UUID().uuidString)")
    mkfifo(path, 0o600)
    readEnd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    writeEnd = open(path, O_WRONLY | O_CLOEXEC)
    _ = fcntl(readEnd, F_SETFL, 0)
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(writeEnd, $0.baseAddress, $0.count) }
  }

  /// The next line that comes out, or what there is when none comes within ten seconds.
  func readLine() -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    var event = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&event, 1, 10_000) > 0, read(readEnd, &byte, 1) == 1 {
      if byte == 0x0A { break }
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }
}
