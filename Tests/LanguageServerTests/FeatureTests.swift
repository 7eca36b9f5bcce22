import AnnotationModel
import ArabicText
import JSON
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// A page with hand-made annotations, so that the features are tested whatever the annotator finds.
private struct Page {
  static let lines = [
    "عنوان المقال",  // 0
    "قال سامي في 5 مايو إن العمل 😀 انتهى.",  // 1
    "عنوان قسم",  // 2
    "نص القسم.",  // 3
    "عنوان فرعي",  // 4
    "نص فرعي.",  // 5
    "مقال آخر",  // 6
    "نصه.",  // 7
  ]
  static let text = SourceText(lines.joined(separator: "\n"))

  static func line(_ first: Int, through last: Int? = nil) -> TextSpan {
    TextSpan(start: text.line(first).start, end: text.line(last ?? first).end)
  }

  /// The span of a word in a line.
  static func word(_ word: String, line: Int) -> TextSpan {
    let bytes = Array(text.bytes[text.line(line).start..<text.line(line).end])
    let target = Array(word.utf8)
    let offset = bytes.indices.first { bytes[$0...].starts(with: target) } ?? 0
    let start = text.line(line).start + offset
    return TextSpan(start: start, end: start + target.count)
  }

  static var annotations: AnnotatedDocument {
    var document = AnnotatedDocument(language: "ar")
    document.articles = [
      Article(id: 1, role: .main, span: line(0, through: 5), headline: line(0), referenceTime: "2024-05-06"),
      Article(id: 2, role: .embedded, span: line(6, through: 7)),
    ]
    document.sections = [
      Section(id: "s1", article: 1, level: 1, span: line(0, through: 5), title: line(0)),
      Section(id: "s2", article: 1, level: 2, span: line(2, through: 5), title: line(2), parent: "s1"),
      Section(id: "s3", article: 1, level: 3, span: line(4, through: 5), title: line(4), parent: "s2"),
      Section(id: "s4", article: 2, level: 1, span: line(6, through: 7)),
    ]
    document.entities = [
      EntityMention(
        id: "e1", span: word("سامي", line: 1), type: .person, name: "سامي *عمر*", entity: "n1", article: 1,
        confidence: 1)
    ]
    document.entityIndex = [
      IndexedEntity(id: "n1", type: .person, name: "سامي *عمر*", aliases: ["سامي"], mentions: ["e1"], roles: ["مدير"])
    ]
    document.times = [
      TimeExpression(
        id: "t1", span: word("5 مايو", line: 1), type: .date, value: "2024-05-05", begin: "2024-05-05",
        finish: "2024-05-06", rule: "dayMonth")
    ]
    document.quotes = [
      Quote(
        id: "q1", kind: .indirect, content: [word("إن العمل 😀 انتهى", line: 1)], speakerName: "سامي",
        resolvedBy: .explicit, rule: "قال")
    ]
    document.diagnostics = [
      Diagnostic(span: word("انتهى", line: 1), code: "sample", severity: .hint, message: "مثال")
    ]
    return document
  }

  static var session: Session {
    var session = Session()
    session.client.showsSymbolTree = true
    return session
  }

  static func view(_ session: Session = session) -> DocumentView {
    DocumentView(uri: "file:///a", text: text, annotations: annotations, session: session)
  }
}

private func message<Message: ClientMessage>(_ type: Message.Type, line: Int = 0, character: Int = 0) throws -> Message
{
  let position: JSONValue = ["line": .number(JSONNumber(line)), "character": .number(JSONNumber(character))]
  return try Message(try Parameters(["textDocument": ["uri": "file:///a"], "position": position]))
}

