import Foundation
import JSON
import Testing

/// Replays `protocol/transcripts` against the real process: what the client said is sent, what the server said must
/// come, in this order. `"*"` in a server's message matches any value.
///
/// With `HASHIYA_RECORD=1` in the environment the server's lines are written anew; what was `"*"` stays so.
@Suite struct TranscriptTests {
  private static let isRecording = ProcessInfo.processInfo.environment["HASHIYA_RECORD"] == "1"

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: ProtocolFolder.url("transcripts").path)
    return (files ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
  }()

  @Test func thereAreTranscripts() { #expect(TranscriptTests.names.count >= 4) }

  @Test(arguments: TranscriptTests.names)
  func replays(name: String) throws {
    let url = ProtocolFolder.url("transcripts/\(name)")
    let server = try ServerProcess()
    var record: [JSONValue] = []
    for (index, text) in try String(contentsOf: url, encoding: .utf8).split(separator: "\n").enumerated() {
      var line = try JSONReader.read(String(text))
      if let status = line["exitStatus"] {
        #expect(server.exitStatus() == status.int.map { Int32($0) }, "line \(index + 1)")
      } else if line["from"] == "client" {
        if let raw = line["raw"]?.string { server.send(raw: Array(raw.utf8)) }
        if let message = line["message"] { server.send(message) }
      } else {
        let expected = try #require(line["message"])
        let received = try #require(server.receive(), "line \(index + 1): no message came")
        if TranscriptTests.isRecording {
          line = ["from": "server", "message": TranscriptTests.masked(received, like: expected)]
        } else {
          let agrees = TranscriptTests.masked(received, like: expected) == expected
          #expect(agrees, "line \(index + 1): received \(TranscriptTests.text(received))")
        }
      }
      record.append(line)
    }
    if TranscriptTests.isRecording {
      let text = record.map { TranscriptTests.text($0) + "\n" }.joined()
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  /// The value with `"*"` wherever the pattern has it.
  private static func masked(_ value: JSONValue, like pattern: JSONValue) -> JSONValue {
    switch (value, pattern) {
    case (_, "*"): return "*"
    case (.object(let object), .object(let pattern)):
      return .object(
        JSONObject(object.members.map { ($0.key, masked($0.value, like: pattern[$0.key] ?? .null)) }))
    case (.array(let elements), .array(let patterns)):
      return .array(
        elements.enumerated().map { masked($1, like: $0 < patterns.count ? patterns[$0] : .null) })
    default: return value
    }
  }

  private static func text(_ value: JSONValue) -> String {
    var json = JSONWriter()
    json.value(value)
    return json.text
  }
}
