import AnnotationModel
import ArabicText
import Testing
import Times

/// One phenomenon that a tagger of Arabic news must know, with sentences that show it.
struct PhenomenaRow: Sendable, CustomTestStringConvertible {
  var number: Int
  var name: String
  var cases: [PhenomenaCase]
  var testDescription: String { "\(number) \(name)" }

  /// A sentence stands on a line of its own, its expressions in brackets; below it, indented, a line for each of them:
  /// type, value, begin and finish ("-" for none), then what else it has.
  init(_ number: Int, _ name: String, _ text: String) {
    self.number = number
    self.name = name
    cases = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        cases[cases.count - 1].expected.append(String(line.drop { $0 == " " }))
      } else {
        cases.append(PhenomenaCase(marked: String(line)))
      }
    }
  }
}

/// A sentence and what must be found in it.
struct PhenomenaCase: Sendable {
  var marked: String
  var expected: [String] = []
  var sentence: String { marked.filter { $0 != "[" && $0 != "]" } }
  /// The texts in brackets, in order.
  var spans: [String] {
    marked.split(separator: "[").dropFirst().map { String($0.prefix { $0 != "]" }) }
  }
}

/// The table of phenomena: forty rows, each with three expressions or more.
enum PhenomenaTable {
  static let rows = first + second
}

@Suite("The table of phenomena")
struct PhenomenaTableTests {
  @Test("There are forty rows with three expressions each")
  func complete() {
    #expect(PhenomenaTable.rows.map(\.number) == Array(1...40))
    for row in PhenomenaTable.rows {
      #expect(row.cases.reduce(0) { $0 + $1.expected.count } >= 3, "\(row.name)")
      for item in row.cases { #expect(item.spans.count == item.expected.count, "\(item.marked)") }
    }
  }

  @Test("Span, type, value, begin and finish", arguments: PhenomenaTable.rows)
  func row(_ row: PhenomenaRow) {
    for item in row.cases {
      let source = SourceText(item.sentence)
      let found = times(in: item.sentence)
      #expect(found.map { source.string($0.span) } == item.spans, "\(item.sentence)")
      #expect(found.map(description) == item.expected, "\(item.sentence)")
    }
  }

  private func description(_ time: TimeExpression) -> String {
    var parts = [time.type.rawValue, time.value, time.begin ?? "-", time.finish ?? "-"]
    if let modifier = time.modifier { parts.append("mod=\(modifier.rawValue)") }
    if let frequency = time.frequency { parts.append("freq=\(frequency)") }
    if let quantifier = time.quantifier { parts.append("quant=\(quantifier)") }
    if let zone = time.zone { parts.append("zone=\(zone)") }
    if let original = time.original { parts.append("original=\(original)") }
    if time.anchor != nil { parts.append("anchored") }
    if time.sameAs != nil { parts.append("dual") }
    return parts.joined(separator: " ")
  }
}
