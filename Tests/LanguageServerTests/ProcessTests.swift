import Foundation
import JSON
import Testing

/// The real process, from start to end.
@Suite struct ProcessTests {
  /// A server that has been initialized.
  private static func started(_ arguments: [String] = ["serve"], encodings: JSONValue = ["utf-16"]) throws
    -> ServerProcess
  {
    let server = try ServerProcess(arguments)
    let capabilities: JSONValue = ["general": ["positionEncodings": encodings]]
    let answer = server.ask(1, "initialize", ["processId": nil, "capabilities": capabilities])
    #expect(answer?["result"]?["capabilities"]?["positionEncoding"] == encodings.array?.first)
    return server
  }

  private static let page: String = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Pages/port.txt")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  @Test(arguments: [["serve"], ["serve", "--stdio"], ["--stdio"]])
  func startsTheWaysThatEditorsKnow(arguments: [String]) throws {
    let server = try ProcessTests.started(arguments)
    #expect(server.ask(2, "shutdown")?["result"] == JSONValue.null)
    server.tell("exit")
    #expect(server.exitStatus() == 0)
  }

  @Test func endsWithItsInput() throws {
    let server = try ProcessTests.started()
    server.closeInput()
    #expect(server.exitStatus() == 1)
  }

  @Test func answersWhatWasAskedBeforeTheEndOfInput() throws {
    let server = try ProcessTests.started()
    for id in 2..<12 {
      let params: JSONValue = ["text": .string(ProcessTests.page)]
      server.send(["jsonrpc": "2.0", "id": .number(JSONNumber(id)), "method": "hashiya/annotate", "params": params])
    }
    server.closeInput()
    let answers = (2..<12).compactMap { _ in server.receive()?["id"]?.int }
    #expect(Set(answers) == Set(2..<12))
  }

  /// The page with astral characters and harakat in it, in each encoding: valid by the schema, and every span's text is
  /// the slice that its offsets name.
  @Test(arguments: ["utf-8", "utf-16", "utf-32"])
  func annotatesByTheContract(encoding: String) throws {
    let text = "😀 قالَ الوزيرُ\u{200F}:\r\n" + ProcessTests.page
    let server = try ProcessTests.started(encodings: [.string(encoding)])
    let answer = server.ask(
      2, "hashiya/annotate",
      [
        "text": .string(text), "referenceTime": "2024-05-15", "withText": true,
        "layers": ["sections", "sentences", "entities", "times", "quantities", "quotes", "diagnostics"],
      ])
    let document = try #require(answer?["result"])
    var validator = SchemaValidator(try ProtocolFolder.schema("annotated-document"))
    validator.check(document)
    #expect(validator.violations == [])
    #expect(document["text"] == .string(text))
    let units = EncodedText(text, encoding)
    #expect(document["length"]?.int == units.count)
    #expect(ProcessTests.wrongSlices(in: document, of: units) == [])
  }

  @Test func annotatesAnOpenDocumentLikeItsText() throws {
    let server = try ProcessTests.started()
    let document: JSONValue = [
      "uri": "file:///a", "languageId": "ar", "version": 0, "text": .string(ProcessTests.page),
    ]
    server.tell("textDocument/didOpen", ["textDocument": document])
    let start: JSONValue = ["line": 0, "character": 0]
    let change: JSONValue = ["range": ["start": start, "end": start], "text": "عاجل: "]
    server.tell(
      "textDocument/didChange", ["textDocument": ["uri": "file:///a", "version": 1], "contentChanges": [change]])
    let edited = server.ask(2, "hashiya/annotate", ["textDocument": ["uri": "file:///a"], "id": "x"])
    let fresh = server.ask(3, "hashiya/annotate", ["text": .string("عاجل: " + ProcessTests.page), "id": "x"])
    #expect(edited?["result"] != nil)
    #expect(edited?["result"] == fresh?["result"])
  }

  @Test func statusNamesTheOpenDocuments() throws {
    let server = try ProcessTests.started()
    server.tell(
      "textDocument/didOpen", ["textDocument": ["uri": "file:///a", "languageId": "ar", "version": 4, "text": "قال"]])
    let status = try #require(server.ask(2, "hashiya/status")?["result"])
    var validator = SchemaValidator(try ProtocolFolder.schema("status"))
    validator.check(status)
    #expect(validator.violations == [])
    // Nobody has asked for annotations, so that there may be none.
    let open = status["documents"]?.array?.first?.object?.members.filter { $0.key != "analyzedLines" }
    #expect(
      open.map { JSONValue.object(JSONObject($0.map { ($0.key, $0.value) })) } == [
        "uri": "file:///a", "languageId": "ar", "version": 4, "bytes": 6, "lines": 1,
      ])
  }

  /// The places in a document whose `text` is not the slice of the original between `start` and `end`.
  private static func wrongSlices(in value: JSONValue, of text: EncodedText) -> [String] {
    switch value {
    case .object(let object):
      var wrong = object.members.flatMap { wrongSlices(in: $0.value, of: text) }
      if let start = object["start"]?.int, let end = object["end"]?.int {
        guard let slice = text.slice(start, end) else { return wrong + ["\(start)..<\(end) is no span"] }
        if let expected = object["text"]?.string, expected != slice { wrong.append("\(expected) is not \(slice)") }
      }
      return wrong
    case .array(let elements): return elements.flatMap { wrongSlices(in: $0, of: text) }
    default: return []
    }
  }
}

/// A text as a client holds it: an array of code units, sliced by offsets.
private enum EncodedText {
  case utf8([UInt8])
  case utf16([UInt16])
  case utf32([Unicode.Scalar])

  init(_ text: String, _ encoding: String) {
    switch encoding {
    case "utf-8": self = .utf8(Array(text.utf8))
    case "utf-16": self = .utf16(Array(text.utf16))
    default: self = .utf32(Array(text.unicodeScalars))
    }
  }

  var count: Int {
    switch self {
    case .utf8(let units): units.count
    case .utf16(let units): units.count
    case .utf32(let units): units.count
    }
  }

  func slice(_ start: Int, _ end: Int) -> String? {
    guard 0 <= start, start <= end, end <= count else { return nil }
    switch self {
    case .utf8(let units): return String(decoding: units[start..<end], as: UTF8.self)
    case .utf16(let units): return String(decoding: units[start..<end], as: UTF16.self)
    case .utf32(let units): return String(String.UnicodeScalarView(units[start..<end]))
    }
  }
}
