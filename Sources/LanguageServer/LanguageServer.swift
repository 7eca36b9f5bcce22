import AnnotationModel
import AnnotationStore
package import Annotator
import Batch
package import JSONRPC
import Interchange
import JSON
import LanguageServerProtocol

/// The server of one client: the life of a session, the open documents, and which feature answers which method.
///
/// It runs on the reader's thread, so that its state needs no lock: edits are applied here in order of arrival, and a
/// feature gets the document's current version, which never changes, to work on elsewhere.
package struct LanguageServer: MessageHandler {
  private enum Phase { case beforeInitialize, running, afterShutdown }

  let identity: ServerIdentity
  let connection: Connection
  private let log: ServerLog
  /// How columns are counted when the client does not say.
  private let encoding: PositionEncoding
  let diagnostics: DiagnosticsPublisher
  let notices: Notices
  let tokens = SemanticTokensStore()
  let reporter: ProgressReporter
  private let startTime = MonotonicTime.now
  private var phase = Phase.beforeInitialize
  var session = Session()
  var documents = DocumentStore()
  var configuration: ConfigurationSync
  let cache: BackgroundCache?
  /// Annotate the texts of batches.
  let workers: WorkerPool
  /// The corpus index, for searches; nil for none.
  let corpus: CorpusReader?
  private let indexing: WorkspaceIndexing?
  private let indexProgress: BackgroundProgress
  private var trace: RequestTrace

  /// A server that answers over `connection`.
  package init(
    identity: ServerIdentity, annotator: Annotator, connection: Connection, settings: ServerSettings = ServerSettings()
  ) {
    self.identity = identity
    self.connection = connection
    log = settings.log
    encoding = settings.encoding
    diagnostics = DiagnosticsPublisher(connection: connection)
    let notices = Notices(connection: connection, log: log)
    self.notices = notices
    reporter = ProgressReporter(connection: connection)
    configuration = ConfigurationSync(connection: connection, notices: notices, annotator: annotator)
    cache = settings.cachePath.map { BackgroundCache(path: $0, warn: notices.warn) }
    workers = WorkerPool(command: settings.worker, model: identity.model, notify: notices.warn)
    corpus = settings.indexPath.map { CorpusReader(path: $0) }
    let progress = BackgroundProgress(connection: connection)
    indexProgress = progress
    indexing = settings.indexPath.flatMap { path in
      settings.indexWorker.map {
        WorkspaceIndexing(path: path, model: identity.model, worker: $0, notices: notices, progress: progress)
      }
    }
    trace = RequestTrace(connection: connection, log: log)
  }

  /// Serves one client on the given streams until it ends the session or goes away.
  ///
  /// - Returns: the exit status that the protocol asks for: 0 after `shutdown`, else 1.
  package static func serve(
    _ streams: StandardStreams, identity: ServerIdentity, annotator: Annotator = Annotator(),
    settings: ServerSettings = ServerSettings()
  ) -> Int32 {
    Allocator.shareArenas()
    let connection = Connection(streams, framing: settings.framing)
    var server = LanguageServer(
      identity: identity, annotator: annotator, connection: connection, settings: settings)
    let ending = connection.run(&server)
    server.log.write(.info, "ended: \(ending)")
    server.cache?.close()
    return server.phase == .afterShutdown ? 0 : 1
  }

  // MARK: - Requests

  /// Ends the session: everything that was asked before is answered first.
  mutating func shutdown() -> Reply {
    phase = .afterShutdown
    return .resultAfterPending(Array("null".utf8))
  }

  package mutating func reply(to request: Request) -> Reply {
    switch phase {
    case .beforeInitialize where request.method != InitializeRequest.method:
      return .failure(ResponseError(.serverNotInitialized, "\(request.method) before initialize"))
    case .afterShutdown:
      return .failure(ResponseError(.invalidRequest, "\(request.method) after shutdown"))
    default:
      refreshConfiguration()
    }
    do throws(ResponseError) {
      return trace.traced(try answer(request), to: request)
    } catch {
      log.write(.info, "\(request.method): \(error.message)")
      return .failure(error)
    }
  }

  /// Begins the session.
  mutating func initialize(_ message: InitializeRequest) throws(ResponseError) -> Reply {
    guard phase == .beforeInitialize else { throw ResponseError(.invalidRequest, "initialize was sent before") }
    phase = .running
    session = Session(message, encoding: encoding)
    configuration.begin(message)
    indexProgress.begin(session)
    trace.level = message.trace
    notices.tell("hashiya \(identity.version), model \(identity.model.version): session begins")
    if let process = message.processID, let process = Int32(exactly: process) { connection.watch(process: process) }
    let result = InitializeResult(
      positionEncoding: session.encoding.rawValue, serverName: "hashiya", serverVersion: identity.version,
      tokenTypes: ColoredToken.Kind.allCases.map(\.rawValue), tokenModifiers: ColoredToken.Modifiers.names,
      preparesRename: session.client.preparesRename)
    return .result(result.jsonBytes)
  }

  /// What the server is and how it fares.
  var status: ServerStatus {
    let statistics = connection.statistics
    let memory = ProcessMemory.current
    return ServerStatus(
      version: identity.version, modelVersion: identity.model.version,
      entitiesModelVersion: identity.model.entities, positionEncoding: session.encoding.rawValue,
      uptimeSeconds: startTime.secondsAgo, documents: documents.summaries,
      counters: ServerStatus.Counters(
        requests: statistics.requests, notifications: statistics.notifications, failures: statistics.failures,
        cancellations: statistics.cancellations, underWay: statistics.underWay),
      residentBytes: memory?.resident, peakResidentBytes: memory?.peak)
  }

  // MARK: - Notifications

  package mutating func receive(_ notification: Notification) -> Continuation {
    if notification.method == Lifecycle.exit { return .stop }
    guard phase == .running else { return .proceed }
    trace.note(notification)
    refreshConfiguration()
    do throws(ResponseError) {
      try note(notification)
    } catch {
      // A notification has no answer; the log is the one place left.
      log.write(.warning, "\(notification.method): \(error.message)")
    }
    return .proceed
  }

  private mutating func note(_ notification: Notification) throws(ResponseError) {
    switch notification.method {
    case Lifecycle.initialized:
      configuration.clientIsReady()
      // The user's first requests come first.
      indexWorkspace(in: 1)
    case DidChangeConfigurationNotification.method:
      configuration.settingsChanged(try decode(DidChangeConfigurationNotification.self, notification.params))
      refreshConfiguration(isCertain: true)
    case DidChangeWorkspaceFoldersNotification.method:
      configuration.foldersChanged(try decode(DidChangeWorkspaceFoldersNotification.self, notification.params))
      refreshConfiguration(isCertain: true)
      indexWorkspace(in: 1)
    case SetTraceNotification.method:
      trace.level = try decode(SetTraceNotification.self, notification.params).level
    case DidChangeWatchedFiles.method, Lifecycle.didSave:
      refreshConfiguration(isCertain: true)
      indexWorkspace(in: 2)
    case DidOpenTextDocumentNotification.method:
      let message = try decode(DidOpenTextDocumentNotification.self, notification.params)
      let version = documents.open(message, profile: configuration.profile(of: message.uri))
      diagnostics.publishSoon(version, session: session, isEdit: false)
    case DidChangeTextDocumentNotification.method:
      let message = try decode(DidChangeTextDocumentNotification.self, notification.params)
      let version = try documents.change(message, encoding: session.encoding)
      diagnostics.publishSoon(version, session: session, isEdit: true)
    case DidCloseTextDocumentNotification.method:
      let message = try decode(DidCloseTextDocumentNotification.self, notification.params)
      diagnostics.clear(try documents.close(message))
      tokens.forget(message.uri)
    default:
      // Whatever else a client may say in passing.
      break
    }
  }

  package mutating func receive(_ response: Response) {
    if configuration.receive(response) { refreshConfiguration(isCertain: true) }
    indexProgress.receive(response)
  }

  private func indexWorkspace(in seconds: Double) {
    indexing?.update(configuration.workspaceFolders, isWanted: configuration.indexesWorkspace, in: seconds)
  }

  /// Looks whether the configuration changed, if it is time or `isCertain`; what was annotated by another one is
  /// annotated again and its findings are published.
  mutating func refreshConfiguration(isCertain: Bool = false) {
    guard configuration.refresh(documents: documents.uris, isCertain: isCertain) else { return }
    showAnew(documents.reprofile { configuration.profile(of: $0) })
  }

  /// Has the client show documents again whose annotations changed without an edit.
  func showAnew(_ versions: [DocumentVersion]) {
    guard !versions.isEmpty else { return }
    for version in versions { diagnostics.publishSoon(version, session: session, isEdit: false) }
    for request in RefreshRequest.allCases where session.client.refreshes.contains(request) {
      _ = connection.request(request.rawValue, params: Array("null".utf8))
    }
  }

  /// Reads a message's parameters.
  func decode<Message: ClientMessage>(
    _ type: Message.Type, _ params: JSONValue
  ) throws(ResponseError) -> Message {
    do throws(InvalidParameters) {
      return try Message(try Parameters(params))
    } catch {
      throw ResponseError(.invalidParams, error.message)
    }
  }
}
