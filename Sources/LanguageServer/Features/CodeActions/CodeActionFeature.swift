import AnnotationModel
import JSON
import JSONRPC
import LanguageServerProtocol

/// What can be done about a place. Every edit is computed here, so that every editor can apply it.
enum CodeActionFeature {
  static func actions(_ message: CodeActionRequest, _ view: DocumentView) -> [CodeAction] {
    let proposals = proposals(in: view.span(of: message.range), view)
    return proposals.filter { wants(message.only, $0.kind) }.map { action($0, message.range, view) }
  }

  /// The action with its edits.
  static func resolve(_ message: CodeActionResolveRequest, _ view: DocumentView) -> JSONValue {
    let proposals = proposals(in: view.span(of: message.range), view)
    guard let chosen = proposals.first(where: { $0.name == message.name }), case .edits(let edits) = chosen.effect
    else {
      return message.resolved(nil)
    }
    return message.resolved(view.workspaceEdit(edits()))
  }

  /// In a fixed order: what mends findings, what rewrites the place, what is not wanted to be seen again.
  private static func proposals(in stretch: TextSpan, _ view: DocumentView) -> [CodeActionProposal] {
    let findings = FindingActions(view, in: stretch)
    return findings.fixes + SpellingActions.proposals(in: stretch, view)
      + CharacterActions.proposals(in: stretch, view) + DateActions.proposals(in: stretch, view) + findings.dismissals
  }

  /// A kind is wanted with those below it: `refactor` asks for `refactor.rewrite`.
  private static func wants(_ only: [String]?, _ kind: CodeAction.Kind) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || $0 == kind.rawValue || kind.rawValue.hasPrefix($0 + ".") }
  }

  private static func action(
    _ proposal: CodeActionProposal, _ range: PositionRange, _ view: DocumentView
  ) -> CodeAction {
    let client = view.session.client
    let effect: CodeAction.Effect
    switch proposal.effect {
    case .command(let name, let argument):
      effect = .command(Command(title: proposal.title, name: name.rawValue, arguments: [argument]))
    case .edits where client.knowsCodeActions && client.resolvesCodeActions:
      effect = .later(["uri": .string(view.uri), "action": .string(proposal.name), "range": json(range)])
    case .edits(let edits): effect = .edit(view.workspaceEdit(edits()))
    }
    let positions = view.positions
    return CodeAction(
      title: proposal.title, kind: proposal.kind,
      diagnostics: proposal.mends.map { DiagnosticsFeature.finding($0, view, positions) },
      isPreferred: proposal.isPreferred, effect: effect, isLiteral: client.knowsCodeActions)
  }

  private static func json(_ range: PositionRange) -> JSONValue {
    func place(_ position: Position) -> JSONValue {
      ["line": .number(JSONNumber(position.line)), "character": .number(JSONNumber(position.character))]
    }
    return ["start": place(range.start), "end": place(range.end)]
  }
}

/// Something that can be done, before it is known what the client understands.
struct CodeActionProposal {
  enum Effect {
    /// In text order, not overlapping.
    case edits(() -> [TextEdit])
    case command(ServerCommand, JSONValue)
  }

  /// Unique among those of one place.
  let name: String
  let title: String
  let kind: CodeAction.Kind
  var mends: [Diagnostic] = []
  var isPreferred = false
  let effect: Effect
}
