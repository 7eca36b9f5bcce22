import Foundation
import Glibc
import Testing

/// The result cache: same answers, and never in the way.
struct CacheTests {
  private let lines = """
    {"id":"a","text":"وصل الرئيس إلى القاهرة أمس."}
    {"id":"b","text":"وصل الرئيس إلى القاهرة أمس.","layers":["times"]}
    {"id":"c","text":"وصل الرئيس إلى القاهرة أمس.","referenceTime":"2024-05-01","n":1}
    """

  private func annotate(_ options: [String], in folder: Folder) throws -> Tool.Outcome {
    try Tool.run(["annotate", "--input", "jsonl"] + options, input: lines, in: folder)
  }

  @Test(arguments: [
    [], ["--offset-encoding", "utf-16"], ["--with-text"], ["--format", "json"], ["--format", "text"],
  ])
  func aCachedAnswerIsTheFreshOne(options: [String]) throws {
    let folder = Folder()
    // Results of other options are in the file too, and must not be taken.
    _ = try annotate(["--cache", "results.db"], in: folder)
    let fresh = try annotate(options, in: folder)
    for _ in 0..<2 {
      let cached = try annotate(options + ["--cache", "results.db"], in: folder)
      #expect(cached.output == fresh.output)
      #expect(cached.messages.isEmpty)
    }
    #expect(!folder.read("results.db").isEmpty)
  }

  @Test func withoutTheOptionThereIsNoFile() throws {
    let folder = Folder()
    _ = try annotate(["--no-cache"], in: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("db") })
  }

  @Test(arguments: [
    "garbage", "cut off", "damaged pages", "folder", "no folder", "newer", "another program's", "locked",
  ])
  func aBadFileCostsOneWarning(kind: String) throws {
    let folder = Folder()
    let fresh = try annotate([], in: folder)
    _ = try annotate(["--cache", "results.db"], in: folder)
    let bytes = folder.read("results.db")
    var path = "results.db"
    var lock: FileLock?
    switch kind {
    case "garbage": folder.write("results.db", String(repeating: "خبر", count: 5_000))
    case "cut off": folder.write("results.db", Array(bytes.prefix(bytes.count / 2)))
    case "damaged pages":
      folder.write("results.db", bytes.prefix(100) + [UInt8](repeating: 0xA5, count: bytes.count - 100))
    // Bytes 60 and 68 of the header hold user_version and application_id.
    case "newer": folder.write("results.db", bytes[..<60] + [0, 0, 0, 9] + bytes[64...])
    case "another program's": folder.write("results.db", bytes[..<68] + [0, 0, 0, 9] + bytes[72...])
    case "locked": lock = FileLock(folder.path("results.db"))
    case "folder": path = "."
    default: path = "absent/results.db"
    }
    let outcome = try annotate(["--cache", path], in: folder)
    lock?.release()
    #expect(outcome.output == fresh.output)
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("hashiya: cache: "))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
  }

  @Test func twoProcessesMayShareAFile() throws {
    let folder = Folder()
    folder.write(
      "many.jsonl",
      (0..<500).map { "{\"text\":\"وصل الرئيس إلى القاهرة يوم \($0) أمس.\"}" }.joined(separator: "\n"))
    let tools = try (0..<3).map { _ in try Tool(["annotate", "--cache", "results.db", "many.jsonl"], in: folder) }
    let outcomes = tools.map { $0.wait() }
    #expect(outcomes.allSatisfy { $0.status == 0 && $0.output == outcomes[0].output })
  }
}

/// The exclusive lock that another program's transaction holds on a SQLite file.
private struct FileLock {
  private let descriptor: Int32

  init(_ path: String) {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    // SQLite locks the 512 bytes from 1 GiB on.
    var range = flock(
      l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0000, l_len: 512, l_pid: 0)
    _ = fcntl(descriptor, F_SETLK, &range)
  }

  func release() { close(descriptor) }
}
