package import JSON

/// What the server offers.
package struct InitializeResult: Hashable, JSONEncodable {
  /// How columns are counted in this session.
  package let positionEncoding: String
  package let serverName: String
  package let serverVersion: String

  package init(positionEncoding: String, serverName: String, serverVersion: String) {
    self.positionEncoding = positionEncoding
    self.serverName = serverName
    self.serverVersion = serverVersion
  }

  package func encode(to json: inout JSONWriter) {
    let result: JSONValue = [
      "capabilities": [
        "positionEncoding": .string(positionEncoding),
        // 2: changes come as edits of ranges. Clients that send whole texts all the same are understood.
        "textDocumentSync": ["openClose": true, "change": 2, "save": true],
        "documentSymbolProvider": true,
        "hoverProvider": true,
        "foldingRangeProvider": true,
        "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
        "experimental": ["hashiya": ["annotate": true, "status": true]],
      ],
      "serverInfo": ["name": .string(serverName), "version": .string(serverVersion)],
    ]
    json.value(result)
  }
}
