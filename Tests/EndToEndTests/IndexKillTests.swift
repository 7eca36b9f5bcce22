import Foundation
import Glibc
import Testing

/// SIGKILL at random moments of eight processes that write to one index. `HASHIYA_KILLS` sets how many
/// (`make test-kill`: 200).
struct IndexKillTests {
  private static let processes = 8
  private static let rounds = ProcessInfo.processInfo.environment["HASHIYA_KILLS"].flatMap(Int.init).map { $0 / 4 } ?? 1

  private let folder = Folder()

  @Test func aKilledIndexingLosesNothing() throws {
    mkdir(folder.path("news"), 0o755)
    // What a round takes when nobody is killed.
    for part in 0..<IndexKillTests.processes { folder.write(name(0, part), document(0, part)) }
    let start = DispatchTime.now().uptimeNanoseconds
    for tool in try self.start(round: 0, index: "whole.db") { #expect(tool.wait().status == 0) }
    let whole = UInt32(min((DispatchTime.now().uptimeNanoseconds - start) / 1_000, 60_000_000))
    var committed: Set<String> = []
    for round in 0..<IndexKillTests.rounds {
      for part in 0..<IndexKillTests.processes { folder.write(name(round, part), document(round, part)) }
      let tools = try self.start(round: round, index: "c.db")
      // The moments are in order, so that the last process has run for longest.
      let moments = tools.map { _ in UInt32.random(in: 0...whole / 2 * 3) }.sorted()
      var now: UInt32 = 0
      for (tool, moment) in zip(tools, moments) {
        usleep(moment - now)
        now = moment
        Glibc.kill(tool.process, SIGKILL)
        _ = tool.wait()
        let there = try documents("c.db")
        #expect(there.isSuperset(of: committed), "round \(round)")
        committed = there
      }
      guard FileManager.default.fileExists(atPath: folder.path("c.db")) else { continue }
      #expect(try Database.column("PRAGMA integrity_check", in: folder.path("c.db")) == ["ok"], "round \(round)")
      #expect(try Database.column("PRAGMA foreign_key_check", in: folder.path("c.db")).isEmpty, "round \(round)")
    }
    print("\(committed.count) documents were committed before the last kill")
    let last = try Tool.run(["index", "--index", "c.db", "news"], in: folder)
    #expect(last.status == 0, "\(last.messages)")
    #expect(try Tool.run(["index", "--index", "fresh.db", "news"], in: folder).status == 0)
    #expect(try Corpus.dump(folder.path("c.db")) == Corpus.dump(folder.path("fresh.db")))
    for table in ["sentence_text", "quote_text", "name_text"] {
      try Database.run("INSERT INTO \(table) (\(table)) VALUES ('integrity-check')", in: folder.path("c.db"))
    }
  }

  /// Eight processes that nobody kills, and one that reads all the time.
  @Test func manyWritersAndAReader() throws {
    mkdir(folder.path("news"), 0o755)
    for part in 0..<IndexKillTests.processes { folder.write(name(0, part), document(0, part)) }
    _ = try Tool.run(["index", "--index", "c.db", "-q", name(0, 0)], in: folder)
    let tools = try (0..<IndexKillTests.processes).map { part in
      let files = [name(0, part), name(0, (part + 3) % IndexKillTests.processes)]
      return try Tool(["index", "--index", "c.db", "--jobs", "1", "-q"] + files, in: folder)
    }
    for _ in 0..<10 {
      let found = try Tool.run(["search", "--index", "c.db", "الميناء"], in: folder)
      #expect(found.status == 0 && found.messages.isEmpty)
    }
    for tool in tools {
      let outcome = tool.wait()
      #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    }
    #expect(try documents("c.db").count == IndexKillTests.processes * 12)
    _ = try Tool.run(["index", "--index", "fresh.db", "news"], in: folder)
    #expect(try Corpus.dump(folder.path("c.db")) == Corpus.dump(folder.path("fresh.db")))
  }

  /// Starts eight processes; every file is in the hands of two of them.
  private func start(round: Int, index: String) throws -> [Tool] {
    try (0..<IndexKillTests.processes).map { part in
      let files = [name(round, part), name(round, (part + 1) % IndexKillTests.processes)]
      return try Tool(["index", "--index", index, "--jobs", "1", "-q"] + files, in: folder)
    }
  }

  private func name(_ round: Int, _ part: Int) -> String { "news/\(round)-\(part).jsonl" }

  private func document(_ round: Int, _ part: Int) -> String {
    (0..<12).map { number in
      let text =
        "قال وزير النقل سامر الخطيب يوم \(number + 1) مايو إن الميناء رقم \(round * 8 + part) يفتح غدا. "
        + "ونفت ليلى منصور أن تكون السفينة \(number) قد غادرت القاهرة إلى موسكو."
      return #"{"text":"\#(text)","referenceTime":"2024-05-15"}"# + "\n"
    }.joined()
  }

  private func documents(_ index: String) throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: folder.path(index)) else { return [] }
    let isMade = try Database.column("SELECT 1 FROM sqlite_master WHERE name = 'document'", in: folder.path(index))
    guard !isMade.isEmpty else { return [] }
    return Set(
      try Database.column(
        "SELECT f.path, d.hash, d.copy FROM document d JOIN file f ON d.file = f.id", in: folder.path(index)))
  }
}
