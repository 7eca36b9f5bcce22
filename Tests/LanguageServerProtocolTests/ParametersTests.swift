import JSON
import LanguageServerProtocol
import Testing

private func read<Message: ClientMessage>(_ type: Message.Type, _ json: String) throws -> Message {
  try Message(try Parameters(try JSONReader.read(json)))
}

@Suite struct ParametersTests {
  /// What a client author reads names the member by its path and says what it must be.
  @Test(arguments: [
    ("null", "params must be an object, not null"),
    ("[1]", "params must be an object, not an array"),
    ("{}", #""textDocument" is missing: it must be an object"#),
    (#"{"textDocument":7}"#, #""textDocument" must be an object, not a number"#),
    (#"{"textDocument":{}}"#, #""textDocument.uri" is missing: it must be a string"#),
    (#"{"textDocument":{"uri":null}}"#, #""textDocument.uri" is missing: it must be a string"#),
    (#"{"textDocument":{"uri":"a"}}"#, #""contentChanges" is missing: it must be an array"#),
    (#"{"textDocument":{"uri":"a"},"contentChanges":[1]}"#, #""contentChanges[0]" must be an object, not a number"#),
    (
      #"{"textDocument":{"uri":"a"},"contentChanges":[{"text":""},{"text":true}]}"#,
      #""contentChanges[1].text" must be a string, not a Boolean"#
    ),
    (
      #"{"textDocument":{"uri":"a"},"contentChanges":[{"text":"","range":{"start":{"line":0,"character":"x"}}}]}"#,
      #""contentChanges[0].range.start.character" must be an integer, not a string"#
    ),
  ])
  func namesTheCulprit(json: String, message: String) {
    #expect(throws: InvalidParameters(message)) { try read(DidChangeTextDocumentNotification.self, json) }
  }

  @Test(arguments: [
    ("{}", #"either "text" or "textDocument" must be given"#),
    (#"{"text":null}"#, #"either "text" or "textDocument" must be given"#),
    (#"{"text":"","textDocument":{"uri":"a"}}"#, #""text" and "textDocument" cannot be given together"#),
    (#"{"text":["قال"]}"#, #""text" must be a string, not an array"#),
    (#"{"text":"","layers":"times"}"#, #""layers" must be an array, not a string"#),
    (#"{"text":"","layers":[1]}"#, #""layers" must hold strings, not a number"#),
    (#"{"text":"","withText":1}"#, #""withText" must be a Boolean, not a number"#),
    (#"{"text":"","referenceTime":2023}"#, #""referenceTime" must be a string, not a number"#),
  ])
  func checksAnnotate(json: String, message: String) {
    #expect(throws: InvalidParameters(message)) { try read(AnnotateRequest.self, json) }
  }

  @Test func readsAChange() throws {
    let message = try read(
      DidChangeTextDocumentNotification.self,
      #"""
      {"textDocument": {"uri": "a", "version": null}, "contentChanges": [
        {"range": {"start": {"line": 3, "character": 0}, "end": {"line": 1, "character": 2}}, "text": "x"},
        {"text": "كل النص"}]}
      """#)
    #expect(message.uri == "a")
    #expect(message.version == nil)
    #expect(message.changes.map(\.text) == ["x", "كل النص"])
    // The end of the first one lies before its start.
    #expect(message.changes[0].range?.start == Position(line: 1, character: 2))
    #expect(message.changes[0].range?.end == Position(line: 3, character: 0))
    #expect(message.changes[1].range == nil)
  }

  @Test(arguments: [
    "{}", #"{"processId":null,"rootUri":null,"capabilities":{}}"#, #"{"capabilities":null,"locale":7}"#,
    #"{"capabilities":{"general":{"positionEncodings":"utf-8"},"textDocument":[]}}"#,
  ])
  func initializeToleratesEverything(json: String) throws {
    let message = try read(InitializeRequest.self, json)
    #expect(message.client.positionEncodings == [])
    #expect(message.processID == nil)
    #expect(!message.client.rendersMarkdown)
  }
}

@Suite struct EncodingTests {
  private let symbol = DocumentSymbol(
    name: "العنوان", detail: nil, kind: .module,
    range: PositionRange(.init(line: 0, character: 0), .init(line: 4, character: 1)),
    selectionRange: PositionRange(.init(line: 0, character: 0), .init(line: 0, character: 7)),
    children: [
      DocumentSymbol(
        name: "قسم", detail: "2023", kind: .string,
        range: PositionRange(.init(line: 2, character: 0), .init(line: 4, character: 1)),
        selectionRange: PositionRange(.init(line: 2, character: 0), .init(line: 2, character: 3)), children: [])
    ])

  @Test func writesTrees() throws {
    let json = try JSONReader.read(DocumentSymbols.tree([symbol]).jsonBytes)
    let root = try #require(json.array?.first)
    #expect(root["name"] == "العنوان")
    #expect(root["kind"] == 2)
    #expect(root["detail"] == nil)
    #expect(root["selectionRange"]?["end"]?["character"] == 7)
    #expect(root["children"]?.array?.first?["detail"] == "2023")
  }

  @Test func writesListsForClientsWithoutTrees() throws {
    let list = SymbolInformation.flattened([symbol], uri: "file:///a")
    let json = try JSONReader.read(DocumentSymbols.list(list).jsonBytes)
    #expect(json.array?.map { $0["name"] } == ["العنوان", "قسم"])
    #expect(json.array?.last?["containerName"] == "العنوان")
    #expect(json.array?.last?["location"]?["uri"] == "file:///a")
    #expect(json.array?.last?["location"]?["range"]?["start"]?["line"] == 2)
  }

  @Test func anAbsentHoverIsNull() {
    #expect(Hover?.none.jsonBytes == Array("null".utf8))
  }
}
