import AnnotationStore
import Annotator
import ArgumentParser
import CICU
import Glibc

/// The process: `hashiya SUBCOMMAND …`.
@main
enum Main {
  static func main() {
    // A limit on file sizes is a failure to report like a full disk, no reason to die without a word.
    signal(SIGXFSZ, SIG_IGN)
    let given = arguments(Array(CommandLine.arguments.dropFirst()))
    if let service = Service(undecided: given) { return service.run() }
    runAnnotate(given)
    HashiyaCommand.main(given)
  }

  /// Runs `annotate` without asking all commands what they are called, which takes longer than a page does. Returns when
  /// the arguments are others, or wrong: the root command then says so.
  private static func runAnnotate(_ arguments: [String]) {
    guard arguments.first == AnnotateCommand.name else { return }
    guard let command = try? AnnotateCommand.parse(Array(arguments.dropFirst())) else { return }
    do {
      try command.run()
      HashiyaCommand.exit()
    } catch {
      HashiyaCommand.exit(withError: error)
    }
  }

  /// This process as a worker of a run; nil when a person started it.
  static let worker = WorkerIdentity(CommandLine.arguments)

  /// Editors start a server as `hashiya --stdio`, which stands for `hashiya serve --stdio`.
  private static func arguments(_ given: [String]) -> [String] {
    let given = worker == nil ? given : Array(given.dropFirst(WorkerIdentity.length))
    guard let first = given.first, first.hasPrefix("-"), given.contains("--stdio") else { return given }
    return ["serve"] + given
  }
}

/// The root command, which only holds the subcommands.
struct HashiyaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hashiya",
    abstract: "Annotates Arabic text: sections, times, quantities, names and quotes.",
    discussion: """
      Works offline. The same input, options and model give the same output.

      Completions for a shell: hashiya --generate-completion-script bash (or zsh, fish).
      """,
    version: version,
    subcommands: [
      AnnotateCommand.self, ExtractCommand.self, ConvertCommand.self, EvaluateCommand.self, IndexCommand.self,
      SearchCommand.self,
      ServeCommand.self, McpCommand.self, CacheCommand.self, ExplainCommand.self, DoctorCommand.self,
    ])

  /// The version of the tool, without those of what it is made of.
  static let toolVersion = "0.1.0"

  private static var version: String {
    """
    hashiya \(toolVersion)
    model \(Annotator.modelVersion)
    ICU \(String(cString: hicu_version()))
    SQLite \(SQLiteLibrary.version)
    """
  }
}
