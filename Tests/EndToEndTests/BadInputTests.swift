import Foundation
import Testing

/// Whatever is wrong with an input costs that input alone: an error record, one message with place, code and advice,
/// status 1, and the run goes on.
struct BadInputTests {
  /// An input that is put in place, and what has to come of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let content: [UInt8]?
    let id: String
    let code: String
    var line: Int?
    var options: [String] = []
  }

  static let cases = [
    Case(
      testDescription: "invalid UTF-8", file: "a.txt", content: Array("سطر\nخ".utf8) + [0xFF], id: "a.txt",
      code: "invalidUTF8", line: 2),
    Case(testDescription: "empty file", file: "a.txt", content: [], id: "a.txt", code: "empty"),
    Case(
      testDescription: "binary file", file: "a.png", content: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0xFF, 0, 1, 2],
      id: "a.png", code: "binary"),
    Case(testDescription: "missing file", file: "absent.txt", content: nil, id: "absent.txt", code: "unreadable"),
    Case(
      testDescription: "50 MB on one line", file: "a.txt", content: [UInt8](repeating: 0x61, count: 50_000_000),
      id: "a.txt", code: "tooLarge"),
    Case(
      testDescription: "50 MB on one JSONL line", file: "a.jsonl",
      content: [UInt8](repeating: 0x61, count: 50_000_000), id: "1", code: "tooLarge", line: 1),
    Case(
      testDescription: "truncated JSONL line", file: "a.jsonl", content: Array("\n{\"id\":\"x\",\"text\":\"خب".utf8),
      id: "2", code: "invalidJSON", line: 2),
    Case(
      testDescription: "JSONL line that is no object", file: "a.jsonl", content: Array("[]".utf8), id: "1",
      code: "invalidJSON", line: 1),
    Case(
      testDescription: "missing text", file: "a.jsonl", content: Array("{\"id\":\"x\"}".utf8), id: "x",
      code: "missingText", line: 1),
    Case(
      testDescription: "text of the wrong type", file: "a.jsonl", content: Array("{\"id\":7,\"text\":[]}".utf8),
      id: "7", code: "invalidField", line: 1),
    Case(
      testDescription: "malformed reference time", file: "a.jsonl",
      content: Array("{\"id\":\"x\",\"text\":\"خبر\",\"referenceTime\":\"2024-02-30\"}".utf8), id: "x",
      code: "invalidField", line: 1),
    Case(
      testDescription: "invalid UTF-8 in a JSONL line", file: "a.jsonl",
      content: Array("{\"text\":\"".utf8) + [0xD8] + Array("\"}".utf8), id: "1", code: "invalidUTF8", line: 1),
    Case(
      testDescription: "100,000 brackets", file: "a.jsonl", content: [UInt8](repeating: 0x5B, count: 100_000),
      id: "1", code: "invalidJSON", line: 1),
    Case(
      testDescription: "bytes outside the named charset", file: "a.txt", content: [0xFF, 0xFE, 0x00, 0xD8],
      id: "a.txt", code: "undecodable", options: ["--encoding", "utf-16le"]),
  ]

  @Test(arguments: cases)
  func theRunGoesOn(bad: Case) throws {
    let folder = Folder()
    folder.write("good.jsonl", "{\"id\":\"good\",\"text\":\"خبر\"}\n")
    if let content = bad.content { folder.write(bad.file, content) }
    let good = bad.options.isEmpty ? ["good.jsonl"] : []
    let outcome = try Tool.run(["annotate", bad.file] + good + bad.options + ["--format", "jsonl"], in: folder)

    #expect(outcome.status == 1)
    let records = outcome.records
    #expect(records.count == 1 + good.count)
    #expect(records.first?["id"] as? String == bad.id)
    let error = records.first?["error"] as? [String: Any]
    #expect(error?["code"] as? String == bad.code)
    #expect(error?["line"] as? Int == bad.line)
    if !good.isEmpty { #expect(records.last?["id"] as? String == "good") }

    let place = bad.line.map { "\(bad.file):\($0)" } ?? bad.file
    #expect(outcome.messages.hasPrefix("hashiya: \(place): \(bad.code): "))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
    #expect(outcome.peakMemory < 200_000_000)
  }

  @Test func repairedInsteadOfRefused() throws {
    let folder = Folder()
    folder.write("a.txt", Array("خبر ".utf8) + [0xFF])
    let outcome = try Tool.run(["annotate", "--lossy", "--format", "jsonl", "a.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.records.first?["text"] as? String == "خبر \u{FFFD}")
  }

  @Test func anEmptyStreamHasNoRecords() throws {
    let outcome = try Tool.run(["annotate", "--input", "jsonl"], input: "\n \n", in: Folder())
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func anOutputThatCannotBeWrittenIsNamed() throws {
    let outcome = try Tool.run(["annotate", "-o", "absent/out.json"], input: "خبر", in: Folder())
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("hashiya: absent/out.json: cannot write: "))
  }

  @Test func aFullDeviceIsNamed() throws {
    let outcome = try Tool.run(["annotate", "-o", "/dev/full"], input: "خبر", in: Folder())
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("hashiya: /dev/full: cannot write: "))
  }

  @Test func anInputIsNeverOverwritten() throws {
    let folder = Folder()
    folder.write("a.txt", "خبر")
    let outcome = try Tool.run(["annotate", "a.txt", "-o", "./a.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(String(decoding: folder.read("a.txt"), as: UTF8.self) == "خبر")
  }

  /// Wrong options end the run before it starts, with a message that says what is allowed.
  @Test(arguments: [
    (["--format", "xml"], "  - labelstudio"), (["--input", "pdf"], "'text', 'jsonl' or 'html'"),
    (["--offset-encoding", "utf-7"], "'utf-8', 'utf-16' or 'utf-32'"),
    (["--prefer", "now"], "'past', 'future' or 'nearest'"),
    (["--date-order", "dym"], "'dmy', 'mdy' or 'ymd'"),
    (["--layers", "times,verbs"], "sections, blocks, sentences"),
    (["--reference-time", "yesterday"], "an ISO date"), (["--reference-time", "2024-13-01"], "an ISO date"),
    (["--jobs", "0"], "from 1 to 1024"), (["--encoding", "klingon"], "windows-1256"), (["--max-size", "x"], "MiB"),
    (["--cache", "x", "--no-cache"], "either --cache or --no-cache"), (["--colour"], "--colo"),
  ])
  func wrongUsage(options: [String], message: String) throws {
    let outcome = try Tool.run(["annotate"] + options, input: "خبر", in: Folder())
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(message))
  }
}
