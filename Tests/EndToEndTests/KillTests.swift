import Foundation
import Glibc
import Testing

/// SIGKILL at random moments of a run that fills a cache. `HASHIYA_KILLS` sets how many (`make test-kill`: 50).
struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["HASHIYA_KILLS"].flatMap(Int.init) ?? 8
  private static let documents = 400

  private let folder = Folder()

  @Test func aKilledRunLeavesASoundFile() throws {
    let documents = (0..<KillTests.documents).map { number in
      let sentence =
        "وصل الوزير إلى القاهرة يوم \(number % 28 + 1) مايو، وقال إن «الميناء يفتح غدا» بعد \(number) يوما. "
      return "{\"text\":\"\(String(repeating: sentence, count: 8))\"}"
    }
    folder.write("many.jsonl", documents.joined(separator: "\n"))
    folder.write(
      "few.jsonl", stride(from: 0, to: documents.count, by: 20).map { documents[$0] }.joined(separator: "\n"))
    let whole = try duration { _ = try annotate("many.jsonl", year: 1999) }
    for kill in 0..<KillTests.kills {
      // A year of its own makes every run write anew.
      let tool = try Tool(arguments("many.jsonl", year: 2000 + kill), in: folder)
      usleep(UInt32.random(in: 0...UInt32(min(whole, 60_000_000))))
      Glibc.kill(tool.process, SIGKILL)
      _ = tool.wait()
      try check(after: kill)
    }
  }

  private func check(after kill: Int) throws {
    let verified = try Tool.run(["cache", "verify", "--cache", "results.db"], in: folder)
    #expect(verified.status == 0, "after kill \(kill): \(verified.messages)")
    let cached = try annotate("few.jsonl", year: 2000 + kill)
    let fresh = try Tool.run(
      ["annotate", "few.jsonl", "--reference-time", "\(2000 + kill)-05-01"], in: folder)
    #expect(cached.messages.isEmpty)
    #expect(cached.output == fresh.output)
  }

  private func arguments(_ file: String, year: Int) -> [String] {
    ["annotate", file, "--reference-time", "\(year)-05-01", "--cache", "results.db"]
  }

  private func annotate(_ file: String, year: Int) throws -> Tool.Outcome {
    try Tool.run(arguments(file, year: year), in: folder)
  }

  /// Microseconds that `body` takes.
  private func duration(_ body: () throws -> Void) throws -> UInt64 {
    let start = DispatchTime.now().uptimeNanoseconds
    try body()
    return (DispatchTime.now().uptimeNanoseconds - start) / 1_000
  }
}
