import AnnotationModel
import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology

/// Reads annotated pages: one JSON document a file, as the annotator writes them, offsets in code points.
enum GoldCorpus {
  /// A page with its names.
  struct Page: Decodable {
    struct Name: Decodable {
      let start: Int
      let end: Int
      let type: String
      let name: String?
    }
    struct PageBlock: Decodable {
      let start: Int
      let end: Int
      let kind: String
      let article: Int?
    }
    let id: String
    let text: String
    let entities: [Name]
    let blocks: [PageBlock]?
  }

  /// A line of a page with its names, offsets in UTF-8 from the line's start.
  struct Line {
    let line: AnalyzedLine
    let names: [(span: TextSpan, type: EntityType)]
  }

  /// A page as resolution sees it, offsets in UTF-8.
  struct PlacedPage {
    let source: SourceText
    let lines: [PlacedLine]
    let names: [(span: TextSpan, type: EntityType, name: String)]
  }

  /// The pages of a folder, in order of file name.
  static func pages(in folder: String) throws -> [Page] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    return try files.map {
      try JSONDecoder().decode(Page.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
    }
  }

  /// The non-blank lines of a page, page furniture left out.
  static func lines(of page: Page, lexicon: Lexicon) -> [Line] {
    let source = SourceText(page.text)
    let map = OffsetMap(source)
    func span(_ start: Int, _ end: Int) -> TextSpan {
      TextSpan(start: map.utf8Offset(of: start, in: .utf32), end: map.utf8Offset(of: end, in: .utf32))
    }
    let names = page.entities.compactMap { name in
      EntityType(rawValue: name.type).map { (span: span(name.start, name.end), type: $0) }
    }
    let furniture = (page.blocks ?? []).filter { $0.kind == "chrome" }.map { span($0.start, $0.end) }
    return (0..<source.lineCount).compactMap { number in
      let range = source.line(number)
      guard !furniture.contains(where: { $0.overlaps(range) }) else { return nil }
      let line = AnalyzedLine(source, in: range, lexicon: lexicon)
      guard line.count > 0 else { return nil }
      return Line(
        line: line,
        names: names.filter { range.contains($0.span) }.map { ($0.span.shifted(by: -range.start), $0.type) })
    }
  }

  /// A page with the kinds and articles of its lines as annotated.
  static func placed(_ page: Page, lexicon: Lexicon) -> PlacedPage {
    let source = SourceText(page.text)
    let map = OffsetMap(source)
    func span(_ start: Int, _ end: Int) -> TextSpan {
      TextSpan(start: map.utf8Offset(of: start, in: .utf32), end: map.utf8Offset(of: end, in: .utf32))
    }
    let blocks = (page.blocks ?? []).map { (span: span($0.start, $0.end), block: $0) }
    let lines = (0..<source.lineCount).compactMap { number -> PlacedLine? in
      let range = source.line(number)
      let line = AnalyzedLine(source, in: range, lexicon: lexicon)
      guard line.count > 0 else { return nil }
      let block = blocks.first { $0.span.overlaps(range) }?.block
      return PlacedLine(
        start: range.start, line: line, kind: block.flatMap { BlockKind(rawValue: $0.kind) } ?? .paragraph,
        article: block?.article ?? 1)
    }
    let names = page.entities.compactMap { name in
      EntityType(rawValue: name.type).map { (span: span(name.start, name.end), type: $0, name: name.name ?? "") }
    }
    return PlacedPage(source: source, lines: lines, names: names)
  }

  /// A line with its labels.
  static func trainingLine(_ line: Line) -> TrainingLine {
    let spans = line.names.map {
      LabelledSpan(start: $0.span.start, end: $0.span.end, reading: LabelMapping.Reading(types: [$0.type]))
    }
    return TrainingLine(
      line: line.line, labels: LabelMapping.labels(of: line.line, spans: spans, domain: .gold), domain: .gold)
  }
}
