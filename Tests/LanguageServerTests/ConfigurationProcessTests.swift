import Foundation
import JSON
import Testing

/// The configuration in the real server: files and editor settings, and what changes without a restart.
@Suite struct ConfigurationProcessTests {
  private static let text = "وصلت السفينة إلى رمالستان صباح الثلاثاء، وقالت الوزيرة إن العمل بدأ."

  private static func started(
    in folder: WorkspaceFolder? = nil, options: JSONValue = nil, capabilities: JSONValue = [:]
  ) throws -> ServerProcess {
    let server = try ServerProcess()
    let root: JSONValue = folder?.uri() ?? nil
    _ = server.ask(1, "initialize", ["rootUri": root, "capabilities": capabilities, "initializationOptions": options])
    server.tell("initialized")
    return server
  }

  /// The names that are found in a text, with their types.
  private static func names(_ server: ServerProcess, _ id: Int, _ params: JSONValue = ["text": .string(text)])
    -> [String]
  {
    let document = server.ask(id, "hashiya/annotate", params)?["result"]
    return (document?["entities"]?.array ?? []).compactMap { mention in
      mention["text"]?.string.map { "\($0) \(mention["type"]?.string ?? "")" }
    }
  }

  private static func open(_ server: ServerProcess, _ uri: JSONValue) {
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "text", "version": 1, "text": .string(text)]])
  }

  /// What a hover over the made-up place says.
  private static func hover(_ server: ServerProcess, _ id: Int, _ uri: JSONValue) -> String? {
    let column = text.utf16.count(until: "رمالستان")
    let position: JSONValue = ["line": 0, "character": .number(JSONNumber(column + 1))]
    return server.ask(id, "textDocument/hover", ["textDocument": ["uri": uri], "position": position])?["result"]?[
      "contents"]?["value"]?.string
  }

  @Test func aNamesFileThatAppearsCountsWithoutARestart() throws {
    let folder = try WorkspaceFolder()
    let server = try Self.started(in: folder)
    let uri = folder.uri("خبر.txt")
    Self.open(server, uri)
    #expect(Self.hover(server, 2, uri)?.contains("Place") != true)
    #expect(!Self.names(server, 3).contains("رمالستان LOC"))

    try folder.write("رمالستان\tLOC\n", to: "names.tsv")
    try folder.write(#"{"namesFiles": ["names.tsv"]}"#, to: ".hashiya.json")
    usleep(400_000)
    #expect(Self.hover(server, 4, uri)?.contains("Place") == true)
    #expect(Self.names(server, 5).contains("رمالستان LOC"))
    #expect(Self.names(server, 6, ["textDocument": ["uri": uri]]).contains("رمالستان LOC"))

    // The client may say that a file changed; then the next request sees it however soon it comes.
    try folder.write("رمالستان\tORG\n", to: "names.tsv")
    server.tell("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(Self.names(server, 7, ["textDocument": ["uri": uri]]).contains("رمالستان ORG"))

    try folder.remove(".hashiya.json")
    server.tell("textDocument/didSave", ["textDocument": ["uri": uri]])
    #expect(!Self.names(server, 8, ["textDocument": ["uri": uri]]).contains("رمالستان ORG"))
  }

  @Test func aChangePushesTheFindingsAgain() throws {
    let folder = try WorkspaceFolder()
    let server = try Self.started(in: folder)
    Self.open(server, folder.uri("a.txt"))
    #expect(server.notification("textDocument/publishDiagnostics") != nil)
    try folder.write(#"{"names": [{"form": "رمالستان", "type": "LOC"}]}"#, to: ".hashiya.json")
    server.tell("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(server.notification("textDocument/publishDiagnostics")?["version"] == 1)
  }

  @Test func aDocumentOutsideTheWorkspaceGoesByTheNearestFile() throws {
    let folder = try WorkspaceFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: true)
    try folder.write(#"{"names": [{"form": "رمالستان", "type": "LOC"}]}"#, to: ".hashiya.json")
    let server = try Self.started()
    Self.open(server, folder.uri("sub/a.txt"))
    #expect(Self.names(server, 2, ["textDocument": ["uri": folder.uri("sub/a.txt")]]).contains("رمالستان LOC"))
    #expect(!Self.names(server, 3).contains("رمالستان LOC"))
  }

  @Test func theEditorsSettingsAreCloserThanTheFile() throws {
    let folder = try WorkspaceFolder()
    try folder.write(#"{"layers": ["times"], "referenceTime": "2020-01-01"}"#, to: ".hashiya.json")
    let server = try Self.started(in: folder, options: ["referenceTime": "2024-05-15"])
    let document = server.ask(2, "hashiya/annotate", ["text": "قال أمس"])?["result"]
    #expect(document?["referenceTime"] == "2024-05-15")
    #expect(document?["times"]?.array?.first?["value"] == "2024-05-14")
    #expect(document?["entities"] == nil)

    // What the request says is closer still.
    let other = server.ask(3, "hashiya/annotate", ["text": "قال أمس", "referenceTime": "2023-01-02"])?["result"]
    #expect(other?["times"]?.array?.first?["value"] == "2023-01-01")
  }

  @Test func settingsArePushed() throws {
    let server = try Self.started()
    let names: JSONValue = ["names": [["form": "رمالستان", "type": "LOC"]]]
    server.tell("workspace/didChangeConfiguration", ["settings": ["hashiya": names, "editor": ["x": 1]]])
    #expect(Self.names(server, 2).contains("رمالستان LOC"))
    server.tell("workspace/didChangeConfiguration", ["settings": nil])
    #expect(!Self.names(server, 3).contains("رمالستان LOC"))
  }

  @Test func settingsArePulledFromClientsThatAnswer() throws {
    let server = try Self.started(capabilities: ["workspace": ["configuration": true]])
    for form in ["رمالستان", "السفينة"] {
      let question = try #require(server.receive())
      #expect(question["method"] == "workspace/configuration")
      #expect(question["params"] == ["items": [["section": "hashiya"]]])
      let settings: JSONValue = ["names": [["form": .string(form), "type": "MISC"]]]
      server.send(["jsonrpc": "2.0", "id": question["id"] ?? nil, "result": [settings]])
      #expect(Self.names(server, 2).contains("\(form) MISC"))
      server.tell("workspace/didChangeConfiguration", ["settings": nil])
    }
  }

  @Test func filesAreWatchedByClientsThatCan() throws {
    let server = try Self.started(
      capabilities: ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]])
    let request = try #require(server.receive())
    #expect(request["method"] == "client/registerCapability")
    #expect(request["params"]?["registrations"]?.array?.first?["method"] == "workspace/didChangeWatchedFiles")
  }

  @Test func whatIsWrongIsToldOnceAndTheRestCounts() throws {
    let folder = try WorkspaceFolder()
    try folder.write(#"{"name": [], "prefer": "past", "namesFiles": ["absent.tsv"]}"#, to: ".hashiya.json")
    let server = try Self.started(in: folder, options: ["layerz": 1])
    for id in 2..<5 {
      server.tell("workspace/didChangeWatchedFiles", ["changes": []])
      server.send([
        "jsonrpc": "2.0", "id": .number(JSONNumber(id)), "method": "hashiya/annotate", "params": ["text": "قال"],
      ])
    }
    _ = server.ask(9, "shutdown")
    let warnings = server.notifications.filter { $0["method"] == "window/logMessage" }
    #expect(warnings.allSatisfy { $0["params"]?["type"] == 2 })
    let messages = warnings.compactMap { $0["params"]?["message"]?.string }
    #expect(messages.count == 3)
    for part in ["settings: layerz: unknown key", ".hashiya.json: name: unknown key", "absent.tsv: cannot be read"] {
      #expect(messages.contains { $0.contains(part) }, "\(messages)")
    }
  }
}

extension String.UTF16View {
  /// How many units stand before the first occurrence of a word.
  fileprivate func count(until word: String) -> Int {
    let units = Array(self)
    let wanted = Array(word.utf16)
    return units.indices.first { units[$0...].starts(with: wanted) } ?? units.count
  }
}
