import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// Commands of the real server.
@Suite struct CommandProcessTests {
  private static let text = "تنتهي المهلة في 31 نيسان 2024."

  private static func started(in folder: WorkspaceFolder?, capabilities: JSONValue = [:], uri: JSONValue)
    throws -> ServerProcess
  {
    let server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(1, "initialize", ["rootUri": folder?.uri() ?? nil, "capabilities": capabilities])
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "text", "version": 1, "text": .string(text)]])
    return server
  }

  private static func execute(_ server: ServerProcess, _ id: Int, _ command: String, _ arguments: JSONValue = [])
    -> JSONValue?
  {
    server.ask(id, "workspace/executeCommand", ["command": .string(command), "arguments": arguments])
  }

  private static func codes(_ server: ServerProcess, _ uri: JSONValue) -> [String]? {
    server.ask(90, "textDocument/diagnostic", ["textDocument": ["uri": uri]])?["result"]?["items"]?.array?
      .compactMap { $0["code"]?.string }
  }

  /// The action that the server offers is carried out as an editor does it.
  @Test(arguments: ["hashiya.ignoreFinding", "hashiya.ignoreCode"])
  func aDecisionIsKeptInTheWorkspace(command: String) throws {
    let folder = try WorkspaceFolder()
    try folder.write(#"{"prefer": "past", "ignore": [{"code": "other"}]}"#, to: ".hashiya.json")
    let uri = folder.uri("a.txt")
    let literals: JSONValue = ["textDocument": ["codeAction": ["codeActionLiteralSupport": [:]]]]
    let server = try Self.started(in: folder, capabilities: literals, uri: uri)
    #expect(Self.codes(server, uri) == ["impossibleDate"])
    let place: JSONValue = ["line": 0, "character": 20]
    let actions = server.ask(
      2, "textDocument/codeAction",
      ["textDocument": ["uri": uri], "range": ["start": place, "end": place], "context": ["diagnostics": []]])
    let offered = try #require(
      actions?["result"]?.array?.compactMap { $0["command"] }.first { $0["command"]?.string == command })
    #expect(Self.execute(server, 3, command, offered["arguments"] ?? nil)?["result"] == JSONValue.null)
    #expect(Self.codes(server, uri) == [])

    let written = try JSONReader.read(String(contentsOfFile: folder.path + "/.hashiya.json", encoding: .utf8))
    #expect(written["prefer"] == "past")
    #expect(written["ignore"]?.array?.first == ["code": "other"])
    let next = try Self.started(in: folder, uri: uri)
    #expect(Self.codes(next, uri) == [])
  }

  @Test func aFileIsMadeInTheWorkspaceWhereThereIsNone() throws {
    let folder = try WorkspaceFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: true)
    let uri = folder.uri("sub/a.txt")
    let server = try Self.started(in: folder, uri: uri)
    _ = Self.execute(server, 2, "hashiya.ignoreCode", [["uri": uri, "code": "impossibleDate"]])
    #expect(Self.codes(server, uri) == [])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/.hashiya.json"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/sub/.hashiya.json"))
  }

  @Test func aBrokenFileIsLeftAsItIs() throws {
    let folder = try WorkspaceFolder()
    try folder.write("{", to: ".hashiya.json")
    let uri = folder.uri("a.txt")
    let server = try Self.started(in: folder, uri: uri)
    let answer = Self.execute(server, 2, "hashiya.ignoreCode", [["uri": uri, "code": "impossibleDate"]])
    #expect(answer?["error"]?["code"] == -32803)
    #expect(try String(contentsOfFile: folder.path + "/.hashiya.json", encoding: .utf8) == "{")
  }

  @Test func aDocumentWithoutAPlaceIgnoresForTheSession() throws {
    let uri: JSONValue = "untitled:Untitled-1"
    let server = try Self.started(in: nil, uri: uri)
    #expect(Self.codes(server, uri) == ["impossibleDate"])
    _ = Self.execute(server, 2, "hashiya.ignoreCode", [["uri": uri, "code": "impossibleDate"]])
    #expect(Self.codes(server, uri) == [])
  }

  @Test func annotationsAreExported() throws {
    let folder = try WorkspaceFolder()
    let uri = folder.uri("a.txt")
    let server = try Self.started(in: folder, uri: uri)
    let document = Self.execute(server, 2, "hashiya.exportAnnotations", [["uri": uri, "layers": ["times"]]])?["result"]
    #expect(document?["schema"] == "hashiya/1" && document?["times"]?.array?.isEmpty == false)
    let answer = Self.execute(
      server, 3, "hashiya.exportAnnotations", [["uri": uri, "layers": ["times"], "output": folder.uri("خرج.json")]])
    #expect(answer?["result"]?["output"]?.string == folder.path + "/خرج.json")
    let written = try JSONReader.read(String(contentsOfFile: folder.path + "/خرج.json", encoding: .utf8))
    #expect(written == document)
    let failed = Self.execute(
      server, 4, "hashiya.exportAnnotations", [["uri": uri, "output": "/nonexistent/a.json"]])
    #expect(failed?["error"]?["code"] == -32803)
  }

  @Test func theCacheIsCleared() throws {
    let folder = try WorkspaceFolder()
    let server = try ServerProcess(["serve", "--cache", folder.path + "/r.sqlite"])
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    #expect(Self.execute(server, 2, "hashiya.clearCache")?["result"] == ["removed": 0])
    let page = String(repeating: FeatureProcessTests.page, count: 3)
    _ = server.ask(3, "hashiya/annotate", ["text": .string(page)])
    usleep(900_000)
    #expect(Self.execute(server, 4, "hashiya.clearCache")?["result"] == ["removed": 1])
    #expect(Self.execute(server, 5, "hashiya.clearCache")?["result"] == ["removed": 0])
    #expect(server.ask(6, "hashiya/annotate", ["text": .string(page)])?["result"] != nil)
  }

  @Test func editsOfOldClientsAreSentBackToThem() throws {
    let uri: JSONValue = "file:///a.txt"
    let server = try Self.started(in: nil, uri: uri)
    let place: JSONValue = ["line": 0, "character": 17]
    let commands = server.ask(
      2, "textDocument/codeAction",
      ["textDocument": ["uri": uri], "range": ["start": place, "end": place], "context": ["diagnostics": []]])
    let fix = try #require(commands?["result"]?.array?.first)
    #expect(fix["command"] == "hashiya.applyEdit")
    _ = Self.execute(server, 3, "hashiya.applyEdit", fix["arguments"] ?? nil)
    let request = try #require(server.notifications.first { $0["method"] == "workspace/applyEdit" })
    #expect(request["params"]?["edit"]?["changes"]?["file:///a.txt"]?.array?.first?["newText"] == "30")
  }

  @Test func whatIsWrongIsNamed() throws {
    let server = try Self.started(in: nil, uri: "file:///a.txt")
    let unknown = Self.execute(server, 2, "hashiya.later")?["error"]
    #expect(unknown?["code"] == -32602 && unknown?["message"]?.string?.contains("hashiya.status") == true)
    let missing = Self.execute(server, 3, "hashiya.ignoreCode", [["uri": "file:///a.txt"]])?["error"]
    #expect(missing?["message"]?.string?.contains("arguments[0].code") == true)
    #expect(Self.execute(server, 4, "hashiya.quotes", [7])?["error"]?["code"] == -32602)
    #expect(Self.execute(server, 5, "hashiya.status")?["result"]?["documents"] != nil)
  }

  /// Every command that is offered is known, and described to client authors.
  @Test func commandsAreDescribed() throws {
    let pages = try ProtocolFolder.pages
    for command in ServerCommand.allCases { #expect(pages.contains("| `\(command.rawValue)` |")) }
  }

  @Test func clientsAreToldToAskAgain() throws {
    let folder = try WorkspaceFolder()
    let refreshes: JSONValue = [
      "workspace": ["semanticTokens": ["refreshSupport": true], "inlayHint": ["refreshSupport": true]]
    ]
    let uri = folder.uri("a.txt")
    let server = try Self.started(in: folder, capabilities: refreshes, uri: uri)
    // The document is open, by the configuration of before.
    _ = server.ask(9, "hashiya/status")
    try folder.write(#"{"editor": {"inlayHints": []}}"#, to: ".hashiya.json")
    server.tell("workspace/didChangeWatchedFiles", ["changes": []])
    _ = server.ask(2, "hashiya/status")
    let methods = Set(server.notifications.compactMap { $0["method"]?.string })
    #expect(methods.isSuperset(of: ["workspace/semanticTokens/refresh", "workspace/inlayHint/refresh"]))
    #expect(!methods.contains("workspace/codeLens/refresh"))
  }
}
