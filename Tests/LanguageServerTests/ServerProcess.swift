import Foundation
import Glibc
import JSON
import JSONRPC

/// The real executable, serving a client that is this test.
final class ServerProcess {
  private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("hashiya")

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var frames = FrameReader()
  /// The notifications that `ask` passed over.
  private(set) var notifications: [JSONValue] = []

  /// Starts `hashiya serve`. Unless a folder for caches is given, none can be written, so that a test leaves nothing.
  init(
    _ arguments: [String] = ["serve", "--stdio"], cacheHome: String? = nil, environment: [String: String] = [:]
  ) throws {
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = ServerProcess.executable
    process.arguments = arguments
    // Without either variable there is no place for a cache.
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "HOME" && $0.key != "XDG_CACHE_HOME" }
      .merging(cacheHome.map { ["XDG_CACHE_HOME": $0] } ?? [:]) { $1 }.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  // SIGTERM would wait in the server, which inherits the signals that Dispatch's threads block.
  deinit {
    closeInput()
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// The server's process number.
  var processNumber: pid_t { process.processIdentifier }

  /// The processes that the server has started and that have not ended.
  var children: [pid_t] {
    let number = process.processIdentifier
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(number)/task")) ?? []
    return tasks.flatMap { task -> [pid_t] in
      let list = FileManager.default.contents(atPath: "/proc/\(number)/task/\(task)/children") ?? Data()
      return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// Sends bytes as they are.
  func send(raw bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends a message in a frame.
  func send(_ message: JSONValue) {
    var json = JSONWriter()
    json.value(message)
    send(raw: Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8) + json.bytes)
  }

  /// The next message; nil when none comes within `seconds`, or the server has closed its end.
  func receive(seconds: Int32 = 20) -> JSONValue? {
    let descriptor = output.fileHandleForReading.fileDescriptor
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if case .body(let body)? = frames.next() { return try? JSONReader.read(body) }
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, seconds * 1000) > 0 else { return nil }
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return nil }
      chunk[..<count].withUnsafeBufferPointer { frames.append($0) }
    }
  }

  private var unread: [UInt8] = []

  /// The next line, from a server that sets messages apart by lines; nil at the end.
  func receiveLine() -> [UInt8]? {
    let descriptor = output.fileHandleForReading.fileDescriptor
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return Array(unread[..<end])
      }
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 20_000) > 0 else { return nil }
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return nil }
      unread += chunk[..<count]
    }
  }

  /// The parameters of the next notification of a method, passing over other messages.
  func notification(_ method: String) -> JSONValue? {
    while let message = receive() {
      if message["method"]?.string == method { return message["params"] }
    }
    return nil
  }

  /// Sends a request and gives its answer, passing over notifications.
  func ask(_ id: Int, _ method: String, _ params: JSONValue = [:]) -> JSONValue? {
    send(["jsonrpc": "2.0", "id": .number(JSONNumber(id)), "method": .string(method), "params": params])
    while let message = receive() {
      if message["id"]?.int == id, message["method"] == nil { return message }
      notifications.append(message)
    }
    return nil
  }

  /// Counts a message that was received elsewhere among those passed over.
  func note(_ message: JSONValue) { notifications.append(message) }

  /// Sends a notification.
  func tell(_ method: String, _ params: JSONValue = [:]) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  /// Closes the server's input.
  func closeInput() { try? input.fileHandleForWriting.close() }

  /// The exit status, once the process has ended; 128 and the signal's number for one that was killed.
  //
  // Foundation hears of the end through a socket that other servers of the tests may have inherited, and so too late.
  func exitStatus() -> Int32 {
    var status: Int32 = 0
    while process.isRunning {
      if waitpid(process.processIdentifier, &status, WNOHANG) == process.processIdentifier {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      usleep(5_000)
    }
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }
}
