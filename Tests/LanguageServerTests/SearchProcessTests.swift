import Foundation
import Glibc
import JSON
import Testing

/// Search, symbols of files that no editor has open, and the indexing of the workspace, in the real server.
@Suite struct SearchProcessTests {
  private static let port = """
    ميناء جديد في الشمال
    بيروت، 5 سبتمبر 2023 (وكالة البحر)
    قال وزير النقل سامر الخطيب أمس إن ميناء طرابلس يستأنف العمل قريبا.
    ونفى المدير هاني الراشد أن يكون المشروع قد تأخر بسبب نقص التمويل.
    """
  private static let school = """
    افتتاح مدرسة في الجنوب
    قالت وزيرة التربية هند العلي إن مدرسة طرابلس الغرب تفتح أبوابها غدا.
    """

  /// A server for a workspace with two texts, whose index is in a folder of its own.
  private struct Workspace {
    let folder: WorkspaceFolder
    let cache: WorkspaceFolder

    init() throws {
      (folder, cache) = (try WorkspaceFolder(), try WorkspaceFolder())
      mkdir(folder.path + "/news", 0o700)
      try folder.write(SearchProcessTests.port, to: "news/port 1.txt")
      try folder.write(SearchProcessTests.school, to: "news/school.txt")
    }

    var uri: JSONValue { .string("file://" + folder.path) }

    func server(
      _ arguments: [String] = [], capabilities: JSONValue = [:], options: JSONValue = [:], isReady: Bool = true
    ) throws -> ServerProcess {
      let server = try ServerProcess(["serve"] + arguments, cacheHome: cache.path)
      _ = server.ask(
        1, "initialize",
        [
          "capabilities": capabilities, "initializationOptions": options,
          "workspaceFolders": [["uri": uri, "name": "news"]],
        ])
      if isReady { server.tell("initialized") }
      return server
    }

    /// Asks until the server finds something, which it does once the workspace is indexed.
    func search(_ server: ServerProcess, _ query: JSONValue) -> JSONValue? {
      for attempt in 0..<100 {
        if let result = server.ask(1000 + attempt, "hashiya/search", query)?["result"],
          result["hits"]?.array?.isEmpty == false
        {
          return result
        }
        usleep(100_000)
      }
      return nil
    }
  }

