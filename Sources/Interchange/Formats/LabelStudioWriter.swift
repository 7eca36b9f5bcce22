import AnnotationModel
import ArabicText
import JSON

/// Label Studio tasks, one JSON array for all documents: a prediction with a region for each item and a relation from
/// each quote to its cue, speaker, medium and addressee. Offsets count code points.
struct LabelStudioWriter: FormatWriter {
  let model: ModelIdentity

  var format: FormatDescription {
    FormatDescription(
      "labelstudio", .stream(opening: "[\n", separator: ",\n", closing: "\n]\n"),
      companions: [("labeling-config.xml", LabelStudioWriter.configuration)], holds: standoffLayers,
      losses: "blocks, articles, sections, sentences, diagnostics")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let text = ScalarText(page.source)
    var results: [JSONValue] = []
    let items = page.standoffItems(in: .utf32)
    for item in items { results += regions(of: item, text) }
    for item in items {
      for link in item.links {
        results.append([
          "type": "relation", "from_id": .string(item.id), "to_id": .string(link.target), "direction": "right",
          "labels": [.string(link.role)],
        ])
      }
    }
    var data = JSONObject([("id", .string(page.id)), ("text", .string(page.source.string))])
    data["language"] = .string(page.document.language)
    data["referenceTime"] = page.document.referenceTime.map { .string($0) }
    if !page.meta.members.isEmpty { data["meta"] = .object(page.meta) }
    let task = JSONObject([
      ("data", .object(data)),
      (
        "predictions",
        [["model_version": .string("hashiya \(model.version)"), "result": .array(results)]]
      ),
    ])
    return [.stream(Array(task.compact.utf8))]
  }

  /// One region for each range; those after the first name the first.
  private func regions(of item: StandoffItem, _ text: ScalarText) -> [JSONValue] {
    item.ranges.enumerated().map { index, range in
      var fields = item.fields
      if index > 0 { fields = JSONObject([("continues", .string(item.id))]) }
      var region = JSONObject([
        ("id", .string(index == 0 ? item.id : "\(item.id).\(index + 1)")), ("from_name", "label"),
        ("to_name", "text"), ("type", "labels"),
        (
          "value",
          [
            "start": .number(JSONNumber(range.lowerBound)), "end": .number(JSONNumber(range.upperBound)),
            "text": .string(text[range]), "labels": [.string(item.label)],
          ]
        ),
      ])
      if let confidence = item.fields["confidence"], index == 0 { region["score"] = confidence }
      if !fields.members.isEmpty { region["meta"] = ["hashiya": .object(fields)] }
      return .object(region)
    }
  }

  private static let configuration =
    "<!-- Written by hashiya. Not in this format: blocks, articles, sections, sentences, diagnostics. -->\n"
    + "<View>\n  <Relations>\n"
    + StandoffLabels.roles.map { "    <Relation value=\"\($0)\"/>\n" }.joined()
    + "  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n"
    + StandoffLabels.all.map { "    <Label value=\"\($0)\"/>\n" }.joined()
    + "  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n"
}
