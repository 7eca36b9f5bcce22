import Dispatch
import JSON
import JSONRPC
import LanguageServerProtocol

/// Which feature answers which request.
extension LanguageServer {
  mutating func answer(_ request: Request) throws(ResponseError) -> Reply {
    switch request.method {
    case InitializeRequest.method: return try initialize(try decode(InitializeRequest.self, request.params))
    case Lifecycle.shutdown: return shutdown()
    case ExecuteCommandRequest.method: return try execute(request)
    case DocumentDiagnosticRequest.method, WorkspaceDiagnosticRequest.method: diagnostics.clientPulls()
    default: break
    }
    if let reply = try answerAboutPlace(request) { return reply }
    if let reply = try answerAboutDocument(request) { return reply }
    if let reply = try answerAboutWorkspace(request) { return reply }
    if let reply = try answerOfOurOwn(request) { return reply }
    throw ResponseError(.methodNotFound, "no method \(request.method)")
  }

  /// Requests about a place of a document, for which a user waits with the pointer or the cursor on it.
  private func answerAboutPlace(_ request: Request) throws(ResponseError) -> Reply? {
    switch request.method {
    case HoverRequest.method: return try answerAtOnce(request, else: nil, HoverFeature.hover)
    case DocumentHighlightRequest.method:
      return try answerAtOnce(request, else: [], DocumentHighlightFeature.highlights)
    case CompletionRequest.method:
      return try answerAtOnce(
        request, else: CompletionList(isIncomplete: true, items: []), CompletionFeature.completions)
    case SelectionRangeRequest.method: return try answer(request, SelectionRangeFeature.ranges)
    case ReferencesRequest.method: return try answer(request, ReferencesFeature.references)
    case DefinitionRequest.method: return try answer(request, DefinitionFeature.definition)
    case PrepareRenameRequest.method: return try answer(request, RenameFeature.place)
    case RenameRequest.method: return try answer(request, RenameFeature.edit)
    case CodeActionRequest.method: return try answer(request, CodeActionFeature.actions)
    case CodeActionResolveRequest.method:
      let message = try decode(CodeActionResolveRequest.self, request.params)
      return resolve(message.uri) { view in
        view.map { CodeActionFeature.resolve(message, $0) } ?? .object(message.action)
      }
    default: return nil
    }
  }

  private func answerAboutDocument(_ request: Request) throws(ResponseError) -> Reply? {
    switch request.method {
    case DocumentSymbolRequest.method:
      return try answer(request, depth: outline(request), DocumentSymbolFeature.symbols)
    case FoldingRangeRequest.method: return try answer(request, depth: .outline, FoldingRangeFeature.ranges)
    case SemanticTokensRequest.method: return try answer(request, SemanticTokensFeature(store: tokens).full)
    case SemanticTokensDeltaRequest.method: return try answer(request, SemanticTokensFeature(store: tokens).delta)
    case SemanticTokensRangeRequest.method: return try answer(request, SemanticTokensFeature(store: tokens).range)
    case CodeLensRequest.method: return try answer(request, CodeLensFeature.lenses)
    case DocumentLinkRequest.method: return try answer(request, DocumentLinkFeature.links)
    case DocumentDiagnosticRequest.method: return try answer(request, DiagnosticsFeature.report)
    case InlayHintRequest.method: return try answer(request, InlayHintFeature.hints)
    case InlayHintResolveRequest.method:
      let message = try decode(InlayHintResolveRequest.self, request.params)
      return resolve(message.uri) { view in view.map { InlayHintFeature.resolve(message, $0) } ?? .object(message.hint)
      }
    default: return nil
    }
  }

  private func answerAboutWorkspace(_ request: Request) throws(ResponseError) -> Reply? {
    let versions = documents.all
    switch request.method {
    case WorkspaceDiagnosticRequest.method:
      let message = try decode(WorkspaceDiagnosticRequest.self, request.params)
      let feature = WorkspaceDiagnosticsFeature(session: session, reporter: reporter)
      return .deferred { (cancellation) throws(ResponseError) in
        try feature.report(message, versions, cancellation).jsonBytes
      }
    case WorkspaceSymbolRequest.method:
      let message = try decode(WorkspaceSymbolRequest.self, request.params)
      let indexed = corpus.map {
        IndexedSymbols(corpus: $0, folders: configuration.workspaceFolders, encoding: session.encoding)
      }
      let feature = WorkspaceSymbolFeature(session: session, reporter: reporter, indexed: indexed)
      return .deferred { (cancellation) throws(ResponseError) in
        try feature.symbols(message, versions, cancellation).jsonBytes
      }
    case WorkspaceSymbolResolveRequest.method:
      let message = try decode(WorkspaceSymbolResolveRequest.self, request.params)
      return resolve(message.uri) { view in
        view.map { WorkspaceSymbolFeature.resolve(message, $0) } ?? .object(message.symbol)
      }
    default: return nil
    }
  }

