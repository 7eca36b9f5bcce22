import AnnotationModel
import Foundation

/// A page of `Pages/`: each line is `kind article| text`, blank lines are the page's own.
struct SamplePage {
  struct Line: Equatable, CustomStringConvertible {
    let kind: BlockKind
    let article: Int
    let text: String
    var description: String { "\(kind.rawValue) \(article)| \(text)" }
  }

  let text: String
  let lines: [Line]

  struct Malformed: Error { let line: String }

  init(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Pages/\(name).txt")
    try self.init(source: String(contentsOf: file, encoding: .utf8))
  }

  init(source: String) throws {
    var texts: [String] = []
    var lines: [Line] = []
    for row in source.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !row.isEmpty else {
        texts.append("")
        continue
      }
      let parts = row.split(separator: "|", maxSplits: 1)
      let head = parts[0].split(separator: " ")
      guard parts.count == 2, head.count == 2, let kind = BlockKind(rawValue: String(head[0])),
        let article = Int(head[1])
      else { throw Malformed(line: String(row)) }
      let text = parts[1].drop { $0 == " " }
      texts.append(String(text))
      lines.append(Line(kind: kind, article: article, text: String(text)))
    }
    self.text = texts.joined(separator: "\n")
    self.lines = lines
  }
}
