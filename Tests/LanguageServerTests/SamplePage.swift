import AnnotationModel
import ArabicText
import Configuration
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// A page with hand-made annotations, so that the features are tested whatever the annotator finds.
struct SamplePage {
  static let uri = "file:///sample.txt"
  static let lines = [
    "سعاد العمري تزور لبنان",
    "قالت سعاد العمري، أمس، إن العمل بدأ في لبنان.",
    "وأضافت أن السفن ستصل للأمم المتحدة في 5 مايو 2024.",
    "ونفت العمري «كل ذلك»، بحسب الوكالة.",
    "وكالة الشرق قالت للبنان شكرا.",
    "شارك 😀 المقال",
  ]
  static let text = SourceText(lines.joined(separator: "\n"))

  /// The span of a word in a line.
  static func span(_ word: String, _ line: Int) -> TextSpan {
    let start = text.line(line).start
    let bytes = Array(text.bytes[start..<text.line(line).end])
    let target = Array(word.utf8)
    let offset = bytes.indices.first { bytes[$0...].starts(with: target) } ?? 0
    return TextSpan(start: start + offset, end: start + offset + target.count)
  }

  /// A range in UTF-16, the session's encoding.
  static func range(_ word: String, _ line: Int) -> PositionRange {
    PositionWriter(text, encoding: .utf16).range(of: span(word, line))
  }

  static var annotations: AnnotatedDocument {
    var document = AnnotatedDocument(language: "ar")
    document.blocks = lines.indices.map {
      Block(
        span: text.line($0), kind: $0 == 0 ? .headline : $0 == 5 ? .chrome : .paragraph, article: 1,
        level: $0 == 0 ? 1 : nil)
    }
    let page = TextSpan(start: 0, end: text.line(4).end)
    document.articles = [Article(id: 1, role: .main, span: page, headline: text.line(0))]
    document.sections = [Section(id: "s1", article: 1, level: 1, span: page, title: text.line(0))]
    let mentions: [(String, Int, EntityType, String)] = [
      ("سعاد العمري", 0, .person, "x1"), ("لبنان", 0, .location, "x2"), ("سعاد العمري", 1, .person, "x1"),
      ("لبنان", 1, .location, "x2"), ("لأمم المتحدة", 2, .organization, "x3"), ("العمري", 3, .person, "x1"),
      ("وكالة الشرق", 4, .organization, "x4"), ("لبنان", 4, .location, "x2"),
    ]
    document.entities = mentions.enumerated().map { number, mention in
      EntityMention(
        id: "e\(number + 1)", span: span(mention.0, mention.1), type: mention.2, name: mention.0, entity: mention.3,
        article: 1, confidence: 1)
    }
    document.entityIndex = [
      IndexedEntity(
        id: "x1", type: .person, name: "سعاد العمري", aliases: ["العمري"], mentions: ["e1", "e3", "e6"],
        roles: ["وزيرة النقل"]),
      IndexedEntity(id: "x2", type: .location, name: "لبنان", mentions: ["e2", "e4", "e8"], country: "LB"),
      IndexedEntity(id: "x3", type: .organization, name: "الأمم المتحدة", mentions: ["e5"]),
      IndexedEntity(id: "x4", type: .organization, name: "وكالة الشرق", mentions: ["e7"]),
    ]
    document.times = [
      TimeExpression(
        id: "t1", span: span("أمس", 1), type: .date, value: "2024-05-14", begin: "2024-05-14", finish: "2024-05-15",
        rule: "day.deictic"),
      TimeExpression(
        id: "t2", span: span("5 مايو 2024", 2), type: .date, value: "2024-05-05", begin: "2024-05-05",
        finish: "2024-05-06", rule: "date.day"),
    ]
    document.quotes = [
      Quote(
        id: "q1", kind: .indirect, content: [span("العمل بدأ في لبنان", 1)], cue: span("قالت", 1),
        speaker: span("سعاد العمري", 1), speakerName: "سعاد العمري", speakerEntity: "x1", resolvedBy: .explicit,
        rule: "r"),
      Quote(
        id: "q2", kind: .indirect, content: [span("السفن ستصل للأمم المتحدة في 5 مايو 2024", 2)],
        cue: span("أضافت", 2), speakerName: "سعاد العمري", speakerEntity: "x1", resolvedBy: .subjectDrop, rule: "r"),
      Quote(
        id: "q3", kind: .direct, content: [span("كل ذلك", 3)], cue: span("نفت", 3), speaker: span("العمري", 3),
        speakerName: "سعاد العمري", speakerEntity: "x1", via: span("الوكالة", 3), viaName: "وكالة الشرق",
        polarity: .deny, resolvedBy: .explicit, rule: "r"),
    ]
    let place = span("شكرا", 4)
    document.diagnostics = [
      Diagnostic(
        span: place, code: "sample", severity: .warning, message: "A sample.",
        fix: .init(title: "Mend it", edits: [TextEdit(span: place, newText: "مرحبا")]))
    ]
    return document
  }

  static func view(
    _ change: (inout Session) -> Void = { _ in }, display: DisplaySettings = DisplaySettings()
  ) -> DocumentView {
    var session = Session()
    session.client = ClientCapabilities(["textDocument": ["codeAction": ["codeActionLiteralSupport": [:]]]])
    change(&session)
    return DocumentView(uri: uri, text: text, annotations: annotations, session: session, display: display)
  }

  /// The parameters of a request about a word: the cursor stands `offset` UTF-16 units behind its first letter.
  static func params(_ word: String, _ line: Int, offset: Int = 1, _ more: [(String, JSONValue)] = []) -> JSONValue {
    let start = range(word, line).start
    return .object(
      JSONObject(
        [
          ("textDocument", ["uri": .string(uri)]),
          ("position", json(Position(line: start.line, character: start.character + offset))),
        ] + more))
  }

  /// The parameters of a request about a range.
  static func params(_ range: PositionRange, _ more: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      JSONObject(
        [
          ("textDocument", ["uri": .string(uri)]), ("range", ["start": json(range.start), "end": json(range.end)]),
        ] + more))
  }

  static func json(_ position: Position) -> JSONValue {
    ["line": .number(JSONNumber(position.line)), "character": .number(JSONNumber(position.character))]
  }

  static func message<Message: ClientMessage>(_ params: JSONValue) throws -> Message {
    try Message(try Parameters(params))
  }

  /// The text with edits applied.
  static func applying(_ edit: WorkspaceEdit) -> [String] {
    var text = text
    for edit in edit.edits.reversed() {
      text = text.replacing(PositionReader(text, encoding: .utf16).span(of: edit.range), with: edit.newText).text
    }
    return text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension JSONEncodable {
  /// The value as a client reads it.
  var asJSON: JSONValue { get throws { try JSONReader.read(jsonBytes) } }
}
