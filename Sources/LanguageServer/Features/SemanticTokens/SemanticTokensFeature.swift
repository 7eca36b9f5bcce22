import AnnotationModel
import ArabicText
import JSONRPC
import LanguageServerProtocol

/// Colours: names by their kind, times and quantities as numbers, what is said as strings, the words that report it as
/// keywords, page furniture as comments. All types are standard ones, so that every theme has a colour for them.
struct SemanticTokensFeature: Sendable {
  private let store: SemanticTokensStore

  /// - Parameter store: keeps what each document's last answers were.
  init(store: SemanticTokensStore) { self.store = store }

  func full(_ message: SemanticTokensRequest, _ view: DocumentView) -> SemanticTokens {
    let data = SemanticTokensFeature.data(in: view.text.span, view)
    return SemanticTokens(resultID: store.keep(data, of: view.uri), data: data)
  }

  func delta(_ message: SemanticTokensDeltaRequest, _ view: DocumentView) -> SemanticTokensChange {
    let data = SemanticTokensFeature.data(in: view.text.span, view)
    let old = store.data(of: view.uri, message.previousResultID)
    let resultID = store.keep(data, of: view.uri)
    guard let old else { return .full(SemanticTokens(resultID: resultID, data: data)) }
    return .edits(resultID: resultID, TokenDifference.edits(from: old, to: data))
  }

  func range(_ message: SemanticTokensRangeRequest, _ view: DocumentView) -> SemanticTokens {
    SemanticTokens(resultID: nil, data: SemanticTokensFeature.data(in: view.span(of: message.range), view))
  }

  private static func data(in stretch: TextSpan, _ view: DocumentView) -> [UInt32] {
    var positions = PositionCursor(view.text, encoding: view.session.encoding)
    var data: [UInt32] = []
    var last = Position(line: 0, character: 0)
    for token in TokenPainter(view).tokens(in: stretch) {
      let start = positions.position(of: token.span.start)
      let end = positions.position(of: token.span.end)
      guard start.line == end.line, end.character > start.character else { continue }
      let column = start.line == last.line ? start.character - last.character : start.character
      let numbers = [
        start.line - last.line, column, end.character - start.character, token.type.number,
        Int(token.modifiers.rawValue),
      ]
      data += numbers.map { UInt32(clamping: $0) }
      last = start
    }
    return data
  }
}

/// A stretch of text in one colour.
struct ColoredToken: Hashable {
  /// The types that we use. `rawValue` is the name on the wire; all are in the protocol's own list.
  enum Kind: String, CaseIterable {
    /// A place.
    case namespace
    /// A people or group.
    case type
    /// A person.
    case `class`
    /// An organization.
    case interface
    /// Another name.
    case structure = "struct"
    case event
    /// A word that reports speech.
    case keyword
    /// Page furniture.
    case comment
    /// What somebody says.
    case string
    /// A time or a quantity.
    case number

    var number: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The modifiers, which are our own; a theme that knows none of them loses nothing.
  struct Modifiers: OptionSet, Hashable {
    let rawValue: UInt8
    /// The names on the wire, by bit.
    static let names = ["quoted", "denied", "speaker", "medium", "time", "duration", "quantity"]

    /// Within what somebody says.
    static let quoted = Modifiers(rawValue: 1 << 0)
    /// Within what somebody denies.
    static let denied = Modifiers(rawValue: 1 << 1)
    static let speaker = Modifiers(rawValue: 1 << 2)
    static let medium = Modifiers(rawValue: 1 << 3)
    static let time = Modifiers(rawValue: 1 << 4)
    static let duration = Modifiers(rawValue: 1 << 5)
    static let quantity = Modifiers(rawValue: 1 << 6)
  }

  let span: TextSpan
  let type: Kind
  var modifiers: Modifiers = []
}
