import Foundation
import Glibc
import JSON
import Testing

/// The result cache in the real server.
@Suite struct CacheProcessTests {
  /// Long enough to be kept.
  private static let text = String(
    repeating: "قال وزير النقل سامر الحاج أمس إن الميناء استقبل 40 سفينة في مايو 2024.\n", count: 60)

  private static func started(_ arguments: [String], cacheHome: String? = nil) throws -> ServerProcess {
    let server = try ServerProcess(["serve"] + arguments, cacheHome: cacheHome)
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    return server
  }

  private static func annotate(_ server: ServerProcess, _ id: Int) -> JSONValue? {
    server.ask(id, "hashiya/annotate", ["text": .string(text), "id": "x", "referenceTime": "2024-06-01"])?["result"]
  }

  /// Ends the server and gives the warnings that it sent.
  private static func end(_ server: ServerProcess) -> [String] {
    _ = server.ask(99, "shutdown")
    server.tell("exit")
    while let message = server.receive() { server.note(message) }
    #expect(server.exitStatus() == 0)
    return server.notifications.filter { $0["method"] == "window/logMessage" }
      .compactMap { $0["params"]?["message"]?.string }
  }

  /// What a fresh server without a cache answers.
  private static func freshAnswer() throws -> JSONValue? {
    let server = try started(["--no-cache"])
    defer { _ = end(server) }
    return annotate(server, 2)
  }

  private static func entries(in path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3,sys; print(*sqlite3.connect(sys.argv[1]).execute('select count(*) from result').fetchone())",
      path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func aCachedAnswerEqualsAFreshOne() throws {
    let folder = try WorkspaceFolder()
    let path = folder.path + "/new/results.sqlite"
    let fresh = try Self.freshAnswer()
    #expect(fresh?["quotes"] != nil)

    let writer = try Self.started(["--cache", path])
    #expect(Self.annotate(writer, 2) == fresh)
    #expect(Self.end(writer) == [])
    #expect(try Self.entries(in: path) == "1")

    let reader = try Self.started(["--cache", path])
    #expect(Self.annotate(reader, 2) == fresh)
    // By now the file is open.
    usleep(500_000)
    #expect(Self.annotate(reader, 3) == fresh)
    #expect(Self.end(reader) == [])
    #expect(try Self.entries(in: path) == "1")
  }

  @Test func theCacheIsOnUnlessSwitchedOff() throws {
    let folder = try WorkspaceFolder()
    for (arguments, files) in [(["--no-cache"], []), ([], ["hashiya"])] {
      let server = try Self.started(arguments, cacheHome: folder.path)
      _ = Self.annotate(server, 2)
      #expect(Self.end(server) == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == files)
    }
    #expect(try Self.entries(in: folder.path + "/hashiya/results.sqlite") == "1")
  }

  /// A file that cannot serve costs one warning and no answer.
  @Test(arguments: ["text", "folder", "readonly", "newer", "foreign", "locked"])
  func aBadFileNeverStopsAnAnswer(kind: String) throws {
    let folder = try WorkspaceFolder()
    let path = folder.path + "/results.sqlite"
    let locker = try Self.spoil(path, kind)
    defer { locker?.terminate() }
    let server = try Self.started(["--cache", path])
    let fresh = try Self.freshAnswer()
    #expect(Self.annotate(server, 2) == fresh)
    // A lock is waited for, for a second.
    usleep(kind == "locked" ? 1_800_000 : 500_000)
    #expect(Self.annotate(server, 3) == fresh)
    #expect(Self.annotate(server, 4) == fresh)
    let warnings = Self.end(server)
    #expect(warnings.count == (kind == "readonly" && getuid() == 0 ? warnings.count : 1), "\(warnings)")
    #expect(warnings.allSatisfy { $0.hasPrefix("cache: \(path)") && $0.hasSuffix("going on without it") })
  }

  /// Puts something at the path that is no usable cache; for "locked" gives the process that holds the lock.
  private static func spoil(_ path: String, _ kind: String) throws -> Process? {
    switch kind {
    case "text": try "no database, only text. ".write(toFile: path, atomically: true, encoding: .utf8)
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case "readonly":
      let server = try started(["--cache", path])
      _ = annotate(server, 2)
      _ = end(server)
      chmod(path, 0o400)
    case "newer":
      try python(
        "c.execute('pragma application_id=1752394081'); c.execute('pragma user_version=999'); c.execute('create table t(x)')",
        path)
    case "foreign": try python("c.execute('create table t(x)')", path)
    default:
      let process = Process()
      let ready = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "-c",
        "import sqlite3,sys,time; c=sqlite3.connect(sys.argv[1],isolation_level=None); c.execute('pragma locking_mode=exclusive'); c.execute('begin exclusive'); c.execute('create table t(x)'); print('ready',flush=True); time.sleep(60)",
        path,
      ]
      process.standardOutput = ready
      try process.run()
      _ = ready.fileHandleForReading.availableData
      return process
    }
    return nil
  }

  private static func python(_ statements: String, _ path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); \(statements); c.commit()", path,
    ]
    try process.run()
    process.waitUntilExit()
  }
}
