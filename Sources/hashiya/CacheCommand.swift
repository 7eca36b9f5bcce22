import AnnotationStore
import ArgumentParser

/// `hashiya cache`: the file that keeps results.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Look after the file that keeps results.",
    discussion: """
      A cache may be deleted at any time; it only saves work. Exit status: 0 all well, 1 the file is absent, damaged, \
      locked or not a cache of this version.
      """,
    subcommands: [Stats.self, Verify.self, Prune.self, Clear.self, Path.self])

  /// The option that all of them have.
  struct Location: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The cache file (default: $XDG_CACHE_HOME/hashiya/results.sqlite, or that below ~/.cache).", valueName: "path"))
    var cache: String?

    /// The file meant.
    func file() throws -> CacheFile {
      guard let path = cache ?? CacheLocation.standard else {
        standardError("cache: neither XDG_CACHE_HOME nor HOME is set; name the file with --cache")
        throw ExitCode(1)
      }
      return CacheFile(path: path)
    }
  }

  /// `hashiya cache stats`.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats", abstract: "Say how much is in the file.")
    @OptionGroup var location: Location

    func run() throws {
      let file = try location.file()
      let statistics = try CacheCommand.reported { () throws(StoreFailure) in try file.statistics() }
      print(
        """
        path     \(file.path)
        results  \(statistics.entries)
        content  \(ByteCount(statistics.valueBytes))
        on disk  \(ByteCount(statistics.fileBytes))
        found    \(statistics.hits)
        missed   \(statistics.misses)
        """)
    }
  }

  /// `hashiya cache verify`.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Check every page of the file and every result in it.")
    @OptionGroup var location: Location

    func run() throws {
      let file = try location.file()
      let found = try CacheCommand.reported { () throws(StoreFailure) in try file.verify() }
      guard !found.isSound else { return print("\(file.path): sound, \(found.entries) results") }
      for problem in found.problems { standardError("cache: \(file.path): \(problem)") }
      if found.damagedEntries > 0 {
        standardError("cache: \(file.path): \(found.damagedEntries) of \(found.entries) results are damaged")
      }
      standardError("cache: 'hashiya cache clear' makes it usable again")
      throw ExitCode(1)
    }
  }

  /// `hashiya cache prune`.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove results that this build cannot use, and the longest unused beyond a size.",
      discussion: "The cache keeps to its size by itself; this also gives room back to the disk.")
    @OptionGroup var location: Location

    @Option(
      help: ArgumentHelp("MiB that may stay (default: 1024).", valueName: "mib"), transform: OptionValues.cacheSize)
    var maxSize: Int = ResultCache.standardLimit

    func run() throws {
      let file = try location.file()
      let removed = try CacheCommand.reported { () throws(StoreFailure) in try file.prune(to: maxSize) }
      print("\(file.path): \(removed) results removed")
    }
  }

  /// `hashiya cache clear`.
  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear", abstract: "Remove all results.",
      discussion: "A damaged cache is deleted; any other file is left alone.")
    @OptionGroup var location: Location

    func run() throws {
      let file = try location.file()
      switch try CacheCommand.reported({ () throws(StoreFailure) in try file.clear() }) {
      case .emptied(let entries): print("\(file.path): \(entries) results removed")
      case .deleted: print("\(file.path): was damaged, deleted")
      }
    }
  }

  /// `hashiya cache path`.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print where the file is, or would be.")
    @OptionGroup var location: Location

    func run() throws { print(try location.file().path) }
  }

  /// The result of `body`; a failure becomes a message and exit status 1.
  fileprivate static func reported<Value>(_ body: () throws(StoreFailure) -> Value) throws -> Value {
    do throws(StoreFailure) {
      return try body()
    } catch {
      standardError("cache: \(error.message)")
      throw ExitCode(1)
    }
  }
}

/// A size for people: "3.4 MiB".
struct ByteCount: CustomStringConvertible {
  private let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  var description: String {
    var (unit, rest) = (1, "bytes")
    for name in ["KiB", "MiB", "GiB"] where bytes >= unit * 1024 { (unit, rest) = (unit * 1024, name) }
    if unit == 1 { return "\(bytes) bytes" }
    let tenths = bytes / unit * 10 + bytes % unit * 10 / unit
    return "\(tenths / 10).\(tenths % 10) \(rest)"
  }
}
