import Glibc

/// How a run starts its workers.
package struct WorkerCommand: Hashable, Sendable {
  /// The executable.
  package var path: String
  /// Its arguments, the first of which is its name; the number of the worker takes the place of `numberPlace`.
  package var arguments: [String]
  /// Stands among the arguments for the worker's number.
  package static let numberPlace = "\u{0}number"

  /// A command of the given parts.
  package init(path: String, arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }
}

/// A process that annotates groups of documents for a run. It reads them from its standard input, a socket, and
/// answers there; it ends when the run closes the socket.
final class WorkerProcess {
  let channel: MessageChannel
  private let process: pid_t
  private var isReaped = false

  /// Starts a worker; nil when the system does not let us.
  init?(_ command: WorkerCommand, number: Int) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      return nil
    }
    let channel = MessageChannel(descriptor: ends[0])
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
    // A worker has nothing to say on the run's standard output.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    let words = command.arguments.map { $0 == WorkerCommand.numberPlace ? String(number) : $0 }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var environment = WorkerProcess.environment().map { strdup($0) } + [nil]
    defer { for variable in environment { free(variable) } }
    var process: pid_t = 0
    guard posix_spawn(&process, command.path, &actions, nil, &arguments, &environment) == 0 else { return nil }
    self.channel = channel
    self.process = process
  }

  deinit { _ = end() }

  /// This process's environment, but that a worker that traps ends at once, without a trace of its own making.
  private static func environment() -> [String] {
    var variables: [String] = []
    var place = environ
    while let variable = place.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      place += 1
    }
    return variables + ["SWIFT_BACKTRACE=enable=no"]
  }

  /// Ends the process at once and says how it ended.
  func kill() -> String {
    Glibc.kill(process, SIGKILL)
    return end()
  }

  /// Lets the process end in order and waits for that. Returns what it has left to tell, one line each.
  func finish() -> [String] {
    shutdown(channel.descriptor, Int32(SHUT_WR))
    let last = (try? channel.receive(until: .now.adding(milliseconds: 60_000))).flatMap { DocumentOutput(message: $0) }
    _ = last == nil ? kill() : end()
    return last?.notes ?? []
  }

  /// Waits for the end of the process, whose channel is closed, and says how it ended.
  func end() -> String {
    if isReaped { return "" }
    shutdown(channel.descriptor, Int32(SHUT_RDWR))
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    let signal = status & 0x7F
    return signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal)"
  }
}
