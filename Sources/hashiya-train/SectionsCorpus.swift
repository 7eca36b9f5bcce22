import AnnotationModel
import ArabicText
import Foundation
import Sections

/// A page with the kind of each of its non-blank lines.
struct SectionsPage {
  let name: String
  let text: String
  let kinds: [BlockKind]

  /// The page as the model sees it, or nil when kinds and lines do not match.
  func example() -> SectionsCRF.Example? {
    example(of: SectionResolver.lines(of: SourceText(text)))
  }

  /// Which of a page's phrases are hidden from the model, as if they were worded in a way that no list knows.
  enum Blinding: CaseIterable {
    /// Those of short lines of furniture. Lead-ins stay: a list under an unknown one looks like a list of the text.
    case shortFurniture
    /// Every second phrase, by the words of the line, lead-ins and notices included.
    case half
    /// All but days and months.
    case all
  }

  /// The page with phrases hidden, so that the model learns and is measured on the shape of lines.
  func example(_ blinding: Blinding) -> SectionsCRF.Example? {
    let furniture: LineCues = [.menu, .furniture, .keywords, .caption]
    let lines = SectionResolver.lines(of: SourceText(text)).map { line in
      var features = line.features
      switch blinding {
      case .shortFurniture:
        // The words of longer lines tell a call to subscribe from a title.
        guard features.wordCount <= 4 else { return line }
        features.cues.subtract(furniture)
        features.openingCues.subtract(furniture)
        if !features.openingCues.contains(.readAlso) { features.cueWords = 0 }
      case .half where features.fingerprint & 1 == 0: return line
      case .half, .all:
        features.cues.formIntersection(.calendar)
        features.openingCues.formIntersection(.calendar)
        features.cueWords = 0
      }
      return SectionResolver.Line(number: line.number, span: line.span, line: line.line, features: features)
    }
    return example(of: lines)
  }

  /// The same page with no blank lines, or with one between all lines.
  func respaced(blank: Bool) -> SectionsPage {
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
    return SectionsPage(name: name, text: lines.joined(separator: blank ? "\n\n" : "\n"), kinds: kinds)
  }

  private func example(of lines: [SectionResolver.Line]) -> SectionsCRF.Example? {
    guard lines.count == kinds.count else { return nil }
    let labels = kinds.map { kind in SequenceModel.kinds.firstIndex(of: kind) ?? 0 }
    return SectionsCRF.Example(rows: BlockFeatures.rows(of: lines), labels: labels)
  }
}

/// Reads annotated pages and the material for made-up ones.
enum SectionsCorpus {
  /// The annotated pages (`ID.json` in the documented format) of a folder.
  static func pages(in folder: String) throws -> [SectionsPage] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    return try files.compactMap { file in
      let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(file))
      guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any],
        let text = object["text"] as? String, let blocks = object["blocks"] as? [[String: Any]]
      else { return nil }
      let kinds = blocks.compactMap { ($0["kind"] as? String).flatMap(BlockKind.init(rawValue:)) }
      return SectionsPage(name: file, text: text, kinds: kinds)
    }
  }

  /// One article for made-up pages: its title and its paragraphs.
  struct Story {
    var title: String
    var paragraphs: [String]
  }

  /// Stories from a JSONL file with the fields `title` and `text`, one paragraph a line. Only texts whose lines all look
  /// like running text are taken, since nothing else is known of them.
  static func stories(in file: String, limit: Int) throws -> [Story] {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    var stories: [Story] = []
    for line in data.split(separator: 0x0A) {
      guard stories.count < limit, let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
        let title = object["title"] as? String, let text = object["text"] as? String
      else { continue }
      let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      stories.append(Story(title: title, paragraphs: lines.filter { !$0.isEmpty }))
    }
    return stories
  }
}
