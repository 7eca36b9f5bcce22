import AnnotationModel
import Annotator
import ArabicText
import Foundation
import Testing

/// Runs every case of `Tests/Cases`: the annotations of the case's layer must be exactly the marks.
@Suite("Literate cases")
struct LiterateTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Cases")

  static let cases: [CasePage.Case] = {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap {
      let page = "\($0.deletingLastPathComponent().lastPathComponent)/\($0.lastPathComponent)"
      return CasePage.cases(in: (try? String(contentsOf: $0, encoding: .utf8)) ?? "", page: page)
    }
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count > 10)
  }

  @Test(arguments: cases)
  func annotates(_ example: CasePage.Case) throws {
    let layer = try #require(Layers(name: example.layer), "unknown layer in the fence")
    var options = AnnotationOptions(layers: layer)
    for option in example.options {
      if option.hasPrefix("prefer=") {
        options.preference = try #require(AnnotationOptions.Preference(rawValue: String(option.dropFirst(7))))
      } else {
        options.referenceTime = option
      }
    }
    if example.layer == "sections" { return checkSections(example, options) }
    let (text, marks) = CasePage.parse(example.source)
    let source = SourceText(text)
    let document = Annotator().annotate(source, options: options)
    let expected = marks.map { row(TextSpan(start: $0.start, end: $0.end), $0.attributes, in: source) }.sorted()
    #expect(found(in: document, layer: example.layer, marks: marks, source).sorted() == expected)
  }

  /// One annotation as a readable line: «text»@start attributes.
  private func row(_ span: TextSpan, _ attributes: [String], in source: SourceText) -> String {
    "«\(source.string(span))»@\(span.start) \(attributes.sorted().joined(separator: " "))"
  }

  private func found(
    in document: AnnotatedDocument, layer: String, marks: [CasePage.Mark], _ source: SourceText
  ) -> [String] {
    /// Optional attributes are compared where the page names them.
    func named(_ key: String) -> Bool { marks.contains { $0.attributes.contains { $0.hasPrefix(key + "=") } } }
    var rows: [String] = []
    switch layer {
    case "times":
      for time in document.times ?? [] {
        var attributes = [time.type.rawValue, time.value]
        if let modifier = time.modifier, named("mod") { attributes.append("mod=\(modifier.rawValue)") }
        if let begin = time.begin, named("begin") { attributes.append("begin=\(begin)") }
        if let finish = time.finish, named("finish") { attributes.append("finish=\(finish)") }
        if let zone = time.zone, named("zone") { attributes.append("zone=\(zone)") }
        if let original = time.original, named("original") { attributes.append("original=\(original)") }
        rows.append(row(time.span, attributes, in: source))
      }
    case "entities":
      for mention in document.entities ?? [] {
        var attributes = [mention.type.rawValue]
        if named("name") {
          attributes.append("name=\(mention.name.replacingOccurrences(of: " ", with: "_"))")
        }
        rows.append(row(mention.span, attributes, in: source))
      }
    case "quantities":
      for quantity in document.quantities ?? [] {
        var attributes = [quantity.kind.rawValue, quantity.value]
        if let unit = quantity.unit { attributes.append(unit) }
        rows.append(row(quantity.span, attributes, in: source))
      }
    case "quotes":
      for (number, quote) in (document.quotes ?? []).enumerated() {
        let id = "q\(number + 1)"
        for span in quote.content {
          var attributes = [id, quote.kind.rawValue]
          if quote.polarity == .deny { attributes.append("deny") }
          if named("name") {
            attributes.append("name=\(quote.speakerName.replacingOccurrences(of: " ", with: "_"))")
          }
          rows.append(row(span, attributes, in: source))
        }
        for (role, span) in [("cue", quote.cue), ("speaker", quote.speaker), ("via", quote.via)] {
          if let span { rows.append(row(span, [id, role], in: source)) }
        }
      }
    case "diagnostics":
      for finding in document.diagnostics ?? [] { rows.append(row(finding.span, [finding.code], in: source)) }
    default: break
    }
    return rows
  }

  /// `kind | text` or `kind 2 | text` for a block of article 2; blank lines stay blank.
  private func checkSections(_ example: CasePage.Case, _ options: AnnotationOptions) {
    var lines: [String] = []
    var expected: [String] = []
    for line in example.source.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let bar = line.firstIndex(of: "|") else {
        lines.append("")
        continue
      }
      let label = line[..<bar].split(separator: " ")
      let text = String(line[line.index(after: bar)...].drop { $0 == " " })
      lines.append(text)
      expected.append("\(label.first ?? "") \(label.count > 1 ? String(label[1]) : "1") | \(text)")
    }
    let source = SourceText(lines.joined(separator: "\n"))
    let document = Annotator().annotate(source, options: options)
    let found = (document.blocks ?? []).map { "\($0.kind.rawValue) \($0.article) | \(source.string($0.span))" }
    #expect(found == expected)
  }
}
