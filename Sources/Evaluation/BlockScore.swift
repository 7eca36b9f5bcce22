import AnnotationModel
import ArabicText

/// Lines: kind, in all and by kind; the number of the article; and the words of the first article's body against the
/// rest.
struct BlockScore {
  /// A kind needs so many lines in the gold to count for the mean over kinds.
  private static let commonCount = 10

  private(set) var byKind: [BlockKind: Tally] = [:]
  private(set) var body = Tally()
  private var count = 0
  private var rightKinds = 0
  private var rightArticles = 0

  var kind: Double { Tally.rounded(Tally.share(rightKinds, max(count, 1))) }
  var article: Double { Tally.rounded(Tally.share(rightArticles, max(count, 1))) }
  /// The mean F1 of the kinds that are common in the gold.
  var macroF1: Double {
    let common = BlockKind.allCases.sorted { $0.rawValue < $1.rawValue }.compactMap { byKind[$0] }
      .filter { $0.gold >= BlockScore.commonCount }
    return Tally.rounded(common.reduce(0) { $0 + $1.f1 } / Double(max(common.count, 1)))
  }

  mutating func add(_ gold: [Block], _ answer: [Block], _ source: SourceText) -> [String] {
    let words = Words(source)
    var mistakes: [String] = []
    for block in gold {
      let found = BlockScore.counterpart(of: block, in: answer)
      count += 1
      rightArticles += block.article == found?.article ? 1 : 0
      if block.kind == found?.kind {
        rightKinds += 1
        byKind[block.kind, default: Tally()].hits += 1
      } else {
        byKind[block.kind, default: Tally()].missed += 1
        if let found { byKind[found.kind, default: Tally()].spurious += 1 }
        mistakes.append(
          "\(block.kind.rawValue), not \(found?.kind.rawValue ?? "nothing"): «\(source.string(block.span).prefix(70))»")
      }
      let weight = words.spans(in: block.span).count
      let isGoldBody = block.kind.isBody && block.article == 1
      let isFoundBody = found.map { $0.kind.isBody && $0.article == 1 } ?? false
      body.hits += isGoldBody && isFoundBody ? weight : 0
      body.missed += isGoldBody && !isFoundBody ? weight : 0
      body.spurious += !isGoldBody && isFoundBody ? weight : 0
    }
    return mistakes
  }

  /// The answer's block that shares the most with a gold one; the first of equal ones.
  private static func counterpart(of block: Block, in answer: [Block]) -> Block? {
    var best: (length: Int, block: Block)?
    for candidate in answer {
      let length = min(block.span.end, candidate.span.end) - max(block.span.start, candidate.span.start)
      if length > 0, length > best?.length ?? 0 { best = (length, candidate) }
    }
    return best?.block
  }
}
