import CProcess
import Glibc
import Synchronization

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

/// A worker that is there before the run has threads: a copy of the process as it then is, which starts in a millisecond
/// where a new program takes many.
package final class ForkedWorker: Sendable {
  private struct Started {
    let process: pid_t
    let descriptor: Int32
  }

  private let started: Mutex<Started?>

  /// Copies the process. The copy does `serve`, with its socket as standard input, and ends. Nil: the system does not
  /// let us, or the process has more than one thread, which would leave the copy with locks that nobody opens.
  package init?(_ serve: () -> Void) {
    var ends: [Int32] = [-1, -1]
    guard Thread.runningCount == 1,
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { return nil }
    let process = hprocess_fork()
    if process == 0 {
      close(ends[0])
      ForkedWorker.becomeWorker(ends[1])
      serve()
      // Without the exit handlers of the run, which are the run's to do.
      _exit(0)
    }
    close(ends[1])
    started = Mutex(process > 0 ? Started(process: process, descriptor: ends[0]) : nil)
    if process < 0 {
      close(ends[0])
      return nil
    }
  }

  deinit { _ = take() }

  /// The worker, for the first who asks.
  func take() -> WorkerProcess? {
    let taken = started.withLock { started in
      defer { started = nil }
      return started
    }
    return taken.map { WorkerProcess($0.process, descriptor: $0.descriptor) }
  }

  /// Gives the copy of a process the descriptors and the signals of a worker.
  private static func becomeWorker(_ descriptor: Int32) {
    dup2(descriptor, STDIN_FILENO)
    if descriptor > STDERR_FILENO { close(descriptor) }
    dup2(STDERR_FILENO, STDOUT_FILENO)
    // A worker that traps ends at once, without the backtrace that the runtime would print.
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] { signal(number, SIG_DFL) }
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
    var attributes = WorkerProcess.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var process: pid_t = 0
    guard posix_spawn(&process, command.path, &actions, &attributes, &arguments, &environment) == 0 else { return nil }
    self.channel = channel
    self.process = process
  }

  /// A worker that runs already, at the other end of the socket.
  fileprivate init(_ process: pid_t, descriptor: Int32) {
    channel = MessageChannel(descriptor: descriptor)
    self.process = process
  }

  deinit { _ = end() }

  /// The thread that starts a worker may block signals, which the worker must not inherit.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return attributes
  }

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
