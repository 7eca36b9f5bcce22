import AnnotationModel
import ArabicText
import JSON

/// Prodigy's JSON Lines: text, tokens and spans, and relations between spans. Offsets count code points.
///
/// Tokens are cut where an annotation begins or ends, so that every span is a run of whole tokens.
struct ProdigyWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "prodigy", .stream(opening: "", separator: "", closing: ""), holds: standoffLayers,
      losses: "which parts make one quote where it is interrupted, blocks, sections, sentences, diagnostics")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let items = page.standoffItems(in: .utf32)
    let tokens = CodePointTokens(page, cuts: items.flatMap(\.ranges))
    var spans: [JSONValue] = []
    for item in items {
      for range in item.ranges where !range.isEmpty {
        var span = bounds(range, tokens)
        span["label"] = .string(item.label)
        span["id"] = .string(item.id)
        if !item.fields.members.isEmpty { span["hashiya"] = .object(item.fields) }
        spans.append(.object(span))
      }
    }
    let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    let relations = items.flatMap { item in
      item.links.compactMap { link -> JSONValue? in
        guard let head = item.ranges.first, let target = byID[link.target], let child = target.ranges.first else {
          return nil
        }
        var headSpan = bounds(head, tokens)
        headSpan["label"] = .string(item.label)
        var childSpan = bounds(child, tokens)
        childSpan["label"] = .string(target.label)
        return [
          "head": .number(JSONNumber(tokens.last(in: head))), "child": .number(JSONNumber(tokens.last(in: child))),
          "head_span": .object(headSpan), "child_span": .object(childSpan), "label": .string(link.role),
        ]
      }
    }
    let record = JSONObject([
      ("text", .string(page.source.string)), ("meta", ["id": .string(page.id)]), ("tokens", .array(tokens.prodigy)),
      ("spans", .array(spans)), ("relations", .array(relations)),
    ])
    return [.stream(Array((record.compact + "\n").utf8))]
  }

  /// Offsets, and the first and last token (inclusive, as Prodigy counts them).
  private func bounds(_ range: Range<Int>, _ tokens: CodePointTokens) -> JSONObject {
    JSONObject([
      ("start", .number(JSONNumber(range.lowerBound))), ("end", .number(JSONNumber(range.upperBound))),
      ("token_start", .number(JSONNumber(tokens.first(in: range)))),
      ("token_end", .number(JSONNumber(tokens.last(in: range)))),
    ])
  }
}
