package import JSON

/// What the server offers.
package struct InitializeResult: Hashable, JSONEncodable {
  /// How columns are counted in this session.
  package let positionEncoding: String
  package let serverName: String
  package let serverVersion: String
  /// The names of the types of semantic tokens, by their number.
  package let tokenTypes: [String]
  /// The names of the modifiers of semantic tokens, by their bit.
  package let tokenModifiers: [String]
  /// Whether the client may be told that something can be asked before renaming.
  package let preparesRename: Bool

  package init(
    positionEncoding: String, serverName: String, serverVersion: String, tokenTypes: [String],
    tokenModifiers: [String], preparesRename: Bool
  ) {
    self.positionEncoding = positionEncoding
    self.serverName = serverName
    self.serverVersion = serverVersion
    self.tokenTypes = tokenTypes
    self.tokenModifiers = tokenModifiers
    self.preparesRename = preparesRename
  }

  package func encode(to json: inout JSONWriter) {
    let result: JSONValue = [
      "capabilities": capabilities, "serverInfo": ["name": .string(serverName), "version": .string(serverVersion)],
    ]
    json.value(result)
  }

  private var capabilities: JSONValue {
    [
      "positionEncoding": .string(positionEncoding),
      // 2: changes come as edits of ranges. Clients that send whole texts all the same are understood.
      "textDocumentSync": ["openClose": true, "change": 2, "save": true],
      "documentSymbolProvider": true,
      "hoverProvider": true,
      "foldingRangeProvider": true,
      "selectionRangeProvider": true,
      "documentHighlightProvider": true,
      "referencesProvider": true,
      "definitionProvider": true,
      "renameProvider": preparesRename ? ["prepareProvider": true] : true,
      "inlayHintProvider": ["resolveProvider": true],
      "codeLensProvider": ["resolveProvider": false],
      "documentLinkProvider": ["resolveProvider": false],
      "completionProvider": ["resolveProvider": false],
      "workspaceSymbolProvider": ["resolveProvider": true, "workDoneProgress": true],
      "codeActionProvider": [
        "codeActionKinds": .array(CodeAction.Kind.allCases.map { .string($0.rawValue) }), "resolveProvider": true,
      ],
      "executeCommandProvider": ["commands": .array(ServerCommand.allCases.map { .string($0.rawValue) })],
      "semanticTokensProvider": [
        "legend": [
          "tokenTypes": .array(tokenTypes.map { .string($0) }),
          "tokenModifiers": .array(tokenModifiers.map { .string($0) }),
        ],
        "full": ["delta": true],
        "range": true,
      ],
      "diagnosticProvider": [
        "identifier": "hashiya", "interFileDependencies": false, "workspaceDiagnostics": true,
        "workDoneProgress": true,
      ],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
      "experimental": [
        "hashiya": [
          "annotate": true, "annotateBatch": true, "extract": true, "search": true, "quotes": true, "status": true,
        ]
      ],
    ]
  }
}
