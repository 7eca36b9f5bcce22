import Glibc
import JSON
import Testing

/// Findings, for clients that listen, that ask, and that offer to ask.
@Suite struct DiagnosticsProcessTests {
  private static let uri: JSONValue = "file:///a.txt"
  private static let text = "تنتهي المهلة في 31 نيسان 2024."

  private static func started(pulls: Bool) throws -> ServerProcess {
    let server = try ServerProcess(["serve", "--no-cache"])
    let capabilities: JSONValue = pulls ? ["textDocument": ["diagnostic": [:]]] : [:]
    _ = server.ask(1, "initialize", ["capabilities": capabilities])
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "text", "version": 1, "text": .string(text)]])
    return server
  }

  @Test func findingsAreAskedFor() throws {
    let server = try Self.started(pulls: true)
    let first = try #require(
      server.ask(2, "textDocument/diagnostic", ["textDocument": ["uri": Self.uri]])?["result"])
    #expect(first["kind"] == "full")
    #expect(first["items"]?.array?.map { $0["code"] ?? nil } == ["impossibleDate"])
    let mark = first["resultId"] ?? nil
    let second = server.ask(
      3, "textDocument/diagnostic", ["textDocument": ["uri": Self.uri], "previousResultId": mark])?["result"]
    #expect(second == ["kind": "unchanged", "resultId": mark])
    let all = server.ask(
      4, "workspace/diagnostic", ["previousResultIds": [["uri": Self.uri, "value": mark]]])?["result"]
    #expect(all?["items"]?.array?.map { $0["kind"] ?? nil } == ["unchanged"])
  }

  /// Editors show both what they asked for and what was pushed.
  @Test func whoAsksIsToldNothing() throws {
    let server = try Self.started(pulls: true)
    _ = server.ask(2, "textDocument/diagnostic", ["textDocument": ["uri": Self.uri]])
    usleep(400_000)
    _ = server.ask(3, "hashiya/status")
    #expect(server.notifications.filter { $0["method"] == "textDocument/publishDiagnostics" } == [])
  }

  @Test func whoDoesNotAskIsTold() throws {
    for pulls in [false, true] {
      let server = try Self.started(pulls: pulls)
      let findings = server.notification("textDocument/publishDiagnostics")?["diagnostics"]?.array
      #expect(findings?.map { $0["code"] ?? nil } == ["impossibleDate"])
    }
  }

  @Test func whatWasPushedIsTakenBackFromWhoAsks() throws {
    let server = try Self.started(pulls: true)
    #expect(server.notification("textDocument/publishDiagnostics")?["diagnostics"]?.array?.count == 1)
    _ = server.ask(2, "textDocument/diagnostic", ["textDocument": ["uri": Self.uri]])
    let pushed = server.notifications.filter { $0["method"] == "textDocument/publishDiagnostics" }
    #expect(pushed.map { $0["params"]?["diagnostics"] } == [[]])
  }

  @Test func theWorkspacesFindingsComeOneByOne() throws {
    let server = try Self.started(pulls: true)
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": "file:///b.txt", "languageId": "text", "version": 7, "text": "قال"]])
    let answer = server.ask(
      2, "workspace/diagnostic", ["previousResultIds": [], "partialResultToken": "p", "workDoneToken": 9])
    #expect(answer?["result"] == ["items": []])
    let progress = server.notifications.filter { $0["method"] == "$/progress" }.compactMap { $0["params"] }
    let parts = progress.filter { $0["token"] == "p" }.flatMap { $0["value"]?["items"]?.array ?? [] }
    #expect(parts.map { $0["uri"] ?? nil } == ["file:///a.txt", "file:///b.txt"])
    #expect(parts.map { $0["version"] ?? nil } == [1, 7])
    let work = progress.filter { $0["token"] == 9 }.compactMap { $0["value"]?["kind"]?.string }
    #expect(work.first == "begin" && work.last == "end")
  }
}
