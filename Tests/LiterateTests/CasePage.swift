/// A page of literate tests: prose, and fenced blocks whose text carries the expected annotations inline.
///
/// The syntax is documented in CONTRIBUTING.md. A block opens with ```` ```layer option… ````; marks are written
/// `[text](attributes)` and may nest; a block of the `sections` layer has `kind | text` lines.
struct CasePage {
  struct Mark: Hashable {
    /// UTF-8 offsets in the block's text without marks.
    var start: Int
    var end: Int
    /// What stands in parentheses, split at spaces.
    var attributes: [String]
  }

  struct Case: CustomStringConvertible, Sendable {
    var page: String
    /// The line of the opening fence, from 1.
    var line: Int
    var layer: String
    var options: [String]
    /// The text with its marks, as written.
    var source: String

    var description: String { "\(page):\(line)" }
  }

  /// The cases of a page.
  static func cases(in text: String, page: String) -> [Case] {
    var cases: [Case] = []
    var open: (line: Int, info: [String], body: [Substring])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          cases.append(
            Case(
              page: page, line: block.line, layer: block.info.first ?? "", options: Array(block.info.dropFirst()),
              source: block.body.joined(separator: "\n")))
          open = nil
        } else {
          open = (index + 1, line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      } else {
        open?.body.append(line)
      }
    }
    return cases
  }

  /// The text without its marks, and the marks.
  static func parse(_ source: String) -> (text: String, marks: [Mark]) {
    var text = ""
    var marks: [Mark] = []
    var openings: [Int] = []
    var rest = Substring(source)
    while let character = rest.first {
      if character == "[" {
        openings.append(text.utf8.count)
        rest.removeFirst()
      } else if character == "]", rest.dropFirst().first == "(", let close = rest.firstIndex(of: ")"),
        let start = openings.popLast()
      {
        let attributes = rest[rest.index(rest.startIndex, offsetBy: 2)..<close].split(separator: " ").map(String.init)
        marks.append(Mark(start: start, end: text.utf8.count, attributes: attributes))
        rest = rest[rest.index(after: close)...]
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    return (text, marks)
  }
}
