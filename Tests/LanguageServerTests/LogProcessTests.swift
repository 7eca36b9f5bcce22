import Foundation
import JSON
import Testing

/// What the real server tells about its work.
@Suite struct LogProcessTests {
  @Test func theLogFileHoldsTheLevelsAskedFor() throws {
    let folder = try WorkspaceFolder()
    for level in ["debug", "warning"] {
      let path = folder.path + "/\(level).log"
      let server = try ServerProcess(["serve", "--no-cache", "--log-file", path, "--log-level", level])
      _ = server.ask(1, "initialize", ["capabilities": [:]])
      _ = server.ask(2, "hashiya/annotate", ["text": "قال"])
      // A notification has no answer; its failure is a warning.
      server.tell("textDocument/didClose", ["textDocument": ["uri": "file:///a\nb"]])
      _ = server.ask(3, "shutdown")
      server.tell("exit")
      #expect(server.exitStatus() == 0)
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.contains { $0.contains("hashiya/annotate (2) took") } == (level == "debug"))
      #expect(lines.filter { $0.contains(" warning: textDocument/didClose: ") }.count == 1, "\(lines)")
    }
  }

  /// What is only of interest goes to the editor when the log takes it too.
  @Test func theEditorHearsWhatTheLogTakes() throws {
    for (level, count) in [("info", 1), ("warning", 0)] {
      let server = try ServerProcess(["serve", "--no-cache", "--log-level", level])
      _ = server.ask(1, "initialize", ["capabilities": [:]])
      _ = server.ask(2, "shutdown")
      let messages = server.notifications.filter { $0["method"] == "window/logMessage" }
      #expect(messages.map { $0["params"]?["type"] ?? nil } == Array(repeating: 3, count: count))
    }
  }

  @Test func aLogFileThatCannotBeOpenedStopsNothing() throws {
    let server = try ServerProcess(["serve", "--log-file", "/nonexistent/hashiya.log"])
    #expect(server.ask(1, "initialize", ["capabilities": [:]])?["result"] != nil)
  }

  @Test func theClientMayTrace() throws {
    let server = try ServerProcess()
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    _ = server.ask(2, "hashiya/status")
    #expect(server.notifications == [])
    server.tell("$/setTrace", ["value": "messages"])
    _ = server.ask(3, "hashiya/status")
    server.tell("$/setTrace", ["value": "verbose"])
    _ = server.ask(4, "hashiya/annotate", ["text": "قال"])
    server.tell("$/setTrace", ["value": "off"])
    _ = server.ask(5, "hashiya/status")
    _ = server.ask(6, "shutdown")
    let traces = server.notifications.filter { $0["method"] == "$/logTrace" }.compactMap { $0["params"] }
    #expect(
      traces.contains { $0["message"]?.string?.hasPrefix("hashiya/status (3) took") == true && $0["verbose"] == nil })
    #expect(traces.contains { $0["verbose"]?.string?.contains("قال") == true })
    #expect(!traces.contains { $0["message"]?.string?.contains("(5)") == true })
  }
}