  @Test func theWorkspaceIsIndexedAndSearched() throws {
    let workspace = try Workspace()
    let server = try workspace.server()
    let result = try #require(workspace.search(server, ["speaker": "الخطيب"]))
    var validator = SchemaValidator(try ProtocolFolder.schema("search"))
    validator.check(result)
    #expect(validator.violations == [])
    let hit = try #require(result["hits"]?.array?.first)
    #expect(hit["quote"]?["speakerName"] == "سامر الخطيب")
    #expect(hit["text"]?.string?.contains("طرابلس") == true)
    #expect(hit["document"]?["path"]?.string?.hasSuffix("/news/port 1.txt") == true)
    #expect(hit["line"] == 3 && result["offsetEncoding"] == "utf-16")
    let denied = server.ask(2, "hashiya/search", ["denied": true, "offsetEncoding": "utf-8"])?["result"]
    #expect(denied?["hits"]?.array?.map { $0["quote"]?["polarity"] } == ["deny"])
    #expect(denied?["offsetEncoding"] == "utf-8")
    // Nothing was written into the user's folder.
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path) == ["news"])
  }

  @Test func symbolsComeFromFilesThatAreNotOpen() throws {
    let workspace = try Workspace()
    let server = try workspace.server()
    _ = workspace.search(server, ["speaker": "الخطيب"])
    let path = workspace.folder.path + "/news/school.txt"
    server.tell(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string("file://" + path), "languageId": "plaintext", "version": 1,
          "text": .string(Self.school.replacingOccurrences(of: "هند", with: "سلمى")),
        ]
      ])
    func symbols(_ query: String) -> [JSONValue] {
      server.ask(3, "workspace/symbol", ["query": .string(query)])?["result"]?.array ?? []
    }
    let minister = try #require(symbols("الخطي").first)
    #expect(minister["name"] == "سامر الخطيب" && minister["kind"] == 5)
    #expect(minister["location"]?["uri"]?.string?.hasSuffix("/news/port%201.txt") == true)
    let start = minister["location"]?["range"]?["start"]
    #expect(start?["line"] == 2 && start?["character"] == 15)
    // What is open is as the editor has it, not as the file was.
    #expect(symbols("هند").isEmpty)
    #expect(symbols("سلمى").map { $0["name"] } == ["سلمى العلي"])
    #expect(symbols("طرابلس").count == 2)
  }

  @Test func changesAndDeletionsAreSeen() throws {
    let workspace = try Workspace()
    let server = try workspace.server()
    _ = workspace.search(server, ["speaker": "الخطيب"])
    try workspace.folder.write("قال السفير ناصر الفهد إن المفاوضات بدأت.", to: "news/late.txt")
    unlink(workspace.folder.path + "/news/port 1.txt")
    server.tell("textDocument/didSave", ["textDocument": ["uri": "file:///x.txt"]])
    #expect(workspace.search(server, ["speaker": "الفهد"]) != nil)
    var left: JSONValue?
    for attempt in 0..<100 {
      left = server.ask(10 + attempt, "hashiya/search", ["speaker": "الخطيب"])?["result"]?["hits"]
      if left == [] { break }
      usleep(100_000)
    }
    #expect(left == [])
  }

  @Test func progressIsShownToThoseWhoShowIt() throws {
    let workspace = try Workspace()
    for number in 0..<40 { try workspace.folder.write(Self.port, to: "news/\(number).txt") }
    let server = try workspace.server(capabilities: ["window": ["workDoneProgress": true]])
    var kinds: [String] = []
    var token: JSONValue?
    while kinds.last != "end", let message = server.receive() {
      if message["method"] == "window/workDoneProgress/create" {
        token = message["params"]?["token"]
        server.send(["jsonrpc": "2.0", "id": message["id"] ?? nil, "result": nil])
      }
      if message["method"] == "$/progress", message["params"]?["token"] == token {
        kinds.append(message["params"]?["value"]?["kind"]?.string ?? "")
      }
    }
    #expect(kinds.first == "begin" && kinds.last == "end")
  }

  @Test(arguments: [false, true])
  func theWorkspaceIsLeftAlone(byFile: Bool) throws {
    let workspace = try Workspace()
    let setting = #"{"editor": {"indexWorkspace": false}}"#
    if byFile { try workspace.folder.write(setting, to: ".hashiya.json") }
    let server = try workspace.server(options: byFile ? [:] : try JSONReader.read(setting))
    usleep(2_500_000)
    let error = server.ask(2, "hashiya/search", ["speaker": "الخطيب"])?["error"]
    #expect(error?["code"] == -32803)
    #expect(error?["message"]?.string?.contains("hashiya index") == true)
    #expect(server.ask(3, "workspace/symbol", ["query": "الخطيب"])?["result"] == [])
  }

  @Test func aServerWithoutAnIndexSaysSo() throws {
    let workspace = try Workspace()
    let server = try workspace.server(["--no-index"])
    let error = server.ask(2, "hashiya/search", ["text": "الميناء"])?["error"]
    #expect(error?["code"] == -32803)
    #expect(error?["message"]?.string?.contains("--index") == true)
  }

  @Test(
    arguments: [
      ([:], "nothing to search for"), (["denied": false], "nothing to search for"), (["text": 1], "\"text\" must be"),
      (["text": "a", "limit": 0], "from 1 to 1000"), (["text": "a", "offset": -1], "from 0 on"),
      (["country": "Egypt"], "two letters"), (["between": ["2024"]], "\"between\""),
      (["between": ["2024", "2023"]], "the earlier first"), (["text": "a", "offsetEncoding": "utf-7"], "known are"),
      (["text": "a", "denied": "yes"], "a Boolean"), ([1], "must be an object"),
    ] as [(JSONValue, String)])
  func aBadQueryIsNamed(query: JSONValue, reason: String) throws {
    let server = try ServerProcess(["serve", "--index", "/nonexistent/corpus.sqlite"])
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    let error = server.ask(2, "hashiya/search", query)?["error"]
    #expect(error?["code"] == -32602)
    #expect(error?["message"]?.string?.contains(reason) == true, "\(String(describing: error))")
  }
}
