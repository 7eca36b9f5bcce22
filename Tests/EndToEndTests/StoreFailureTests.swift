import Foundation
import Glibc
import Testing

/// A cache that stops working in the middle of a run, or cannot be written: one warning, and the annotation goes on.
/// (`CacheTests` has files that are bad from the start.)
struct StoreFailureTests {
  private let folder = Folder()
  private let lines = (1...24).map {
    "{\"text\":\"أعلن وزير النقل يوم \($0) مايو أن الميناء يفتح بعد \($0) أيام، وقال إن العمل «لم يتوقف».\"}"
  }.joined(separator: "\n")

  private func annotate(_ options: [String], wrapper: [String] = []) throws -> Tool.Outcome {
    try Tool.run(["annotate", "--input", "jsonl"] + options, input: Array(lines.utf8), wrapper: wrapper, in: folder)
  }

  /// A limit on file sizes stands for a full disk. 8 KiB stop the making of the file, 36 KiB the first results.
  @Test(arguments: [16, 72])
  func aFullDisk(blocks: Int) throws {
    let fresh = try annotate([])
    // The limit counts for regular files, so the output goes through a pipe, which holds it all.
    let pipe = Pipe(in: folder)
    let limit = ["sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh"]
    let outcome = try Tool(
      ["annotate", "input", "--input", "jsonl", "--cache", "results.db"], in: folder, output: pipe.writeEnd,
      wrapper: limit
    ).wait()
    let output = (1...24).map { _ in pipe.readLine() + "\n" }.joined()
    #expect(output == fresh.text)
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("hashiya: cache: results.db"))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
    // With room again, the file serves again.
    let later = try annotate(["--cache", "results.db"])
    #expect(later.output == fresh.output)
    #expect(later.messages.isEmpty)
    #expect(try Tool.run(["cache", "verify", "--cache", "results.db"], in: folder).status == 0)
  }

  /// The limit is an error to report for the output as well, not a signal to die from.
  @Test func anOutputThatCannotGrow() throws {
    let limit = ["sh", "-c", "ulimit -f 2; exec \"$@\"", "sh"]
    let outcome = try annotate(["-o", "out.jsonl"], wrapper: limit)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("hashiya: out.jsonl: cannot write: "))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
  }

  @Test(arguments: ["file", "folder", "file and folder"])
  func withoutPermissionToWrite(kind: String) throws {
    let fresh = try annotate([])
    folder.write("one.jsonl", #"{"text":"وصل الوزير أمس."}"#)
    let kept = folder.path("kept")
    mkdir(kept, 0o777)
    _ = try Tool.run(["annotate", "one.jsonl", "--cache", "kept/results.db"], in: folder)
    chmod(kept + "/results.db", kind == "folder" ? 0o666 : 0o444)
    chmod(kept, kind == "file" ? 0o777 : 0o555)
    chmod(folder.path, 0o755)
    defer { chmod(kept, 0o700) }
    // Root may write anything, so the tool runs as nobody.
    let wrapper = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    guard try annotate([], wrapper: wrapper).status == 0 else {
      print("skipped: another user cannot run the tool here")
      return
    }
    let outcome = try annotate(["--cache", "kept/results.db"], wrapper: wrapper)
    #expect(outcome.output == fresh.output)
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("hashiya: cache: kept/results.db"))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
  }
}
