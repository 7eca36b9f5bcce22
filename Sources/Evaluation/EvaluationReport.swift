import AnnotationModel
package import JSON

/// The figures of an evaluation as JSON and as text.
package struct EvaluationReport {
  private let evaluation: Evaluation

  /// The report of a finished evaluation.
  package init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// All figures as one JSON object.
  package var json: JSONObject {
    let (entities, times, quotes, blocks) = (
      evaluation.entities, evaluation.times, evaluation.quotes, evaluation.blocks
    )
    var entityObject = EvaluationReport.object(entities.exact)
    entityObject["overlapF1"] = EvaluationReport.number(entities.overlap)
    entityObject["corefF1"] = EvaluationReport.number(entities.pairs.f1)
    entityObject["byType"] = EvaluationReport.table(entities.byType.map { ($0.rawValue, $1) })
    return JSONObject([
      ("documents", .number(JSONNumber(evaluation.documents))), ("missing", .number(JSONNumber(evaluation.missing))),
      ("entities", .object(entityObject)),
      (
        "times",
        [
          "strict": .object(EvaluationReport.object(times.strict)),
          "relaxed": .object(EvaluationReport.object(times.relaxed)), "type": EvaluationReport.number(times.type),
          "value": EvaluationReport.number(times.value), "valueF1": EvaluationReport.number(times.valueF1),
        ]
      ),
      (
        "quotes",
        [
          "match": .object(EvaluationReport.object(quotes.match)),
          "tight": .object(EvaluationReport.object(quotes.tight)),
          "speaker": EvaluationReport.number(quotes.speaker), "via": .object(EvaluationReport.object(quotes.via)),
          "kind": EvaluationReport.number(quotes.kind), "deny": .object(EvaluationReport.object(quotes.deny)),
          "attributedF1": EvaluationReport.number(quotes.attributedF1),
          "byKind": EvaluationReport.table(quotes.byKind.map { ($0.rawValue, $1) }),
        ]
      ),
      (
        "blocks",
        [
          "kind": EvaluationReport.number(blocks.kind), "macroF1": EvaluationReport.number(blocks.macroF1),
          "article": EvaluationReport.number(blocks.article), "bodyF1": EvaluationReport.number(blocks.body.f1),
          "byKind": EvaluationReport.table(
            blocks.byKind.filter { $1.hits + $1.missed > 0 }.map { ($0.rawValue, $1) }),
        ]
      ),
    ])
  }

  /// The figures of some layers as a table, and up to `mistakes` differences of each.
  package func text(layers: [Evaluation.Layer], mistakes: Int) -> String {
    var lines = ["\(evaluation.documents) documents, \(evaluation.missing) without an answer", ""]
    lines.append(EvaluationReport.row("", ["P", "R", "F1", "gold", "answer"]))
    for layer in layers { lines += rows(of: layer) }
    if mistakes > 0 {
      for layer in layers {
        let all = evaluation.mistakes.filter { $0.layer == layer }
        lines += ["", "\(layer.rawValue): \(all.count) differences"]
        lines += all.prefix(mistakes).map { "  \($0.document): \($0.text)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func rows(of layer: Evaluation.Layer) -> [String] {
    switch layer {
    case .entities:
      let score = evaluation.entities
      return [EvaluationReport.row("entities", score.exact)]
        + EvaluationReport.sorted(score.byType.map { ($0.rawValue, $1) }).map {
          EvaluationReport.row("  " + $0.0, $0.1)
        }
        + [EvaluationReport.row("  overlap", f1: score.overlap), EvaluationReport.row("  same thing", score.pairs)]
    case .times:
      let score = evaluation.times
      return [
        EvaluationReport.row("times, exact span", score.strict), EvaluationReport.row("  overlap", score.relaxed),
        EvaluationReport.row("  type right", f1: score.type), EvaluationReport.row("  value right", f1: score.value),
        EvaluationReport.row("  overlap × value", f1: score.valueF1),
      ]
    case .quotes:
      let score = evaluation.quotes
      return [EvaluationReport.row("quotes", score.match)]
        + EvaluationReport.sorted(score.byKind.map { ($0.rawValue, $1) }).map {
          EvaluationReport.row("  " + $0.0, $0.1)
        }
        + [
          EvaluationReport.row("  tight", score.tight), EvaluationReport.row("  medium", score.via),
          EvaluationReport.row("  denial", score.deny), EvaluationReport.row("  speaker right", f1: score.speaker),
          EvaluationReport.row("  kind right", f1: score.kind),
          EvaluationReport.row("  quotes × speaker", f1: score.attributedF1),
        ]
    case .blocks:
      let score = evaluation.blocks
      return [EvaluationReport.row("blocks, kind right", f1: score.kind)]
        + EvaluationReport.sorted(score.byKind.map { ($0.rawValue, $1) }).map {
          EvaluationReport.row("  " + $0.0, $0.1)
        }
        + [
          EvaluationReport.row("  mean of kinds", f1: score.macroF1),
          EvaluationReport.row("  article right", f1: score.article),
          EvaluationReport.row("  words of the body", score.body),
        ]
    }
  }
}

// MARK: - Pieces

extension EvaluationReport {
  private static func number(_ value: Double) -> JSONValue { (try? JSONReader.read("\(value)")) ?? .null }

  private static func object(_ tally: Tally) -> JSONObject {
    JSONObject([
      ("P", number(tally.precision)), ("R", number(tally.recall)), ("F1", number(tally.f1)),
      ("gold", .number(JSONNumber(tally.gold))), ("pred", .number(JSONNumber(tally.answered))),
    ])
  }

  private static func sorted(_ rows: [(String, Tally)]) -> [(String, Tally)] { rows.sorted { $0.0 < $1.0 } }

  private static func table(_ rows: [(String, Tally)]) -> JSONValue {
    .object(JSONObject(sorted(rows).map { ($0.0, .object(object($0.1))) }))
  }

  private static func row(_ name: String, _ tally: Tally) -> String {
    row(name, ["\(tally.precision)", "\(tally.recall)", "\(tally.f1)", "\(tally.gold)", "\(tally.answered)"])
  }

  private static func row(_ name: String, f1: Double) -> String { row(name, ["", "", "\(f1)"]) }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let head = name + String(repeating: " ", count: max(0, 22 - name.count))
    let line = head + cells.map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 }.joined()
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
