import Glibc
import Synchronization

/// The server's log: lines on standard error, where editors look for it, or in a file.
///
/// A log must never cost an answer: a line that cannot be written at once is dropped.
package final class ServerLog: Sendable {
  /// How much a line matters; a log takes the lines of its own level and of those before it.
  package enum Level: String, CaseIterable, Sendable {
    case error, warning, info, debug
  }

  /// Beyond this size a file is set aside as `PATH.1` when the server starts.
  private static let largestFile = 5 << 20

  private let level: Level
  private let descriptor: Int32
  /// Lines in a file bear the time and the process; on standard error the editor adds what it wants.
  private let isFile: Bool
  /// Held while a line is written, so that lines stay whole.
  private let turn = Mutex(())

  /// A log on standard error.
  package init(level: Level = .warning) {
    self.level = level
    descriptor = STDERR_FILENO
    isFile = false
  }

  /// A log that appends to the file at `path`; nil, with the reason in `errno`, when it cannot be opened.
  package init?(path: String, level: Level) {
    var status = stat()
    if stat(path, &status) == 0, status.st_size > ServerLog.largestFile { rename(path, path + ".1") }
    // The log may hold texts of the user's, and a FIFO without a reader must not stop the server.
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    self.level = level
    isFile = true
  }

  deinit { if isFile { close(descriptor) } }

  /// Whether lines of this level are written, so that nobody makes a line in vain.
  package func takes(_ level: Level) -> Bool {
    ServerLog.rank(level) <= ServerLog.rank(self.level)
  }

  /// Writes one line.
  package func write(_ level: Level, _ message: @autoclosure () -> String) {
    guard takes(level) else { return }
    // One message, one line, whatever a client's names hold.
    let text = message().split(whereSeparator: \.isNewline).joined(separator: " ")
    let line = isFile ? "\(ServerLog.timestamp) \(getpid()) \(level.rawValue): \(text)\n" : "hashiya: \(text)\n"
    let bytes = Array(line.utf8)
    turn.withLock { _ in
      var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&event, 1, 0) > 0, event.revents & Int16(POLLOUT) != 0 else { return }
      _ = Glibc.write(descriptor, bytes, bytes.count)
    }
  }

  private static func rank(_ level: Level) -> Int { Level.allCases.firstIndex(of: level) ?? 0 }

  /// The moment in UTC: `2024-05-15T08:30:00.125Z`.
  private static var timestamp: String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var parts = tm()
    gmtime_r(&now.tv_sec, &parts)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { padded($0, 2) }
    let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { padded($0, 2) }
    let fraction = padded(now.tv_nsec / 1_000_000, 3)
    return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(fraction)Z"
  }
}
