/// A pattern for paths in the manner of shells and ignore files: `*` and `?` stay within a folder, `**` crosses
/// folders, `[abc]`, `[a-z]` and `[!a]` are one character, `\` takes the next character as it is.
struct GlobPattern: Hashable, Sendable {
  private enum Piece: Hashable {
    case scalar(Unicode.Scalar)
    case any
    case anyRun
    case anyFolders
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private let pieces: [Piece]

  /// Whether the text has a character that only a pattern has.
  static func isPattern(_ text: String) -> Bool { text.unicodeScalars.contains { "*?[".unicodeScalars.contains($0) } }

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*" where rest.first == "*":
        rest.removeFirst()
        // "a/**/b" is "a/b" as well: the folders include their last slash.
        if rest.first == "/" { rest.removeFirst() }
        pieces.append(.anyFolders)
      case "*": pieces.append(.anyRun)
      case "?": pieces.append(.any)
      case "[":
        let (piece, end) = GlobPattern.set(rest)
        pieces.append(piece ?? .scalar("["))
        if let end { rest = rest[end...] }
      case "\\": pieces.append(.scalar(rest.popFirst() ?? "\\"))
      default: pieces.append(.scalar(scalar))
      }
    }
    self.pieces = pieces
  }

  /// Whether the whole path has the form of the pattern. O(path × pattern).
  func matches(_ path: some StringProtocol) -> Bool {
    let path = Array(path.unicodeScalars)
    // Which places of the path the pieces so far may have reached.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for piece in pieces {
      var next = [Bool](repeating: false, count: path.count + 1)
      for place in reached.indices where reached[place] {
        switch piece {
        case .anyFolders:
          for end in place...path.count where end == place || path[end - 1] == "/" || end == path.count {
            next[end] = true
          }
        case .anyRun:
          var end = place
          next[end] = true
          while end < path.count, path[end] != "/" {
            end += 1
            next[end] = true
          }
        default:
          if place < path.count, GlobPattern.matches(piece, path[place]) { next[place + 1] = true }
        }
      }
      reached = next
    }
    return reached[path.count]
  }

  private static func matches(_ piece: Piece, _ scalar: Unicode.Scalar) -> Bool {
    switch piece {
    case .scalar(let expected): scalar == expected
    case .any: scalar != "/"
    case .set(let ranges, let isNegated): scalar != "/" && ranges.contains { $0.contains(scalar) } != isNegated
    case .anyRun, .anyFolders: false
    }
  }

  /// The set after a bracket and where it ends; nil when the bracket is not closed.
  private static func set(_ text: ArraySlice<Unicode.Scalar>) -> (Piece?, end: Int?) {
    var index = text.startIndex
    let isNegated = text.first == "!" || text.first == "^"
    if isNegated { index += 1 }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    let start = index
    while index < text.endIndex, text[index] != "]" || index == start {
      let low = text[index]
      if index + 2 < text.endIndex, text[index + 1] == "-", text[index + 2] != "]" {
        let high = text[index + 2]
        ranges.append(min(low, high)...max(low, high))
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    guard index < text.endIndex else { return (nil, nil) }
    return (.set(ranges, isNegated: isNegated), index + 1)
  }
}

/// The rules of one ignore file, in the manner of `.gitignore`: a pattern a line, `#` begins a comment, `!` takes a path
/// back in, a slash at the end means folders only, a slash elsewhere ties the pattern to the file's folder.
struct IgnoreRules: Hashable, Sendable {
  private struct Rule: Hashable {
    let pattern: GlobPattern
    let isForFolders: Bool
    let isException: Bool
  }

  private var rules: [Rule] = []

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      var pattern = line.drop { $0 == " " }
      while pattern.last == " ", !pattern.hasSuffix("\\ ") { pattern.removeLast() }
      guard !pattern.isEmpty, !pattern.hasPrefix("#") else { continue }
      let isException = pattern.hasPrefix("!")
      if isException { pattern.removeFirst() }
      let isForFolders = pattern.hasSuffix("/")
      if isForFolders { pattern.removeLast() }
      let isTied = pattern.contains("/")
      if pattern.hasPrefix("/") { pattern.removeFirst() }
      rules.append(
        Rule(
          pattern: GlobPattern(isTied ? String(pattern) : "**/" + pattern), isForFolders: isForFolders,
          isException: isException))
    }
  }

  /// What the last rule that fits says of a path within the file's folder; nil when none fits.
  func ignores(_ path: String, isFolder: Bool) -> Bool? {
    rules.last { (isFolder || !$0.isForFolders) && $0.pattern.matches(path) }.map { !$0.isException }
  }
}
