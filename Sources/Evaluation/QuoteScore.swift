import AnnotationModel
import ArabicText

/// Quotes, paired one to one by the share of words that their contents have in common: half is a match, nine tenths a
/// tight one. On matches: speaker and kind; medium and denial over the quotes that have one.
struct QuoteScore {
  private(set) var match = Tally()
  private(set) var via = Tally()
  private(set) var deny = Tally()
  private(set) var byKind: [Quote.Kind: Tally] = [:]
  private var tightCount = 0
  private var rightSpeakers = 0
  private var rightKinds = 0

  /// Matches that share nine tenths of their words.
  var tight: Tally {
    Tally(
      hits: tightCount, spurious: match.hits + match.spurious - tightCount,
      missed: match.hits + match.missed - tightCount)
  }
  var speaker: Double { Tally.rounded(Tally.share(rightSpeakers, max(match.hits, 1))) }
  var kind: Double { Tally.rounded(Tally.share(rightKinds, max(match.hits, 1))) }
  /// Match F1 times the share of right speakers.
  var attributedF1: Double { Tally.rounded(match.f1 * Double(rightSpeakers) / Double(max(match.hits, 1))) }

  mutating func add(_ gold: [Quote], _ answer: [Quote], _ source: SourceText) -> [String] {
    let words = Words(source)
    var mistakes: [String] = []
    var goldLeft = Set(gold.indices)
    var answerLeft = Set(answer.indices)
    for pair in QuoteScore.pairs(gold.map { words.set($0.content) }, answer.map { words.set($0.content) }) {
      guard goldLeft.contains(pair.gold), answerLeft.contains(pair.answer) else { continue }
      goldLeft.remove(pair.gold)
      answerLeft.remove(pair.answer)
      mistakes += compare(gold[pair.gold], answer[pair.answer], isTight: pair.share >= 0.9, source)
    }
    for index in goldLeft.sorted() {
      let quote = gold[index]
      match.missed += 1
      byKind[quote.kind, default: Tally()].missed += 1
      deny.missed += quote.polarity == .deny ? 1 : 0
      via.missed += (quote.viaName ?? "").isEmpty ? 0 : 1
      mistakes.append("missed \(quote.kind.rawValue) of \(quote.speakerName): «\(QuoteScore.start(quote, source))»")
    }
    for index in answerLeft.sorted() {
      match.spurious += 1
      byKind[answer[index].kind, default: Tally()].spurious += 1
      mistakes.append("false of \(answer[index].speakerName): «\(QuoteScore.start(answer[index], source))»")
    }
    return mistakes
  }

  /// The pairs that share half of their words, the most alike first.
  private static func pairs(
    _ gold: [Set<TextSpan>], _ answer: [Set<TextSpan>]
  ) -> [(share: Double, gold: Int, answer: Int)] {
    var pairs: [(share: Double, gold: Int, answer: Int)] = []
    for (row, left) in gold.enumerated() {
      for (column, right) in answer.enumerated() {
        let common = left.intersection(right).count
        guard common > 0 else { continue }
        let share = Double(common) / Double(left.union(right).count)
        if share >= 0.5 { pairs.append((share, row, column)) }
      }
    }
    return pairs.sorted { $0 > $1 }
  }

  private mutating func compare(_ gold: Quote, _ answer: Quote, isTight: Bool, _ source: SourceText) -> [String] {
    match.hits += 1
    byKind[gold.kind, default: Tally()].hits += 1
    tightCount += isTight ? 1 : 0
    rightKinds += gold.kind == answer.kind ? 1 : 0
    QuoteScore.count(gold.polarity == .deny, answer.polarity == .deny, isRight: true, &deny)
    let viaName = QuoteScore.filled(answer.viaName) ?? answer.via.map(source.string)
    let goldVia = QuoteScore.filled(gold.viaName)
    QuoteScore.count(
      goldVia != nil, viaName.map { !$0.isEmpty } ?? false, isRight: NameComparison.isSame(goldVia, viaName), &via)
    let speaker = QuoteScore.filled(answer.speakerName) ?? answer.speaker.map(source.string)
    if NameComparison.isSame(gold.speakerName, speaker) || isSameSpeaker(gold, answer, source) {
      rightSpeakers += 1
      return []
    }
    return [
      "speaker of «\(QuoteScore.start(gold, source))» is \(gold.speakerName), not \(answer.speakerName)"
    ]
  }

  /// Whether half of the words of the gold's speaker are in the answer's.
  private func isSameSpeaker(_ gold: Quote, _ answer: Quote, _ source: SourceText) -> Bool {
    guard let left = gold.speaker, let right = answer.speaker, left.overlaps(right) else { return false }
    let words = Words(source)
    let wanted = words.set([left])
    return wanted.intersection(words.set([right])).count * 2 >= wanted.count
  }

  private static func count(_ gold: Bool, _ answer: Bool, isRight: Bool, _ tally: inout Tally) {
    let isHit = gold && answer && isRight
    tally.hits += isHit ? 1 : 0
    tally.missed += gold && !isHit ? 1 : 0
    tally.spurious += answer && !isHit ? 1 : 0
  }

  private static func filled(_ text: String?) -> String? { (text ?? "").isEmpty ? nil : text }

  private static func start(_ quote: Quote, _ source: SourceText) -> String {
    String(quote.content.first.map(source.string)?.prefix(90) ?? "")
  }
}
