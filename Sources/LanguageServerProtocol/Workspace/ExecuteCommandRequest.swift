package import JSON

/// The commands that the server carries out. `rawValue` is the name on the wire.
package enum ServerCommand: String, CaseIterable, Sendable {
  /// `[{"uri", "layers"?, "offsetEncoding"?, "output"?}]`: gives the annotated document, or writes it to the file `output`.
  case exportAnnotations = "hashiya.exportAnnotations"
  /// `[uri]`, or `[]` for all: annotates open documents anew.
  case reannotate = "hashiya.reannotate"
  /// `[]`: gives what `hashiya/status` gives.
  case status = "hashiya.status"
  /// `[]`: empties the result cache.
  case clearCache = "hashiya.clearCache"
  /// `[{"uri", "code", "text"}]`: findings of this code about this text are not wanted any more.
  case ignoreFinding = "hashiya.ignoreFinding"
  /// `[{"uri", "code"}]`: findings of this code are not wanted any more.
  case ignoreCode = "hashiya.ignoreCode"
  /// `[{"uri", "entity"?}]`: gives what `hashiya/quotes` gives.
  case quotes = "hashiya.quotes"
  /// `[edit]`: has the client apply a workspace edit.
  case applyEdit = "hashiya.applyEdit"
}

/// The user wants a command to be carried out.
package struct ExecuteCommandRequest: ClientMessage {
  package static let method = "workspace/executeCommand"

  package let command: ServerCommand
  package let arguments: [JSONValue]

  package init(_ params: Parameters) throws(InvalidParameters) {
    let name = try params.string("command")
    guard let command = ServerCommand(rawValue: name) else {
      let known = ServerCommand.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvalidParameters("\"command\" has the unknown value \"\(name)\"; known are \(known)")
    }
    self.command = command
    arguments = try params.optionalArray("arguments") ?? []
  }

  /// The first argument, which must be an object.
  package func object() throws(InvalidParameters) -> Parameters {
    guard let object = arguments.first?.object else {
      throw InvalidParameters("\"arguments[0]\" must be an object, not \(arguments.first?.kindName ?? "absent")")
    }
    return Parameters(object, path: "arguments[0].")
  }
}

/// From the server: asks the client to apply edits.
package struct ApplyEditRequest: Hashable, JSONEncodable {
  package static let method = "workspace/applyEdit"

  /// A workspace edit.
  package let edit: JSONValue

  package init(edit: JSONValue) { self.edit = edit }

  package func encode(to json: inout JSONWriter) { json.value(["edit": edit]) }
}

/// From the server: asks the client to ask again for what it shows, since the server answers otherwise now.
package enum RefreshRequest: String, CaseIterable, Sendable {
  case semanticTokens = "workspace/semanticTokens/refresh"
  case inlayHints = "workspace/inlayHint/refresh"
  case codeLenses = "workspace/codeLens/refresh"
  case diagnostics = "workspace/diagnostic/refresh"
}
