package import JSON

/// What can be done about the text of a range.
package struct CodeActionRequest: TextDocumentRequest {
  package static let method = "textDocument/codeAction"
  package typealias Response = [CodeAction]

  package let uri: String
  package let range: PositionRange
  /// The kinds that are wanted, each with those below it; nil for all.
  package let only: [String]?

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    range = try PositionRange(try params.object("range"))
    only = try params.optionalObject("context")?.optionalArray("only")?.compactMap(\.string)
  }
}

/// One thing that can be done, with its edits or what is needed to make them.
package struct CodeAction: Hashable, JSONEncodable {
  /// A kind, by its name on the wire.
  package enum Kind: String, CaseIterable, Sendable {
    case quickFix = "quickfix"
    case rewrite = "refactor.rewrite"
    case source = "source.hashiya"
  }

  /// What the action does.
  package enum Effect: Hashable, Sendable {
    case edit(WorkspaceEdit)
    /// The edits are made when the client asks for them, from this.
    case later(JSONValue)
    case command(Command)
  }

  package let title: String
  package let kind: Kind
  /// The findings that it mends.
  package let diagnostics: [PublishDiagnosticsNotification.Diagnostic]
  package let isPreferred: Bool
  package let effect: Effect
  /// Whether the client knows actions; else it gets a command.
  package let isLiteral: Bool

  package init(
    title: String, kind: Kind, diagnostics: [PublishDiagnosticsNotification.Diagnostic] = [], isPreferred: Bool = false,
    effect: Effect, isLiteral: Bool
  ) {
    self.title = title
    self.kind = kind
    self.diagnostics = diagnostics
    self.isPreferred = isPreferred
    self.effect = effect
    self.isLiteral = isLiteral
  }

  package func encode(to json: inout JSONWriter) {
    if !isLiteral, let command { return command.encode(to: &json) }
    json.beginObject()
    json.member("title", title)
    json.member("kind", kind.rawValue)
    if !diagnostics.isEmpty { json.member("diagnostics", diagnostics) }
    if isPreferred { json.member("isPreferred", true) }
    switch effect {
    case .edit(let edit): json.member("edit", edit)
    case .later(let data): json.member("data", data)
    case .command(let command): json.member("command", command)
    }
    json.endObject()
  }

  /// The same as a command, for clients that know no actions.
  private var command: Command? {
    switch effect {
    case .command(let command): return command
    case .edit(let edit):
      guard let value = try? JSONReader.read(edit.jsonBytes) else { return nil }
      return Command(title: title, name: ServerCommand.applyEdit.rawValue, arguments: [value])
    case .later: return nil
    }
  }
}

/// The edits of an action that was given without. The parameters are the action.
package struct CodeActionResolveRequest: ClientRequest {
  package static let method = "codeAction/resolve"
  package typealias Response = JSONValue

  /// The action as the client sent it back.
  package let action: JSONObject
  package let uri: String
  /// Which of the actions of its place it is.
  package let name: String
  /// The range that the actions were asked for.
  package let range: PositionRange

  package init(_ params: Parameters) throws(InvalidParameters) {
    action = params.members
    let data = try params.object("data")
    uri = try data.string("uri")
    name = try data.string("action")
    range = try PositionRange(try data.object("range"))
  }

  /// The action with its edits; as it was without any.
  package func resolved(_ edit: WorkspaceEdit?) -> JSONValue {
    var action = action
    if let edit { action["edit"] = try? JSONReader.read(edit.jsonBytes) }
    return .object(action)
  }
}
