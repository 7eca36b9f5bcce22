import AnnotationModel
import AnnotationStore
import Batch
import Glibc
import JSON

/// The hits of a search as text.
struct SearchOutput {
  private let query: SearchQuery
  private let isColored: Bool
  private let here: String

  init(_ query: SearchQuery, isColored: Bool) {
    self.query = query
    self.isColored = isColored
    here = SearchOutput.currentFolder
  }

  /// For people: where, who, what.
  func table(_ result: SearchResult) -> String {
    var text = ""
    for hit in result.hits {
      text += styled(location(hit), "1") + (hit.document.date.map { "  " + $0 } ?? "")
      text += hit.document.headline.map { "  \u{2068}" + SearchOutput.oneLine($0) + "\u{2069}" } ?? ""
      text += "\n"
      if let quote = hit.quote {
        let via = quote.viaName.map { " (\($0))" } ?? ""
        let verb = quote.isDenied ? " ✗ " : ": "
        let speaker = SearchOutput.oneLine(quote.speakerName) + via
        text += "  " + styled(speaker, "36") + verb + SearchOutput.oneLine(hit.text) + "\n"
      } else if let entity = hit.entity {
        let kind = [entity.type, entity.country].compactMap { $0 }.joined(separator: " ")
        text += "  " + styled(SearchOutput.oneLine(entity.name), "36") + " [\(kind)]\n"
      }
      text += "  " + snippet(hit, result.encoding) + "\n"
    }
    let shown = result.hits.count
    if let total = result.total {
      if total > shown || shown == 0 { text += "\(shown) of \(total) found\n" }
    } else if shown > 0 {
      text += "\(shown) of more than \(CorpusSearch.mostCandidates) found\n"
    }
    return text
  }

  /// One JSON object a hit.
  func jsonl(_ result: SearchResult) -> String {
    var json = JSONWriter()
    for hit in result.hits {
      hit.write(to: &json)
      json.newline()
    }
    return json.text
  }

  /// `file:line:column: text`, one line a hit, for quickfix lists and compilation buffers.
  func quickfix(_ result: SearchResult) -> String {
    result.hits.map { hit in
      var text = SearchOutput.oneLine(hit.kind == .quote ? hit.text : hit.snippet)
      if let quote = hit.quote { text = SearchOutput.oneLine(quote.speakerName) + ": " + text }
      return location(hit) + ": " + text + "\n"
    }.joined()
  }

  /// `file:line:column`; of a JSON Lines file the line that holds the document, since columns of its text are not those of
  /// the file.
  private func location(_ hit: SearchHit) -> String {
    let place = hit.document.line.map { "\($0):1" } ?? "\(hit.line):\(hit.column)"
    return "\(shortened(hit.document.path)):\(place)"
  }

  /// The path as one would write it here.
  private func shortened(_ path: String) -> String {
    path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  private func snippet(_ hit: SearchHit, _ encoding: PositionEncoding) -> String {
    // Offsets of another encoding are for programs; the table does without colours then.
    guard isColored, encoding == .utf8 else { return SearchOutput.oneLine(hit.snippet) }
    let bytes = Array(hit.snippet.utf8)
    var text = ""
    var position = 0
    for mark in hit.highlights where mark.start >= position && mark.end <= bytes.count {
      text += String(decoding: bytes[position..<mark.start], as: UTF8.self)
      text += styled(String(decoding: bytes[mark.start..<mark.end], as: UTF8.self), "33")
      position = mark.end
    }
    return SearchOutput.oneLine(text + String(decoding: bytes[position...], as: UTF8.self))
  }

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static var currentFolder: String {
    guard let folder = getcwd(nil, 0) else { return "" }
    defer { free(folder) }
    return String(cString: folder)
  }
}
