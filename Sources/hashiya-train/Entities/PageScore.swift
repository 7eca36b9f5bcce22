import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology

/// What a tagger and the resolution of names reach on annotated pages.
struct PageScore {
  /// Exact spans and types.
  private(set) var exact = EntityScore()
  /// Names that share text with one of their type on the other side.
  private(set) var overlap = EntityScore.Counts()
  private(set) var overlapRecalled = 0
  /// Pairs of rightly found mentions of a page: said to name one thing, and doing so.
  private(set) var pairs = EntityScore.Counts()
  /// Each name found, how certain it was, and whether it was right.
  private(set) var outcomes: [(confidence: Float, isRight: Bool)] = []

  init(_ pages: [GoldCorpus.PlacedPage], tagger: EntityTagger) {
    for page in pages { add(page, tagger) }
  }

  private mutating func add(_ page: GoldCorpus.PlacedPage, _ tagger: EntityTagger) {
    let lines = page.lines.map { (line: $0, candidates: tagger.analyze($0.line)) }
    let found = EntityResolver.page(lines, in: page.source).names.mentions
    exact.add(
      found: found.map { (span: $0.span, type: $0.type) }, wanted: page.names.map { (span: $0.span, type: $0.type) })
    overlap.found += found.count
    overlap.wanted += page.names.count
    overlap.right += found.count { mention in
      page.names.contains { $0.type == mention.type && $0.span.overlaps(mention.span) }
    }
    overlapRecalled += page.names.count { name in
      found.contains { $0.type == name.type && $0.span.overlaps(name.span) }
    }
    let matched = found.compactMap { mention in
      page.names.first { $0.span == mention.span && $0.type == mention.type }.map { (mention.name, $0.name) }
    }
    outcomes += found.map { mention in
      (mention.confidence, page.names.contains { $0.span == mention.span && $0.type == mention.type })
    }
    for (number, first) in matched.enumerated() {
      for second in matched[(number + 1)...] {
        let (isFound, isWanted) = (first.0 == second.0, first.1 == second.1)
        pairs.found += isFound ? 1 : 0
        pairs.wanted += isWanted ? 1 : 0
        pairs.right += isFound && isWanted ? 1 : 0
      }
    }
  }

  /// F1 of names that share text with one of their type.
  var overlapF1: Double {
    let recall = overlap.wanted == 0 ? 0 : Double(overlapRecalled) / Double(overlap.wanted)
    let sum = overlap.precision + recall
    return sum == 0 ? 0 : 2 * overlap.precision * recall / sum
  }
}
