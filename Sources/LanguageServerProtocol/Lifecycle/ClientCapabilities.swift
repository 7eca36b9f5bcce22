package import JSON

/// What a client says that it can do, as far as it matters. Everything else about it is tolerated.
package struct ClientCapabilities: Hashable, Sendable {
  /// The ways of counting columns that the client offers, in its order of preference. Empty: UTF-16 alone.
  package var positionEncodings: [String]
  /// Whether it shows symbols as a tree.
  package var showsSymbolTree: Bool
  /// Whether it renders Markdown in hovers.
  package var rendersMarkdown: Bool
  /// Whether it takes the answer to `textDocument/definition` as links.
  package var takesDefinitionLinks: Bool
  /// Whether it asks for diagnostics by itself.
  package var pullsDiagnostics: Bool
  /// Whether it shows the places that have to do with a finding.
  package var showsRelatedInformation: Bool
  /// Whether it knows code actions; else it gets commands.
  package var knowsCodeActions: Bool
  /// Whether it asks for the edits of an action when the user chooses it.
  package var resolvesCodeActions: Bool
  /// Whether it asks for the explanation of an inlay hint when the user points at it.
  package var resolvesInlayHints: Bool
  /// Whether it asks for the place of a symbol when the user chooses it.
  package var resolvesSymbols: Bool
  /// Whether it asks what can be renamed before it renames.
  package var preparesRename: Bool
  /// Whether it knows edits that name the version of their document.
  package var knowsVersionedEdits: Bool
  /// Whether it applies edits when it is asked to.
  package var appliesEdits: Bool
  /// Whether it answers `workspace/configuration`.
  package var answersConfiguration: Bool
  /// Whether it watches files when it is asked to.
  package var watchesFiles: Bool
  /// Whether it shows progress of work that the server begins by itself.
  package var showsProgress: Bool
  /// What it asks for again when it is told to.
  package var refreshes: Set<RefreshRequest>

  /// The capabilities in a client's own words; `null` for a client that says nothing.
  package init(_ capabilities: JSONValue) {
    func flag(_ path: String...) -> Bool {
      path.reduce(JSONValue?.some(capabilities)) { $0?[$1] }?.bool ?? false
    }
    func list(_ path: String...) -> [String] {
      (path.reduce(JSONValue?.some(capabilities)) { $0?[$1] }?.array ?? []).compactMap(\.string)
    }
    positionEncodings = list("general", "positionEncodings")
    showsSymbolTree = flag("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    rendersMarkdown = list("textDocument", "hover", "contentFormat").contains("markdown")
    takesDefinitionLinks = flag("textDocument", "definition", "linkSupport")
    pullsDiagnostics = capabilities["textDocument"]?["diagnostic"]?.object != nil
    showsRelatedInformation = flag("textDocument", "publishDiagnostics", "relatedInformation")
    knowsCodeActions = capabilities["textDocument"]?["codeAction"]?["codeActionLiteralSupport"]?.object != nil
    resolvesCodeActions = list("textDocument", "codeAction", "resolveSupport", "properties").contains("edit")
    resolvesInlayHints = list("textDocument", "inlayHint", "resolveSupport", "properties").contains("tooltip")
    resolvesSymbols = list("workspace", "symbol", "resolveSupport", "properties").contains("location.range")
    preparesRename = flag("textDocument", "rename", "prepareSupport")
    knowsVersionedEdits = flag("workspace", "workspaceEdit", "documentChanges")
    appliesEdits = flag("workspace", "applyEdit")
    answersConfiguration = flag("workspace", "configuration")
    watchesFiles = flag("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    showsProgress = flag("window", "workDoneProgress")
    var refreshes: Set<RefreshRequest> = []
    if flag("workspace", "semanticTokens", "refreshSupport") { refreshes.insert(.semanticTokens) }
    if flag("workspace", "inlayHint", "refreshSupport") { refreshes.insert(.inlayHints) }
    if flag("workspace", "codeLens", "refreshSupport") { refreshes.insert(.codeLenses) }
    if flag("workspace", "diagnostics", "refreshSupport") { refreshes.insert(.diagnostics) }
    self.refreshes = refreshes
  }
}
