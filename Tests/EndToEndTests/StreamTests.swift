import Foundation
import Glibc
import Testing

/// Long and slow streams, threads, signals.
struct StreamTests {
  private static let sentences = [
    "قال وزير الخارجية المصري إن المحادثات بدأت أمس في القاهرة.", "وأضاف أن العدد بلغ 20 ألفا خلال عام 2023.",
    "ووصل الوفد إلى موسكو يوم الثلاثاء الماضي.", "وأعلنت وزارة الصحة 😀 بدء الحملة غدا.",
  ]

  /// JSONL of many lines of different lengths, some of them bad.
  private static func stream(lines: Int) -> String {
    (0..<lines).map { line in
      if line % 17 == 5 { return "{\"id\":\"\(line)\",\"text\":" }
      let text = (0...(line * 7 % 23)).map { sentences[($0 + line) % sentences.count] }.joined(separator: "\\n")
      return "{\"id\":\"\(line)\",\"text\":\"\(text)\",\"referenceTime\":\"2024-05-01\"}"
    }.joined(separator: "\n")
  }

  @Test func theNumberOfThreadsDoesNotShow() throws {
    let folder = Folder()
    folder.write("a.jsonl", StreamTests.stream(lines: 120))
    let one = try Tool.run(["annotate", "--jobs", "1", "a.jsonl"], in: folder)
    #expect(one.records.map { $0["id"] as? String }.count == 120)
    for jobs in ["2", "5"] {
      let several = try Tool.run(["annotate", "--jobs", jobs, "a.jsonl"], in: folder)
      #expect(several.output == one.output)
      #expect(several.messages == one.messages)
    }
  }

  @Test func aLineIsAnsweredAsItArrives() throws {
    let folder = Folder()
    let input = Pipe(in: folder)
    let output = Pipe(in: folder)
    let tool = try Tool(
      ["annotate", "--input", "jsonl", "--jobs", "2", "-"], in: folder, input: input.readEnd, output: output.writeEnd)
    close(input.readEnd)
    close(output.writeEnd)
    for id in ["first", "second"] {
      input.write("{\"id\":\"\(id)\",\"text\":\"خبر\"}\n")
      #expect(output.readLine().hasPrefix("{\"schema\":\"hashiya/1\",\"id\":\"\(id)\""))
    }
    close(input.writeEnd)
    #expect(tool.wait().status == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalLeavesWholeRecords(signal: Int32) throws {
    let folder = Folder()
    let input = Pipe(in: folder)
    let tool = try Tool(
      ["annotate", "--input", "jsonl", "--cache", "results.db", "-o", "out", "-"], in: folder, input: input.readEnd)
    close(input.readEnd)
    input.write("{\"id\":\"a\",\"text\":\"خبر\"}\nx\n{\"id\":\"b\",\"te")
    // Both complete lines are out before the signal comes, so both must be in the file.
    for _ in 0..<500 where folder.read("out").count(where: { $0 == 0x0A }) < 2 { usleep(10_000) }
    kill(tool.process, signal)
    let outcome = tool.wait()
    close(input.writeEnd)
    #expect(outcome.status == 128 + signal)
    let lines = folder.read("out").split(separator: 0x0A)
    #expect(lines.map { JSON.object(Data($0))?["id"] as? String } == ["a", "2"])
  }

  @Test func aReaderThatGoesAwayEndsTheRunSilently() throws {
    let folder = Folder()
    folder.write("a.jsonl", StreamTests.stream(lines: 300))
    let output = Pipe(in: folder)
    let tool = try Tool(["annotate", "a.jsonl"], in: folder, output: output.writeEnd)
    close(output.writeEnd)
    _ = output.readLine()
    close(output.readEnd)
    let outcome = tool.wait()
    #expect(outcome.status == 128 + SIGPIPE)
    #expect(!outcome.messages.contains("cannot write"))
  }

  @Test func aSlowReaderDoesNotFillTheMemory() throws {
    let folder = Folder()
    let line = "{\"text\":\"" + String(repeating: "a b c ", count: 2_000) + "\",\"layers\":[\"diagnostics\"]}\n"
    folder.write("a.jsonl", String(repeating: line, count: 3_000))
    let output = Pipe(in: folder)
    let tool = try Tool(
      ["annotate", "--with-text", "--jobs", "2", "a.jsonl"], in: folder, output: output.writeEnd)
    close(output.writeEnd)
    usleep(700_000)
    #expect(tool.currentPeakMemory < 100_000_000)
    kill(tool.process, SIGKILL)
    close(output.readEnd)
    _ = tool.wait()
  }
}
