import Glibc
import Interchange

/// Finds the inputs that a command line names: files, folders with all that is in them, patterns.
///
/// In a folder, names that begin with a dot are passed over, and so is what a `.hashiyaignore` file in it or above it
/// (up to the folder named) says. Links to folders are not followed. The order is that of the names' bytes.
package struct InputDiscovery {
  /// The names of files that a folder is searched for, unless the command line gives patterns.
  private static let texts = [".txt", ".jsonl", ".html", ".htm"]
  /// Where the rules of a folder stand.
  package static let ignoreFile = ".hashiyaignore"

  private let kind: BatchInput.Kind?
  private let includes: [GlobPattern]
  private let excludes: [GlobPattern]
  /// What was found, in order.
  package private(set) var inputs: [BatchInput] = []
  /// Whether everything was looked at.
  package private(set) var isComplete = true
  private var entriesLeft: Int
  /// One line for each path that gave nothing.
  package private(set) var problems: [String] = []

  /// A search for inputs of `kind` (nil: by name). In folders only files count whose path below it one of `includes`
  /// fits (none: texts, HTML and JSON Lines, compressed or not) and none of `excludes`.
  ///
  /// - Parameter mostEntries: how many files and folders are looked at, after which the search gives up.
  package init(
    kind: BatchInput.Kind?, includes: [String] = [], excludes: [String] = [], mostEntries: Int = .max
  ) {
    self.kind = kind
    entriesLeft = mostEntries
    self.includes = includes.map(InputDiscovery.pattern)
    self.excludes = excludes.map(InputDiscovery.pattern)
  }

  /// Adds what a path of the command line names.
  package mutating func add(_ path: String) {
    if path == "-" { return append(path) }
    switch InputDiscovery.type(of: path) {
    case S_IFDIR:
      let before = inputs.count
      walk(path, below: "", rules: [])
      if inputs.count == before { problems.append("\(path): no text, HTML or JSON Lines file is in it") }
    case 0 where GlobPattern.isPattern(path): match(path)
    // A path that cannot be read becomes an error record when its turn comes.
    default: append(path)
    }
  }

  private mutating func append(_ path: String, name: String? = nil) {
    inputs.append(BatchInput(path: path, kind: kind ?? BatchInput.Kind(ofFileNamed: path), name: name))
  }

  /// A pattern without a slash is meant for names in any folder.
  private static func pattern(_ text: String) -> GlobPattern {
    GlobPattern(text.contains("/") ? text : "**/" + text)
  }

  /// The inputs in a folder. `below` is its path within the folder that was named, with a slash at the end.
  private mutating func walk(_ folder: String, below: String, rules: [(below: String, rules: IgnoreRules)]) {
    var rules = rules
    if let text = InputDiscovery.text(of: folder + "/" + InputDiscovery.ignoreFile) {
      rules.append((below, IgnoreRules(text)))
    }
    for name in InputDiscovery.names(in: folder) where !name.hasPrefix(".") {
      guard entriesLeft > 0 else {
        isComplete = false
        return
      }
      entriesLeft -= 1
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      let inner = below + name
      let type = InputDiscovery.type(of: path, followsLinks: false)
      let isFolder = type == S_IFDIR
      if InputDiscovery.isIgnored(inner, isFolder: isFolder, rules) || excludes.contains(where: { $0.matches(inner) }) {
        continue
      }
      if isFolder {
        walk(path, below: inner + "/", rules: rules)
      } else if InputDiscovery.type(of: path) == S_IFREG, isWanted(inner) {
        append(path, name: inner)
      }
    }
  }

  private func isWanted(_ path: String) -> Bool {
    if !includes.isEmpty { return includes.contains { $0.matches(path) } }
    let plain = CompressedName.plain(path.lowercased())
    return InputDiscovery.texts.contains { plain.hasSuffix($0) }
  }

  /// What the innermost rule that fits says.
  private static func isIgnored(
    _ path: String, isFolder: Bool, _ rules: [(below: String, rules: IgnoreRules)]
  ) -> Bool {
    for level in rules.reversed() {
      if let answer = level.rules.ignores(String(path.dropFirst(level.below.count)), isFolder: isFolder) {
        return answer
      }
    }
    return false
  }

  /// The files that fit a pattern, which is searched for below the folders that it names outright.
  private mutating func match(_ pattern: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let plain = parts.prefix { !GlobPattern.isPattern(String($0)) }
    let root = plain.isEmpty ? "." : plain.joined(separator: "/").isEmpty ? "/" : plain.joined(separator: "/")
    let inner = GlobPattern(parts.dropFirst(plain.count).joined(separator: "/"))
    let before = inputs.count
    matchFiles(root, below: "", inner, prefix: plain.isEmpty ? "" : root == "/" ? "/" : root + "/")
    if inputs.count == before { problems.append("\(pattern): no file fits the pattern") }
  }

  private mutating func matchFiles(_ folder: String, below: String, _ pattern: GlobPattern, prefix: String) {
    for name in InputDiscovery.names(in: folder) where !name.hasPrefix(".") {
      let inner = below + name
      let path = folder + "/" + name
      if InputDiscovery.type(of: path, followsLinks: false) == S_IFDIR {
        matchFiles(path, below: inner + "/", pattern, prefix: prefix)
      } else if InputDiscovery.type(of: path) == S_IFREG, pattern.matches(inner) {
        append(prefix + inner)
      }
    }
  }
}

// MARK: - File system

extension InputDiscovery {
  /// The type bits of a path's mode; 0 when there is nothing.
  private static func type(of path: String, followsLinks: Bool = true) -> mode_t {
    var status = Glibc.stat()
    let result = followsLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func text(of path: String) -> String? {
    guard type(of: path) == S_IFREG, let source = try? ByteSource(path: path),
      let bytes = try? source.readAll(limit: 1 << 20)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names in a folder, in the order of their bytes.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
