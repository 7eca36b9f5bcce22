import AnnotationModel
import ArabicText

/// Names: exact span and type, in all and by type; overlap with the same type; whether pairs of right names agree on
/// naming the same thing.
struct EntityScore {
  private struct Key: Hashable {
    let span: TextSpan
    let type: EntityType
  }

  private(set) var exact = Tally()
  private(set) var byType: [EntityType: Tally] = [:]
  private(set) var pairs = Tally()
  private var coveredGold = 0
  private var coveredAnswer = 0
  private var goldCount = 0
  private var answerCount = 0

  /// F1 of overlap with the same type.
  var overlap: Double {
    let precision = Tally.share(coveredAnswer, max(answerCount, 1))
    let recall = Tally.share(coveredGold, max(goldCount, 1))
    return Tally.rounded(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0)
  }

  mutating func add(_ gold: [EntityMention], _ answer: [EntityMention], _ source: SourceText) -> [String] {
    var mistakes: [String] = []
    let goldKeys = EntityScore.byKey(gold)
    let answerKeys = EntityScore.byKey(answer)
    let keys = Set(goldKeys.keys).union(answerKeys.keys).sorted {
      ($0.span, $0.type.rawValue) < ($1.span, $1.type.rawValue)
    }
    for key in keys {
      let outcome: WritableKeyPath<Tally, Int> =
        goldKeys[key] == nil ? \.spurious : answerKeys[key] == nil ? \.missed : \.hits
      exact[keyPath: outcome] += 1
      byType[key.type, default: Tally()][keyPath: outcome] += 1
      if outcome != \.hits {
        mistakes.append("\(outcome == \.missed ? "missed" : "false") \(key.type.rawValue) «\(source.string(key.span))»")
      }
    }
    coveredGold += EntityScore.covered(gold, by: answer)
    coveredAnswer += EntityScore.covered(answer, by: gold)
    goldCount += gold.count
    answerCount += answer.count
    comparePairs(keys.compactMap { key in goldKeys[key].flatMap { gold in answerKeys[key].map { (gold, $0) } } })
    return mistakes
  }

  private mutating func comparePairs(_ both: [(gold: EntityMention, answer: EntityMention)]) {
    for first in both.indices {
      for second in both.indices where second > first {
        let isSameInGold = both[first].gold.name == both[second].gold.name
        let isSameInAnswer = EntityScore.thing(both[first].answer) == EntityScore.thing(both[second].answer)
        if isSameInGold, isSameInAnswer { pairs.hits += 1 }
        if isSameInGold, !isSameInAnswer { pairs.missed += 1 }
        if !isSameInGold, isSameInAnswer { pairs.spurious += 1 }
      }
    }
  }

  private static func thing(_ mention: EntityMention) -> String { mention.name.isEmpty ? mention.entity : mention.name }

  private static func byKey(_ mentions: [EntityMention]) -> [Key: EntityMention] {
    Dictionary(mentions.map { (Key(span: $0.span, type: $0.type), $0) }) { _, last in last }
  }

  private static func covered(_ mentions: [EntityMention], by others: [EntityMention]) -> Int {
    mentions.count { mention in others.contains { $0.type == mention.type && $0.span.overlaps(mention.span) } }
  }
}
