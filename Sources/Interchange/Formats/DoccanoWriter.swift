import AnnotationModel
import ArabicText
import JSON

/// doccano's JSON Lines for sequence labelling with relations. Offsets count code points; ids are numbers.
struct DoccanoWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "doccano", .stream(opening: "", separator: "", closing: ""), holds: standoffLayers,
      losses: "values of times and quantities, polarity and kind of quotes, which name means the same thing, blocks, "
        + "sections, diagnostics")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let items = page.standoffItems(in: .utf32)
    var entities: [JSONValue] = []
    var firsts: [String: Int] = [:]
    var relations: [JSONValue] = []
    func relate(_ from: Int, _ to: Int, _ type: String) {
      relations.append([
        "id": .number(JSONNumber(relations.count)), "from_id": .number(JSONNumber(from)),
        "to_id": .number(JSONNumber(to)), "type": .string(type),
      ])
    }
    for item in items {
      firsts[item.id] = entities.count
      for (index, range) in item.ranges.enumerated() {
        if index > 0, let first = firsts[item.id] { relate(entities.count, first, "continues") }
        entities.append([
          "id": .number(JSONNumber(entities.count)), "label": .string(item.label),
          "start_offset": .number(JSONNumber(range.lowerBound)), "end_offset": .number(JSONNumber(range.upperBound)),
        ])
      }
    }
    for item in items {
      for link in item.links {
        if let from = firsts[item.id], let target = firsts[link.target] { relate(from, target, link.role) }
      }
    }
    let record = JSONObject([
      ("id", .string(page.id)), ("text", .string(page.source.string)), ("entities", .array(entities)),
      ("relations", .array(relations)), ("Comments", []),
    ])
    return [.stream(Array((record.compact + "\n").utf8))]
  }
}
