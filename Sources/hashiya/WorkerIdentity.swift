import Batch
import Glibc

/// What the processes that annotate for a run are told before the run's own arguments, which they get as well: that they
/// are workers, and what only the run has seen.
struct WorkerIdentity {
  private static let name = "annotation-worker"
  /// How many arguments precede those of the run, without the program's name.
  static let length = 5

  /// Whether the run's output is a terminal.
  let isOutputTerminal: Bool
  /// Whether the run has one document.
  let isSingle: Bool
  /// The first input, near which the configuration is looked for.
  let firstInput: String

  /// The identity that the arguments of a worker tell; nil when they are none.
  init?(_ arguments: [String]) {
    guard arguments.count > WorkerIdentity.length + 1, arguments[1] == WorkerIdentity.name else { return nil }
    isOutputTerminal = arguments[3] == "terminal"
    isSingle = arguments[4] == "single"
    firstInput = arguments[5]
  }

  /// How the workers of this run are started: the same executable with the same arguments; nil when the system does not
  /// say which executable this is.
  ///
  /// - Parameter arguments: the arguments, where they are not those of this process.
  static func command(isSingle: Bool, firstInput: String, arguments: [String]? = nil) -> WorkerCommand? {
    guard access("/proc/self/exe", X_OK) == 0, let program = CommandLine.arguments.first else { return nil }
    let facts = [
      WorkerCommand.numberPlace, isatty(STDOUT_FILENO) == 1 ? "terminal" : "file", isSingle ? "single" : "several",
      firstInput,
    ]
    return WorkerCommand(
      path: "/proc/self/exe",
      arguments: [program, name] + facts + (arguments ?? Array(CommandLine.arguments.dropFirst())))
  }
}