@Suite struct FeatureTests {
  @Test func outlineNestsSectionsInArticles() throws {
    let request = try message(DocumentSymbolRequest.self)
    guard case .tree(let symbols) = DocumentSymbolFeature.symbols(request, Page.view()) else {
      Issue.record("not a tree")
      return
    }
    #expect(symbols.map(\.name) == ["عنوان المقال", "Embedded article"])
    #expect(symbols[0].detail == "2024-05-06")
    #expect(symbols[0].children.map(\.name) == ["عنوان قسم"])
    #expect(symbols[0].children[0].children.map(\.name) == ["عنوان فرعي"])
    #expect(symbols[1].children == [])
  }

  /// Clients refuse an outline in which a selection leaves its symbol, or a child its parent.
  @Test func outlineRangesContainEachOther() throws {
    func check(_ symbol: DocumentSymbol) {
      let parts = [symbol.selectionRange] + symbol.children.map(\.range)
      for part in parts { #expect(symbol.range.start <= part.start && part.end <= symbol.range.end) }
      symbol.children.forEach(check)
    }
    guard case .tree(let symbols) = DocumentSymbolFeature.symbols(try message(DocumentSymbolRequest.self), Page.view())
    else { return }
    symbols.forEach(check)
  }

  @Test func outlineIsAListForOldClients() throws {
    var session = Session()
    session.client.showsSymbolTree = false
    session.language = .arabic
    let symbols = DocumentSymbolFeature.symbols(try message(DocumentSymbolRequest.self), Page.view(session))
    guard case .list(let list) = symbols else {
      Issue.record("not a list")
      return
    }
    #expect(list.map(\.symbol.name) == ["عنوان المقال", "عنوان قسم", "عنوان فرعي", "مقال مضمن"])
    #expect(list.map(\.containerName) == [nil, "عنوان المقال", "عنوان قسم", nil])
  }

  @Test func sectionsAndEmbeddedArticlesFold() throws {
    let ranges = FoldingRangeFeature.ranges(try message(FoldingRangeRequest.self), Page.view())
    #expect(
      ranges == [
        FoldingRange(startLine: 2, endLine: 5), FoldingRange(startLine: 4, endLine: 5),
        FoldingRange(startLine: 6, endLine: 7),
      ])
  }

  @Test func hoverTellsAboutAName() throws {
    var session = Session()
    session.client.rendersMarkdown = true
    let hover = try #require(
      HoverFeature.hover(try message(HoverRequest.self, line: 1, character: 5), Page.view(session)))
    #expect(
      hover.text == """
        **سامي \\*عمر\\*** · Person
        - Role: \u{2068}مدير\u{2069}
        - Also: \u{2068}سامي\u{2069}
        - Mentions: `1`
        """)
    #expect(hover.range == PositionRange(Position(line: 1, character: 4), Position(line: 1, character: 8)))
  }

  @Test func hoverIsolatesLatinInPlainText() throws {
    var session = Session()
    session.language = .arabic
    let hover = try #require(
      HoverFeature.hover(try message(HoverRequest.self, line: 1, character: 12), Page.view(session)))
    #expect(hover.text.hasPrefix("تاريخ\nالقيمة: \u{2068}2024-05-05\u{2069}\nاليوم: \u{2068}الأحد\u{2069}\n"))
    #expect(!hover.isMarkdown)
  }

  @Test func hoverIsAbsentWhereThereIsNothing() throws {
    #expect(HoverFeature.hover(try message(HoverRequest.self, line: 3), Page.view()) == nil)
    #expect(HoverFeature.hover(try message(HoverRequest.self, line: 99, character: 99), Page.view()) == nil)
  }

  /// The word stands behind an emoji: two columns in UTF-16, one in UTF-32.
  @Test(arguments: [(PositionEncoding.utf8, 53), (.utf16, 31), (.utf32, 30)])
  func findingsCountColumnsInTheSessionsEncoding(encoding: PositionEncoding, character: Int) {
    var session = Session()
    session.encoding = encoding
    let findings = DiagnosticsFeature.findings(Page.view(session))
    #expect(findings.map(\.range.start) == [Position(line: 1, character: character)])
    #expect(findings.map(\.severity) == [.hint])
  }
}
