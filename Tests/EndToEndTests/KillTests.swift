import Foundation
import Glibc
import Testing

/// SIGKILL at random moments of a run that fills a cache. `HASHIYA_KILLS` sets how many (`make test-kill`: 100
/// of the batch command and 100 of the server, by the release build).
struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["HASHIYA_KILLS"].flatMap(Int.init) ?? 8
  /// So many that a run is killed while it writes, not only while it starts.
  private static let documents = kills > 10 ? 600 : 100

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
    try compare(year: 2000 + KillTests.kills - 1)
  }

  /// An editor that ends kills its server, which may be writing results at that moment.
  @Test func aKilledServerLeavesASoundFile() throws {
    let folder = Folder()
    _ = try answers(to: [request(-1, 0)], cache: "served.db", in: folder)
    for kill in 0..<KillTests.kills {
      let pipe = Pipe(in: folder)
      let server = try Tool(["serve", "--cache", "served.db"], in: folder, input: pipe.readEnd)
      pipe.write(KillTests.initialize + (0..<12).map { request(kill, $0) }.joined())
      usleep(UInt32.random(in: 0...60_000))
      Glibc.kill(server.process, SIGKILL)
      _ = server.wait()
      close(pipe.readEnd)
      close(pipe.writeEnd)
      let verified = try Tool.run(["cache", "verify", "--cache", "served.db"], in: folder)
      #expect(verified.status == 0, "after kill \(kill): \(verified.messages)")
      let again = request(kill, kill % 12)
      let fresh = try answers(to: [again], cache: nil, in: folder)
      #expect(try answers(to: [again], cache: "served.db", in: folder) == fresh, "after kill \(kill)")
    }
  }

  private static let initialize = frame(
    #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"capabilities":{}}}"#)

  private static func frame(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

  /// A request to annotate a text of a few KiB, which is the least that is kept.
  private func request(_ kill: Int, _ number: Int) -> String {
    let sentence = "وصل الوزير إلى القاهرة في \(number % 28 + 1) مايو، وقال إن «الميناء \(kill) يفتح غدا». "
    let text = String(repeating: sentence, count: 28)
    return KillTests.frame(
      #"{"jsonrpc":"2.0","id":\#(number + 1),"method":"hashiya/annotate","params":{"text":"\#(text)"}}"#)
  }

  /// What a server that is left in peace says.
  private func answers(to requests: [String], cache: String?, in folder: Folder) throws -> String {
    let ending =
      KillTests.frame(#"{"jsonrpc":"2.0","id":99,"method":"shutdown"}"#)
      + KillTests.frame(#"{"jsonrpc":"2.0","method":"exit"}"#)
    let store = cache.map { ["--cache", $0] } ?? ["--no-cache"]
    let outcome = try Tool.run(
      ["serve"] + store, input: KillTests.initialize + requests.joined() + ending, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    return outcome.text
  }

  private func check(after kill: Int) throws {
    let verified = try Tool.run(["cache", "verify", "--cache", "results.db"], in: folder)
    #expect(verified.status == 0, "after kill \(kill): \(verified.messages)")
    if kill % 10 == 0 { try compare(year: 2000 + kill) }
  }

  /// What the cache holds is what a run without one gives.
  private func compare(year: Int) throws {
    let cached = try annotate("few.jsonl", year: year)
    let fresh = try Tool.run(["annotate", "few.jsonl", "--reference-time", "\(year)-05-01"], in: folder)
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
