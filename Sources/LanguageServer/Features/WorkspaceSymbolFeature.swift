import AnnotationModel
import ArabicText
import JSON
import JSONRPC
import LanguageServerProtocol

/// Names, headings and articles of the open documents that match what the user typed, and names of the workspace's other
/// files, from the index.
struct WorkspaceSymbolFeature: Sendable {
  private static let mostSymbols = 500
  let session: Session
  let reporter: ProgressReporter
  /// Nil: this server has no index.
  let indexed: IndexedSymbols?

  func symbols(
    _ message: WorkspaceSymbolRequest, _ versions: [DocumentVersion], _ cancellation: Cancellation
  ) throws(ResponseError) -> [WorkspaceSymbol] {
    let progress = reporter.begin(
      message.progress, session.language("Searching documents", "البحث في المستندات"), total: versions.count)
    defer { progress.end() }
    let query = FoldedText(message.query).letters
    var found: [WorkspaceSymbol] = []
    var count = 0
    for version in versions {
      try cancellation.check()
      let view = DocumentView(version, session: session)
      let symbols = Array(WorkspaceSymbolFeature.symbols(matching: query, view).prefix(Self.mostSymbols - count))
      count += symbols.count
      if symbols.isEmpty || !progress.sendPartial(symbols.jsonBytes) { found += symbols }
      progress.advance()
    }
    try cancellation.check()
    let others = symbolsOfOtherFiles(message.query, versions, most: Self.mostSymbols - count)
    if others.isEmpty || !progress.sendPartial(others.jsonBytes) { found += others }
    return found
  }

  private func symbolsOfOtherFiles(_ query: String, _ versions: [DocumentVersion], most: Int) -> [WorkspaceSymbol] {
    guard let indexed, most > 0, !query.isEmpty else { return [] }
    return indexed.symbols(matching: query, open: Set(versions.compactMap { FileURI.path(of: $0.uri) }), most: most)
  }

  /// The symbol with its place.
  static func resolve(_ message: WorkspaceSymbolResolveRequest, _ view: DocumentView) -> JSONValue {
    let named = named(view).first { $0.annotation == message.annotation }
    return message.resolved(named.map { view.location(of: $0.span) })
  }

  private struct Named {
    let name: String
    let kind: Int
    let span: TextSpan
    let annotation: String
  }

  static func symbols(matching query: [UInt8], _ view: DocumentView) -> [WorkspaceSymbol] {
    let page = (view.annotations.articles ?? []).first?.headline.map { view.text.string($0) }
    let isResolved = view.session.client.resolvesSymbols
    return named(view).filter { query.isEmpty || contains(FoldedText($0.name).letters, query) }.map { named in
      WorkspaceSymbol(
        name: named.name, kind: named.kind, containerName: named.name == page ? nil : page, uri: view.uri,
        range: isResolved ? nil : view.positions.range(of: named.span), annotation: named.annotation)
    }
  }

  /// Everything in a document that has a name: articles, headings, and what mentions name.
  private static func named(_ view: DocumentView) -> [Named] {
    let document = view.annotations
    let articles = (document.articles ?? []).compactMap { article in
      article.headline.map {
        Named(name: view.text.string($0), kind: SymbolKind.module, span: $0, annotation: "article \(article.id)")
      }
    }
    let sections = (document.sections ?? []).filter { $0.level > 1 }.compactMap { section in
      section.title.map { Named(name: view.text.string($0), kind: SymbolKind.string, span: $0, annotation: section.id) }
    }
    let entities = (document.entityIndex ?? []).compactMap { entity in
      view.fullMention(of: entity.id).map {
        Named(name: entity.name, kind: SymbolKind.number(of: entity.type), span: $0.span, annotation: entity.id)
      }
    }
    return articles + sections + entities
  }

  private static func contains(_ letters: [UInt8], _ query: [UInt8]) -> Bool {
    guard letters.count >= query.count else { return false }
    return (0...(letters.count - query.count)).contains { letters[$0...].starts(with: query) }
  }
}
