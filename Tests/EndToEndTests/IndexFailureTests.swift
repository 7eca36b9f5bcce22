import Foundation
import GRDB
import Glibc
import Testing

/// Files, folders and disks that fail the index: one message, nothing else touched, and the next run puts it right.
struct IndexFailureTests {
  private let folder = Folder()

  init() throws {
    mkdir(folder.path("news"), 0o755)
    for number in 0..<12 {
      folder.write(
        "news/\(number).txt",
        "قال وزير النقل سامر الخطيب إن الميناء رقم \(number) يفتح غدا.\nونفت ليلى منصور أن تكون السفينة غادرت موسكو.\n")
    }
    _ = try Tool.run(["index", "--index", "c.db", "news"], in: folder)
  }

  private func index(wrapper: [String] = []) throws -> Tool.Outcome {
    try Tool.run(["index", "--index", "c.db", "news"], wrapper: wrapper, in: folder)
  }

  private func search(_ words: String...) throws -> Tool.Outcome {
    try Tool.run(["search", "--index", "c.db", "--format", "jsonl"] + words, in: folder)
  }

  private func expectWhole() throws {
    #expect(try index().status == 0)
    #expect(try search("الميناء").records.count == 12)
    #expect(try Database.column("PRAGMA integrity_check", in: folder.path("c.db")) == ["ok"])
  }

  /// Any bits may be wrong: both commands end in order, and in the end there is a whole index again.
  @Test func flippedBits() throws {
    let sound = folder.read("c.db")
    for round in 0..<24 {
      var damaged = sound
      let count = [1, 8, 64, 2_000][round % 4]
      for _ in 0..<count {
        let place = Int.random(in: 100..<damaged.count)
        damaged[place] ^= 1 << UInt8.random(in: 0..<8)
      }
      folder.write("c.db", damaged)
      for words in [["الميناء"], ["--speaker", "الخطيب"], ["--mentions", "موسكو", "--between", "2020.."]] {
        let found = try Tool.run(["search", "--index", "c.db"] + words, in: folder)
        #expect((0...2).contains(found.status), "round \(round): \(found.messages)")
        #expect(found.status < 2 || found.messages.filter(\.isNewline).count == 1, "round \(round): \(found.messages)")
      }
      folder.write("news/new.txt", "وصلت الحافلة \(round) إلى الميناء.\n")
      let indexed = try index()
      #expect((0...1).contains(indexed.status), "round \(round): \(indexed.messages)")
      #expect(indexed.messages.filter(\.isNewline).count <= 2, "round \(round): \(indexed.messages)")
      for suffix in ["-wal", "-shm"] { unlink(folder.path("c.db" + suffix)) }
    }
    unlink(folder.path("news/new.txt"))
    unlink(folder.path("c.db"))
    try expectWhole()
  }

