import AnnotationModel
import AnnotationStore
import Annotator
import ArgumentParser
import Glibc
import Interchange
import JSONRPC
import LanguageServer

/// `hashiya serve`: a language server, and a JSON-RPC service, on standard input and output.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve an editor or a program on standard input and output.",
    discussion: """
      Speaks the Language Server Protocol 3.17 with methods of its own, such as hashiya/annotate and hashiya/status. \
      Exit status: 0 after shutdown and exit, else 1.

      Results of hashiya/annotate are kept in $XDG_CACHE_HOME/hashiya/results.sqlite (or below ~/.cache) and reused.
      """)

  @Flag(help: "Use standard input and output: the only way, accepted because editors ask for it.")
  var stdio = false

  @Option(help: "How messages are set apart: headers, as in the Language Server Protocol, or lines, one a line.")
  var framing: Framing = .headers

  @Option(help: "How columns count with clients that do not say which encodings they know (default: utf-16).")
  var offsetEncoding: PositionEncoding = .utf16

  @Option(help: ArgumentHelp("Keep results in this SQLite file instead.", valueName: "path"))
  var cache: String?

  @Flag(help: "Keep no results.")
  var noCache = false

  @Option(help: ArgumentHelp("Write the log here instead of standard error.", valueName: "path"))
  var logFile: String?

  @Option(help: "What is logged (default: warning).")
  var logLevel: ServerLog.Level = .warning

  func validate() throws {
    if cache != nil, noCache { throw ValidationError("Please give either --cache or --no-cache.") }
  }

  func run() {
    let identity = ServerIdentity(
      version: HashiyaCommand.toolVersion,
      model: ModelIdentity(version: Annotator.modelVersion, entities: Annotator.modelVersion))
    var settings = ServerSettings()
    settings.log = log
    settings.framing = framing
    settings.encoding = offsetEncoding
    settings.cachePath = noCache ? nil : cache ?? CacheLocation.standard
    let status = LanguageServer.serve(.takeOver(), identity: identity, settings: settings)
    // Requests may still be under way on other threads; nobody waits for their answers.
    _exit(status)
  }

  /// The log that was asked for; standard error, with a warning, when its file cannot be opened.
  private var log: ServerLog {
    guard let logFile else { return ServerLog(level: logLevel) }
    if let log = ServerLog(path: logFile, level: logLevel) { return log }
    let log = ServerLog(level: logLevel)
    log.write(.error, "log file \(logFile): \(String(cString: strerror(errno))); logging here")
    return log
  }
}

extension ServerLog.Level: ExpressibleByArgument {}
extension Framing: ExpressibleByArgument {}
