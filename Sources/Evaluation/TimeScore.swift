import AnnotationModel
import ArabicText

/// Times in the manner of TempEval-3: equal spans; overlapping spans, one to one; and of those the share with the right
/// type and the right value.
struct TimeScore {
  private(set) var strict = Tally()
  private(set) var relaxed = Tally()
  private var rightTypes = 0
  private var rightValues = 0

  var type: Double { Tally.rounded(Tally.share(rightTypes, max(relaxed.hits, 1))) }
  var value: Double { Tally.rounded(Tally.share(rightValues, max(relaxed.hits, 1))) }
  /// Relaxed F1 times the share of right values.
  var valueF1: Double { Tally.rounded(relaxed.f1 * Double(rightValues) / Double(max(relaxed.hits, 1))) }

  mutating func add(_ gold: [TimeExpression], _ answer: [TimeExpression], _ source: SourceText) -> [String] {
    var mistakes: [String] = []
    let goldSpans = Set(gold.map(\.span))
    let answerSpans = Set(answer.map(\.span))
    strict.hits += goldSpans.intersection(answerSpans).count
    strict.missed += goldSpans.subtracting(answerSpans).count
    strict.spurious += answerSpans.subtracting(goldSpans).count
    var used: Set<Int> = []
    for time in gold {
      let candidates = answer.indices.filter { !used.contains($0) && answer[$0].span.overlaps(time.span) }
      // The largest overlap, the last of equal ones.
      let best = candidates.max {
        (TimeScore.overlap(time.span, answer[$0].span, source), $0)
          < (TimeScore.overlap(time.span, answer[$1].span, source), $1)
      }
      guard let best else {
        relaxed.missed += 1
        mistakes.append("missed «\(source.string(time.span))» \(time.type.rawValue) \(time.value)")
        continue
      }
      used.insert(best)
      relaxed.hits += 1
      rightTypes += time.type == answer[best].type ? 1 : 0
      if time.value == answer[best].value {
        rightValues += 1
      } else {
        mistakes.append(
          "value «\(source.string(time.span))» is \(time.type.rawValue) \(time.value), not "
            + "\(answer[best].type.rawValue) \(answer[best].value)")
      }
    }
    for index in answer.indices where !used.contains(index) {
      relaxed.spurious += 1
      mistakes.append("false «\(source.string(answer[index].span))» \(answer[index].value)")
    }
    return mistakes
  }

  /// How many code points two spans share.
  private static func overlap(_ left: TextSpan, _ right: TextSpan, _ source: SourceText) -> Int {
    let shared = TextSpan(start: max(left.start, right.start), end: min(left.end, right.end))
    return source.string(shared).unicodeScalars.count
  }
}
