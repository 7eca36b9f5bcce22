import AnnotationModel
import ArabicText
import JSON

/// spaCy's `Doc.to_json`, one a line: names as `ents`; times, quantities and quotes as span groups. Offsets count code
/// points; tokens are cut where an annotation begins or ends, so that `Doc.from_json` takes them all.
struct SpacyWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "spacy", .stream(opening: "", separator: "", closing: ""), holds: standoffLayers,
      losses: "which parts make one quote where it is interrupted (a part's kb_id names its quote), blocks, sections, "
        + "sentences, diagnostics; fields of items are under \"_\"")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let items = page.standoffItems(in: .utf32)
    let tokens = CodePointTokens(page, cuts: items.flatMap(\.ranges))
    var groups: [(name: String, labels: [String], spans: [JSONValue])] = [
      ("times", StandoffLabels.times, []), ("quantities", StandoffLabels.quantities, []),
      ("quotes", [StandoffLabels.quote] + StandoffLabels.roles.map { $0.uppercased() }, []),
    ]
    var names: [JSONValue] = []
    var lastEnd = 0
    for item in items {
      for range in item.ranges where !range.isEmpty {
        let span: [(String, JSONValue)] = [
          ("start", .number(JSONNumber(range.lowerBound))), ("end", .number(JSONNumber(range.upperBound))),
          ("label", .string(item.label)), ("kb_id", .string(item.id)),
        ]
        if let group = groups.firstIndex(where: { $0.labels.contains(item.label) }) {
          groups[group].spans.append(.object(JSONObject(span)))
        } else if range.lowerBound >= lastEnd {
          // spaCy's ents may not overlap.
          names.append(.object(JSONObject(Array(span.dropLast()))))
          lastEnd = range.upperBound
        }
      }
    }
    let fields = JSONObject(items.map { ($0.id, .object($0.fields)) })
    let record = JSONObject([
      ("text", .string(page.source.string)), ("ents", .array(names)),
      ("spans", .object(JSONObject(groups.map { ($0.name, .array($0.spans)) }))), ("tokens", .array(tokens.spacy)),
      ("_", ["hashiya": ["id": .string(page.id), "items": .object(fields)]]),
    ])
    return [.stream(Array((record.compact + "\n").utf8))]
  }
}
