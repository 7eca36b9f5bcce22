import AnnotationModel
import AnnotationStore
import ArgumentParser
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

      Results of hashiya/annotate are kept in $XDG_CACHE_HOME/hashiya/results.sqlite (or below ~/.cache) and reused. \
      Beside it the texts of the workspace's folders are indexed, as by hashiya index, for workspace/symbol and \
      hashiya/search.
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

  @Option(
    help: ArgumentHelp("Search this index, and keep it up to date with the workspace, instead.", valueName: "path"))
  var index: String?

  @Flag(help: "No search and no indexing of the workspace.")
  var noIndex = false

  @Option(help: ArgumentHelp("Write the log here instead of standard error.", valueName: "path"))
  var logFile: String?

  @Option(help: "What is logged (default: warning).")
  var logLevel: ServerLog.Level = .warning

  func validate() throws {
    if cache != nil, noCache { throw ValidationError("Please give either --cache or --no-cache.") }
    if index != nil, noIndex { throw ValidationError("Please give either --index or --no-index.") }
  }

  func run() {
    var service = Service()
    service.framing = framing
    service.offsetEncoding = offsetEncoding
    service.cachePath = noCache ? nil : cache ?? CacheLocation.standard
    service.indexPath = noIndex ? nil : index ?? CacheLocation.corpus
    service.logFile = logFile
    service.logLevel = logLevel
    service.run()
  }
}

extension ServerLog.Level: ExpressibleByArgument {}
extension Framing: ExpressibleByArgument {}
