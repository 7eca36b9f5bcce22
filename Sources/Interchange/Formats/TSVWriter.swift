import AnnotationModel
import JSON

/// Tables of tab-separated values: one for each layer, which all documents share. Offsets count code points.
///
/// The first column is the document's id. A tab, line end or backslash in a value is `\t`, `\n`, `\r` or `\\`.
struct TSVWriter: FormatWriter {
  private static let tables: [(name: String, layer: String, columns: [String])] = [
    ("blocks", "blocks", ["start", "end", "kind", "article", "level"]),
    ("sections", "sections", ["id", "start", "end", "article", "level", "title", "parent"]),
    ("sentences", "sentences", ["start", "end"]),
    ("entities", "entities", ["id", "start", "end", "text", "type", "name", "entity", "article", "confidence"]),
    ("entity-index", "entityIndex", ["id", "type", "name", "aliases", "mentions", "country", "roles"]),
    (
      "times", "times",
      [
        "id", "start", "end", "text", "type", "value", "mod", "freq", "quant", "begin", "finish", "zone", "calendar",
        "original", "anchor", "sameAs", "rule", "confidence",
      ]
    ),
    ("quantities", "quantities", ["id", "start", "end", "text", "kind", "value", "unit", "rule"]),
    (
      "quotes", "quotes",
      [
        "id", "kind", "start", "end", "text", "cue", "speaker", "speakerName", "speakerEntity", "via", "viaName",
        "polarity", "addressee", "resolvedBy", "rule", "confidence",
      ]
    ),
    ("diagnostics", "diagnostics", ["start", "end", "code", "severity", "message"]),
  ]

  var format: FormatDescription {
    FormatDescription(
      "tsv", .tables(TSVWriter.tables.map { ($0.name + ".tsv", TSVWriter.row(["document"] + $0.columns)) }),
      holds: Layers.standard.union(.sentences),
      losses: "the text itself, articles, fixes of diagnostics, offsets of cue, speaker and medium")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let layers = page.layers(in: .utf32)
    let text = ScalarText(page.source)
    return TSVWriter.tables.compactMap { table in
      guard let elements = layers[table.layer]?.array else { return nil }
      let rows = elements.flatMap { element -> [String] in
        // A quote has a row for each stretch of its content.
        let parts = element["content"]?.array ?? [element]
        return parts.map { part in
          TSVWriter.row(
            [page.id]
              + table.columns.map { column in
                let isPlace = ["start", "end", "text"].contains(column)
                return TSVWriter.cell((isPlace ? part : element)[column], text)
              })
        }
      }
      guard !rows.isEmpty else { return nil }
      return OutputPart(.shared(name: table.name + ".tsv"), Array(rows.joined().utf8))
    }
  }

  private static func cell(_ value: JSONValue?, _ text: ScalarText) -> String {
    switch value {
    case nil, .null: return ""
    case .string(let string): return string
    case .number(let number): return number.text
    case .bool(let bool): return String(bool)
    case .array(let elements): return elements.map { cell($0, text) }.joined(separator: " | ")
    case .object(let object): return object["text"]?.string ?? ""
    }
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      cell.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing(
        "\r", with: "\\r")
    }.joined(separator: "\t") + "\n"
  }
}
