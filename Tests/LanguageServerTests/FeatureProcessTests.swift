import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// The features of the real server, over a page that it annotates itself.
@Suite struct FeatureProcessTests {
  private static let uri: JSONValue = "file:///port.txt"
  private static let document: JSONValue = ["uri": uri]

  static let page: String = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Pages/port.txt")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  private static let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }

  private static func started(capabilities: JSONValue = [:]) throws -> ServerProcess {
    let server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(
      1, "initialize", ["capabilities": capabilities, "initializationOptions": ["referenceTime": "2024-05-15"]])
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "text", "version": 1, "text": .string(page)]])
    return server
  }

  private static func position(_ line: Int, _ character: Int) -> JSONValue {
    ["line": .number(JSONNumber(line)), "character": .number(JSONNumber(character))]
  }

  private static func insert(_ text: String, _ line: Int, _ character: Int, version: Int, _ server: ServerProcess) {
    let place = position(line, character)
    server.tell(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri, "version": .number(JSONNumber(version))],
        "contentChanges": [["range": ["start": place, "end": place], "text": .string(text)]],
      ])
  }

  /// The ranges in an answer that are no stretch of the page.
  private static func wrongRanges(in value: JSONValue) -> [JSONValue] {
    switch value {
    case .array(let elements): return elements.flatMap(wrongRanges)
    case .object(let object):
      var wrong = object.members.flatMap { wrongRanges(in: $0.value) }
      if let start = object["start"], let end = object["end"], start["line"] != nil, !isStretch(start, end) {
        wrong.append(value)
      }
      return wrong
    default: return []
    }
  }

  private static func isStretch(_ start: JSONValue, _ end: JSONValue) -> Bool {
    func place(_ value: JSONValue) -> (Int, Int)? {
      guard let line = value["line"]?.int, let character = value["character"]?.int, lines.indices.contains(line),
        (0...lines[line].count).contains(character)
      else { return nil }
      return (line, character)
    }
    guard let start = place(start), let end = place(end) else { return false }
    return start <= end
  }

  private static let requests: [(method: String, needs: String)] = [
    ("textDocument/hover", "position"), ("textDocument/documentHighlight", "position"),
    ("textDocument/references", "position"), ("textDocument/definition", "position"),
    ("textDocument/prepareRename", "position"), ("textDocument/completion", "position"),
    ("textDocument/selectionRange", "positions"), ("textDocument/inlayHint", "range"),
    ("textDocument/codeAction", "range"), ("textDocument/semanticTokens/range", "range"),
    ("textDocument/documentSymbol", ""), ("textDocument/foldingRange", ""), ("textDocument/codeLens", ""),
    ("textDocument/documentLink", ""), ("textDocument/semanticTokens/full", ""), ("textDocument/diagnostic", ""),
    ("hashiya/quotes", ""), ("workspace/symbol", ""), ("workspace/diagnostic", ""),
  ]

  /// Everywhere in the page, and beyond it.
  @Test func everyRequestIsAnsweredEverywhere() throws {
    let server = try Self.started()
    var id = 10
    var answered: Set<String> = []
    for line in 0...Self.lines.count {
      for character in [0, 7, 30, 9999] {
        let place = Self.position(line, character)
        for request in Self.requests where !request.needs.isEmpty || character == 0 {
          id += 1
          let params: JSONValue = [
            "textDocument": Self.document, "position": place, "positions": [place],
            "range": ["start": place, "end": Self.position(line + 1, 3)], "context": ["diagnostics": []],
            "query": "ال", "previousResultIds": [],
          ]
          let answer = try #require(server.ask(id, request.method, params), "\(request.method)")
          let result = try #require(answer["result"], "\(request.method): \(answer)")
          if !result.isNull, result.array?.isEmpty != true { answered.insert(request.method) }
          #expect(Self.wrongRanges(in: result) == [], "\(request.method)")
        }
      }
    }
    // Every feature has found something, but for addresses, which the page lacks.
    #expect(Set(Self.requests.map(\.method)).subtracting(answered) == ["textDocument/documentLink"])
  }

  @Test func everyNameCanBeRenamedAndEveryActionResolved() throws {
    let server = try Self.started(
      capabilities: [
        "textDocument": [
          "codeAction": ["codeActionLiteralSupport": [:], "resolveSupport": ["properties": ["edit"]]]
        ]
      ])
    var renamed = 0
    var id = 10
    for line in Self.lines.indices {
      for character in stride(from: 0, to: Self.lines[line].count, by: 9) {
        id += 2
        let params: JSONValue = ["textDocument": Self.document, "position": Self.position(line, character)]
        guard server.ask(id, "textDocument/prepareRename", params)?["result"]?.object != nil else { continue }
        let edit = server.ask(
          id + 1, "textDocument/rename",
          ["textDocument": Self.document, "position": Self.position(line, character), "newName": "اسم آخر"])?["result"]
        #expect(edit?["changes"]?[Self.uri.string ?? ""]?.array?.isEmpty == false)
        renamed += 1
      }
      let range: JSONValue = ["start": Self.position(line, 0), "end": Self.position(line, Self.lines[line].count)]
      let actions =
        server.ask(
          5, "textDocument/codeAction",
          ["textDocument": Self.document, "range": range, "context": ["diagnostics": []]])?["result"]?.array ?? []
      for action in actions where action["command"] == nil {
        let resolved = server.ask(6, "codeAction/resolve", action)?["result"]
        #expect(resolved?["edit"]?["changes"] != nil, "\(action)")
        #expect(Self.wrongRanges(in: resolved ?? nil) == [])
      }
    }
    #expect(renamed > 5)
  }

  /// After every edit the delta makes the tokens that a full answer gives, and is small.
  @Test func deltasFollowTheText() throws {
    let server = try Self.started()
    func tokens(_ id: Int) -> JSONValue? {
      server.ask(id, "textDocument/semanticTokens/full", ["textDocument": Self.document])?["result"]
    }
    let first = try #require(tokens(2))
    var data = first["data"]?.array?.compactMap(\.int) ?? []
    var mark = first["resultId"] ?? nil
    #expect(data.count > 50 && data.count % 5 == 0)
    for (number, text) in ["ا", "ل", " ", "\n", "😀", "قال الوزير "].enumerated() {
      Self.insert(text, 2, 4, version: number + 2, server)
      let delta = try #require(
        server.ask(
          10 + number, "textDocument/semanticTokens/full/delta",
          ["textDocument": Self.document, "previousResultId": mark])?["result"])
      for edit in (delta["edits"]?.array ?? []).reversed() {
        let start = edit["start"]?.int ?? 0
        data.replaceSubrange(
          start..<start + (edit["deleteCount"]?.int ?? 0), with: edit["data"]?.array?.compactMap(\.int) ?? [])
      }
      mark = delta["resultId"] ?? nil
      #expect(delta.jsonBytes.count < 2048)
      let full = tokens(100 + number)
      #expect(full?["data"]?.array?.compactMap(\.int) == data, "after \(text)")
      mark = full?["resultId"] ?? mark
    }
  }

  /// An edit analyses its line again and no other.
  @Test func anEditAnalysesItsOwnLines() throws {
    let server = try Self.started()
    func analyzed(_ id: Int) -> Int? {
      _ = server.ask(id, "textDocument/codeLens", ["textDocument": Self.document])
      let document = server.ask(id + 1, "hashiya/status")?["result"]?["documents"]?.array?.first
      if document?["lines"]?.int == nil { return nil }
      return document?["analyzedLines"]?.int
    }
    #expect(analyzed(10) == Self.lines.count)
    Self.insert("ا", 2, 4, version: 2, server)
    #expect(analyzed(20) == Self.lines.count + 1)
    Self.insert("سطر\nسطر", 3, 0, version: 3, server)
    #expect(analyzed(30) == Self.lines.count + 3)
    // Two edits between requests cost two lines.
    Self.insert("ا", 2, 4, version: 4, server)
    Self.insert("ب", 3, 2, version: 5, server)
    #expect(analyzed(40) == Self.lines.count + 5)
    #expect(server.ask(50, "workspace/executeCommand", ["command": "hashiya.reannotate"])?["result"] == JSONValue.null)
    #expect(analyzed(60) == Self.lines.count + 1)
  }

  @Test func quotesFollowTheirSchema() throws {
    let server = try Self.started()
    let graph = try #require(server.ask(2, "hashiya/quotes", ["textDocument": Self.document])?["result"])
    var validator = SchemaValidator(try ProtocolFolder.schema("quotes"))
    validator.check(graph)
    #expect(validator.violations == [])
    #expect(graph["edges"]?.array?.isEmpty == false)
  }

  @Test func hoversSpeakTheUsersLanguage() throws {
    let server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(1, "initialize", ["capabilities": [:], "locale": "ar"])
    let text = "وصل الوفد في 14 مايو 2024."
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": Self.uri, "languageId": "text", "version": 1, "text": .string(text)]])
    let hover = server.ask(
      2, "textDocument/hover", ["textDocument": Self.document, "position": Self.position(0, 15)])?["result"]
    #expect(hover?["contents"]?["value"]?.string?.contains("الثلاثاء") == true)
  }
}