  private mutating func answerOfOurOwn(_ request: Request) throws(ResponseError) -> Reply? {
    switch request.method {
    case AnnotateRequest.method:
      return try annotateFeature().reply(to: try decode(AnnotateRequest.self, request.params), request.id, documents)
    case AnnotateBatchRequest.method:
      let feature = AnnotateBatchFeature(annotate: annotateFeature(), workers: workers, reporter: reporter)
      return try feature.reply(to: try decode(AnnotateBatchRequest.self, request.params))
    case ExtractRequest.method:
      let profile = configuration.profile(of: nil)
      return try ExtractFeature.reply(
        to: try decode(ExtractRequest.self, request.params), request.id, documents, profile: profile)
    case SearchRequest.method:
      let message = try decode(SearchRequest.self, request.params)
      return try SearchFeature(corpus: corpus, session: session).reply(to: message)
    case QuotesRequest.method: return try answer(request, QuotesFeature.graph)
    case StatusRequest.method: return .result(status.jsonBytes)
    default: return nil
    }
  }

  /// What annotates texts that come with a request.
  mutating func annotateFeature() -> AnnotateFeature {
    AnnotateFeature(profile: configuration.profile(of: nil), model: identity.model, session: session, cache: cache)
  }

  // MARK: - Answers about one document

  /// Quotations in the outline need everything that quotations need.
  private func outline(_ request: Request) -> DocumentView.Depth {
    let uri = request.params["textDocument"]?["uri"]?.string ?? ""
    return (try? documents.version(of: uri))?.profile.display.outlineQuotes == true ? .everything : .outline
  }

  /// Answers a request about an open document on another thread, from the version that it has now.
  private func answer<Message: TextDocumentRequest>(
    _ request: Request, depth: DocumentView.Depth = .everything,
    _ feature: @escaping @Sendable (Message, DocumentView) throws(ResponseError) -> Message.Response
  ) throws(ResponseError) -> Reply {
    let message = try decode(Message.self, request.params)
    return answer(message, about: try documents.version(of: message.uri), depth: depth, feature)
  }

  /// The same, but nobody waits while megabytes are analysed for what the pointer or the cursor has left by then: the
  /// editor asks again when it moves.
  private func answerAtOnce<Message: TextDocumentRequest>(
    _ request: Request, else nothing: Message.Response,
    _ feature: @escaping @Sendable (Message, DocumentView) throws(ResponseError) -> Message.Response
  ) throws(ResponseError) -> Reply {
    let message = try decode(Message.self, request.params)
    let version = try documents.version(of: message.uri)
    guard version.wouldTakeLong() else { return answer(message, about: version, feature) }
    DispatchQueue(label: "hashiya.analysis", qos: .utility).async {
      if !version.isSuperseded { _ = version.annotations }
    }
    return .result(nothing.jsonBytes)
  }

  /// Answers a message that was decoded before.
  func answer<Message: TextDocumentRequest>(
    _ message: Message, about version: DocumentVersion, depth: DocumentView.Depth = .everything,
    _ feature: @escaping @Sendable (Message, DocumentView) throws(ResponseError) -> Message.Response
  ) -> Reply {
    let session = session
    return .deferred { (cancellation) throws(ResponseError) in
      let view = DocumentView(version, session: session, depth: depth)
      // While the document was analysed, the user may have moved on.
      try cancellation.check()
      return try feature(message, view).jsonBytes
    }
  }

  /// Completes something that was given earlier; the view is nil when its document was closed meanwhile.
  private func resolve(_ uri: String, _ feature: @escaping @Sendable (DocumentView?) -> JSONValue) -> Reply {
    let version = try? documents.version(of: uri)
    let session = session
    return .deferred { _ in feature(version.map { DocumentView($0, session: session) }).jsonBytes }
  }
}
