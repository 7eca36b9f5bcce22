import AnnotationModel
import AnnotationStore
import Annotator
import Batch
import Glibc
import Interchange
import JSONRPC
import LanguageServer

/// The server on standard input and output, as `hashiya serve` starts it, and the workers that it starts.
struct Service {
  var framing = Framing.headers
  var offsetEncoding = PositionEncoding.utf16
  /// The file that keeps results; nil for none.
  var cachePath = CacheLocation.standard
  /// The corpus index; nil for none.
  var indexPath = CacheLocation.corpus
  var logFile: String?
  var logLevel = ServerLog.Level.warning

  /// The service that arguments without a decision ask for; nil when there are decisions to read.
  ///
  /// Editors start most servers like this, and to read arguments takes longer than everything else up to the first answer.
  init?(undecided arguments: [String]) {
    guard arguments.first == "serve", arguments.dropFirst().allSatisfy({ $0 == "--stdio" }) else { return nil }
  }

  /// A service by the defaults of `hashiya serve`.
  init() {}

  /// Serves until the client ends the session or goes away, and ends the process.
  func run() {
    if Main.worker != nil { return work() }
    let identity = ServerIdentity(version: HashiyaCommand.toolVersion, model: .current)
    var settings = ServerSettings()
    settings.log = log
    settings.framing = framing
    settings.encoding = offsetEncoding
    settings.cachePath = cachePath
    settings.worker = WorkerIdentity.command(isSingle: false, firstInput: "-")
    settings.indexPath = indexPath
    settings.indexWorker = { first in
      // The folder only has to be there; what is annotated comes over the socket.
      WorkerIdentity.command(
        isSingle: false, firstInput: first, arguments: ["index", "--background", "--quiet", first])
    }
    let status = LanguageServer.serve(.takeOver(), identity: identity, settings: settings)
    // Requests may still be under way on other threads; nobody waits for their answers.
    _exit(status)
  }

  /// Annotates texts of `hashiya/annotateBatch` in a process of its own.
  private func work() {
    let notes = WorkerNotes()
    var settings = BatchSettings(model: .current)
    if let path = cachePath {
      CacheLocation.createFolder(of: path)
      do throws(StoreFailure) {
        settings.cache = try ResultCache(path: path) { notes.add("cache: \($0); going on without it") }
      } catch {
        notes.add("cache: \(error.message); going on without it")
      }
    }
    BatchWorker(settings, notes: notes).serve()
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
