import Foundation
import Glibc
import Testing

/// `hashiya cache stats|verify|prune|clear|path`.
struct CacheCommandTests {
  private let folder = Folder()

  private func cache(_ arguments: String..., file: String = "results.db") throws -> Tool.Outcome {
    try Tool.run(["cache"] + arguments + ["--cache", file], in: folder)
  }

  private func fill() throws {
    let lines = #"{"text":"وصل الوزير أمس."}"# + "\n" + #"{"text":"يصل الوزير غدا."}"#
    let outcome = try Tool.run(["annotate", "--input", "jsonl", "--cache", "results.db"], input: lines, in: folder)
    #expect(outcome.messages.isEmpty)
  }

  /// Offsets in the header of a SQLite file.
  private func patch(_ bytes: [UInt8], at offset: Int) {
    var file = folder.read("results.db")
    file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    folder.write("results.db", file)
  }

  @Test func aGoodFileIsCountedCheckedAndEmptied() throws {
    try fill()
    let stats = try cache("stats")
    #expect(stats.text.contains("results  2\n"))
    #expect(stats.text.contains("path     results.db\n"))
    #expect(try cache("verify").text == "results.db: sound, 2 results\n")
    #expect(try cache("clear").text == "results.db: 2 results removed\n")
    #expect(try cache("stats").text.contains("results  0\n"))
  }

  @Test func pruningKeepsToASize() throws {
    try fill()
    #expect(try cache("prune").text == "results.db: 0 results removed\n")
    try fill()
    #expect(try cache("stats").text.hasSuffix("found    2\nmissed   2\n"))
    // What another build made is of no use.
    try Database.run("UPDATE result SET build = build + 1 WHERE rowid = 1", in: folder.path("results.db"))
    #expect(try cache("prune", "--max-size", "1").text == "results.db: 1 results removed\n")
    #expect(try cache("prune", "--max-size", "0").status == 64)
  }

  /// Neither a run nor a look leaves the files of SQLite's log behind.
  @Test func nothingStaysBesideTheFile() throws {
    try fill()
    try fill()
    _ = try cache("stats")
    _ = try cache("verify")
    _ = try cache("clear")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("results.db") } == ["results.db"])
  }

  @Test(arguments: ["stats", "verify", "clear"])
  func anAbsentFileIsNotCreated(command: String) throws {
    let outcome = try cache(command)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "hashiya: cache: results.db does not exist; an annotation with --cache creates it\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("results.db")))
  }

  @Test(arguments: ["stats", "verify", "clear"])
  func aNewerFileIsLeftAlone(command: String) throws {
    try fill()
    patch([0, 0, 0, 9], at: 60)
    let before = folder.read("results.db")
    let outcome = try cache(command)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "hashiya: cache: results.db was made by a newer hashiya; name another file\n")
    #expect(folder.read("results.db") == before)
  }

  /// A wrong path must not cost the user a file.
  @Test(arguments: ["stats", "verify", "clear"], ["text", "empty", "another program's"])
  func otherFilesAreLeftAlone(command: String, kind: String) throws {
    switch kind {
    case "text": folder.write("results.db", String(repeating: "خبر ", count: 2_000))
    case "empty": folder.write("results.db", "")
    default:
      try fill()
      patch([0, 0, 0, 9], at: 68)
    }
    let before = folder.read("results.db")
    let outcome = try cache(command)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("hashiya: cache: results.db is no"))
    #expect(outcome.messages.hasSuffix("; name another file\n"))
    #expect(folder.read("results.db") == before)
  }

  @Test func aDamagedCacheIsReportedAndDeleted() throws {
    try fill()
    patch([UInt8](repeating: 0xA5, count: folder.read("results.db").count - 100), at: 100)
    #expect(try cache("stats").status == 1)
    let verified = try cache("verify")
    #expect(verified.status == 1)
    #expect(verified.messages.contains("damaged"))
    #expect(try cache("clear").text == "results.db: was damaged, deleted\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("results.db")))
  }

  /// A flipped bit inside a result is no matter for SQLite, but its checksum is wrong.
  @Test func aDamagedResultIsFound() throws {
    try fill()
    let file = folder.read("results.db")
    // Results are Zstandard frames, which begin with these bytes.
    let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    let place = try #require((0..<file.count - 60).first { file[$0..<$0 + 4].elementsEqual(magic) })
    patch([file[place + 40] ^ 1], at: place + 40)
    let outcome = try cache("verify")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("results.db: 1 of 2 results are damaged"))
  }

  @Test func thePathFollowsTheEnvironment() throws {
    let outcome = try Tool.run(["cache", "path"], wrapper: ["env", "XDG_CACHE_HOME=/var/keep"], in: folder)
    #expect(outcome.text == "/var/keep/hashiya/results.sqlite\n")
    // Relative values are ignored, by the XDG specification.
    let home = try Tool.run(["cache", "path"], wrapper: ["env", "XDG_CACHE_HOME=keep", "HOME=/home/amal"], in: folder)
    #expect(home.text == "/home/amal/.cache/hashiya/results.sqlite\n")
  }
}
