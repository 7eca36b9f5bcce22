import AnnotationModel
import AnnotationStore
import Batch
import LanguageServerProtocol

/// Names in indexed files that no editor has open, for `workspace/symbol`.
struct IndexedSymbols: Sendable {
  /// Mentions that are looked at; the newest articles come first.
  private static let mostMentions = 1_000

  let corpus: CorpusReader
  /// The workspace's folders: symbols of other files are not shown. Without any, all are.
  let folders: [String]
  let encoding: PositionEncoding

  /// The names that begin with the words, or have words that do; each once a file, and none of the files in `open`.
  /// Nothing when there is no index.
  func symbols(matching words: String, open: Set<String>, most: Int) -> [WorkspaceSymbol] {
    var query = SearchQuery()
    query.mentions = words + "*"
    query.limit = IndexedSymbols.mostMentions
    guard let search = try? corpus.search(), let result = try? search.hits(for: query, encoding: encoding) else {
      return []
    }
    var seen: Set<[String]> = []
    var symbols: [WorkspaceSymbol] = []
    for hit in result.hits where symbols.count < most {
      let path = hit.document.path
      guard let entity = hit.entity, isInWorkspace(path), !open.contains(path),
        seen.insert([path, entity.type, entity.name]).inserted
      else { continue }
      symbols.append(
        WorkspaceSymbol(
          name: entity.name, kind: SymbolKind.number(of: EntityType(rawValue: entity.type) ?? .miscellaneous),
          containerName: hit.document.headline, uri: FileURI.uri(ofPath: path), range: range(of: hit),
          annotation: ""))
    }
    return symbols
  }

  private func isInWorkspace(_ path: String) -> Bool {
    folders.isEmpty || folders.contains { path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
  }

  /// Where the mention stands in its file. Of a line of JSON Lines it is the line; positions in the text of a page are not
  /// positions in its source.
  private func range(of hit: SearchHit) -> PositionRange {
    if let line = hit.document.line { return IndexedSymbols.empty(line: line - 1) }
    guard BatchInput.Kind(ofFileNamed: hit.document.path) == .text else { return IndexedSymbols.empty(line: 0) }
    let start = Position(line: hit.line - 1, character: hit.column - 1)
    return PositionRange(start, Position(line: start.line, character: start.character + units(hit.text)))
  }

  private static func empty(line: Int) -> PositionRange {
    let start = Position(line: max(line, 0), character: 0)
    return PositionRange(start, start)
  }

  private func units(_ text: String) -> Int {
    switch encoding {
    case .utf8: text.utf8.count
    case .utf16: text.utf16.count
    case .utf32: text.unicodeScalars.count
    }
  }
}

/// The wire numbers of the kinds of symbols that we use.
enum SymbolKind {
  static let module = 2
  static let string = 15

  /// The kind that stands for a kind of name.
  static func number(of type: EntityType) -> Int {
    switch type {
    case .person: 5  // class
    case .location: 3  // namespace
    case .organization: 11  // interface
    case .people: 26  // type parameter
    case .event: 24  // event
    case .miscellaneous: 23  // struct
    }
  }
}