  @Test(arguments: ["pages", "cut off"])
  func aDamagedIndexIsMadeAnew(kind: String) throws {
    let sound = folder.read("c.db")
    folder.write(
      "c.db",
      kind == "pages" ? sound[..<100] + [UInt8](repeating: 0xA5, count: sound.count - 100) : sound[..<20_000] + [])
    folder.write("c.db.txt", "beside")
    #expect(try search("الميناء").status == 2)
    let outcome = try index()
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("hashiya: index: c.db was damaged and is made anew;"))
    #expect(outcome.messages.contains("12 documents annotated, 0 unchanged"))
    #expect(folder.read("c.db.txt") == Array("beside".utf8))
    try expectWhole()
  }

  /// What a log lost is indexed again; what it has stays.
  @Test func aTruncatedLog() throws {
    // A reader in the middle of a transaction keeps the log beside the file.
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let keeper = try DatabaseQueue(path: folder.path("c.db"), configuration: configuration)
    defer { try? keeper.close() }
    try keeper.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN")
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM document")
    }
    for number in 20..<30 { folder.write("news/\(number).txt", "وصلت الحافلة رقم \(number) إلى الميناء.\n") }
    #expect(try index().status == 0)
    let log = folder.read("c.db-wal")
    try #require(!log.isEmpty)
    let file = folder.read("c.db")
    for length in [0, 10, log.count / 2, log.count - 7] {
      let copy = Folder()
      copy.write("c.db", file)
      copy.write("c.db-wal", Array(log.prefix(length)))
      let found = try Tool.run(
        ["search", "--index", "c.db", "الميناء", "--format", "jsonl", "--limit", "99"], in: copy)
      #expect(found.status == 0 && found.messages.isEmpty)
      #expect((12...22).contains(found.records.count))
      let again = try Tool.run(["index", "--index", copy.path("c.db"), "news"], in: folder)
      #expect(again.status == 0)
      let whole = try Tool.run(
        ["search", "--index", "c.db", "الميناء", "--format", "jsonl", "--limit", "99"], in: copy)
      #expect(whole.records.count == 22)
    }
  }

  @Test func aFullDisk() throws {
    let small = folder.path("small")
    mkdir(small, 0o755)
    guard geteuid() == 0, Shell.status("mount -t tmpfs -o size=2m tmpfs small 2>/dev/null", in: folder) == 0 else {
      print("skipped: a disk of 2 MB can only be made by root")
      return
    }
    defer { _ = Shell.status("umount small", in: folder) }
    for number in 0..<400 {
      let words = (0..<400).map { "كلمة\(number * 400 + $0)" }.joined(separator: " ")
      folder.write("news/more-\(number).txt", "قال سامر الخطيب إن \(words).\n")
    }
    let outcome = try Tool.run(["index", "--index", "small/c.db", "news"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("small/c.db cannot grow: the disk is full"))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
    // What was committed is there, and the rest can go elsewhere.
    let found = try Tool.run(["search", "--index", "small/c.db", "الميناء"], in: folder)
    #expect(found.status < 2 && found.messages.isEmpty)
    // Annotating does not need the disk.
    let cached = try Tool.run(
      ["annotate", "--cache", "small/results.db", "-o", "out.jsonl", "news"], in: folder)
    #expect(cached.status == 0)
    #expect(cached.messages.hasPrefix("hashiya: cache: small/results.db"))
    #expect(cached.messages.filter(\.isNewline).count == 1)
  }

  @Test func aFolderThatCannotBeWritten() throws {
    let kept = folder.path("kept")
    mkdir(kept, 0o777)
    _ = try Tool.run(["index", "--index", "kept/c.db", "news"], in: folder)
    chmod(kept + "/c.db", 0o444)
    chmod(kept, 0o555)
    chmod(folder.path, 0o777)
    defer { chmod(kept, 0o700) }
    let wrapper = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    guard try Tool.run(["--version"], wrapper: wrapper, in: folder).status == 0 else {
      print("skipped: another user cannot run the tool here")
      return
    }
    let found = try Tool.run(["search", "--index", "kept/c.db", "الميناء"], wrapper: wrapper, in: folder)
    #expect(found.status == 0, "\(found.messages)")
    let outcome = try Tool.run(["index", "--index", "kept/c.db", "news"], wrapper: wrapper, in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("hashiya: index: kept/c.db cannot be opened for writing"))
    #expect(outcome.messages.filter(\.isNewline).count == 1)
  }

  /// A search that stays open answers from the file that is there.
  @Test func anIndexThatIsReplaced() throws {
    let (input, output) = (Pipe(in: folder), Pipe(in: folder))
    let search = try Tool(
      ["search", "--index", "c.db", "--batch"], in: folder, input: input.readEnd, output: output.writeEnd)
    func total() -> Int? {
      input.write(#"{"text":"الميناء"}"# + "\n")
      return JSON.object(Data(output.readLine().utf8))?["total"] as? Int
    }
    #expect(total() == 12)
    folder.write("one.txt", "وصل الوزير إلى الميناء.\n")
    _ = try Tool.run(["index", "--index", "other.db", "one.txt"], in: folder)
    rename(folder.path("other.db"), folder.path("c.db"))
    #expect(total() == 1)
    unlink(folder.path("c.db"))
    #expect(total() == nil)
    close(input.writeEnd)
    close(input.readEnd)
    kill(search.process, SIGTERM)
    _ = search.wait()
  }

  /// Where processes cannot share memory, as on network folders.
  @Test func withoutSharedMemory() throws {
    let fresh = try Tool.run(["annotate", "news/1.txt"], in: folder)
    for name in ["c.db", "r.db"] { mkdir(folder.path(name + "-shm"), 0o755) }
    let cached = try Tool.run(["annotate", "news/1.txt", "--cache", "r.db"], in: folder)
    #expect(cached.output == fresh.output)
    #expect(cached.messages.hasPrefix("hashiya: cache: r.db") && cached.messages.filter(\.isNewline).count == 1)
    for command in [["search", "الميناء"], ["index", "news"]] {
      let outcome = try Tool.run(command + ["--index", "c.db"], in: folder)
      #expect(outcome.messages.filter(\.isNewline).count <= 1)
    }
    rmdir(folder.path("c.db-shm"))
    try expectWhole()
  }
}
