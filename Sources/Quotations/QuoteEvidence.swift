import AnnotationModel

/// What speaks for a quotation, as one small number for each kind of evidence. The weights of the numbers add up to its
/// confidence (see `ConfidenceModel`).
package struct QuoteEvidence: Sendable {
  /// The kinds of evidence, in the order of `values`.
  package enum Group: Int, CaseIterable, Sendable {
    /// The rule that found it.
    case rule
    /// What the cue takes (`CueFrame`), 0 without a cue of the lists.
    case frame
    /// The cue's form: tense of a verb, participle, noun, none.
    case form
    /// How the speaker is given: hidden, dropped, named and by what.
    case speaker
    /// Direct, indirect, mixed.
    case kind
    /// Between cue and content, in steps.
    case distance
    /// Of the content, in steps.
    case length
    /// Whether the content ends with its sentence, before it, or is left open.
    case ending
    /// The kind of block it stands in.
    case block
    /// Whether a medium is named.
    case medium

    /// How many values the group has.
    package var size: Int {
      switch self {
      case .rule: QuotationRule.allCases.count
      case .frame: 40
      case .form: 8
      case .speaker: 10
      case .kind: 3
      case .distance: 6
      case .length: 7
      case .ending: 3
      case .block: 8
      case .medium: 2
      }
    }
  }

  /// One value for each group; each is smaller than its group's size.
  package var values: [UInt8] { bytes.indices.map { bytes[$0] } }

  /// `values`, in place: every quotation has some.
  fileprivate let bytes: InlineArray<10, UInt8>

  init(_ candidate: QuoteCandidate, in block: BlockKind?) {
    let content = candidate.content.first ?? TextSpan(start: 0, end: 0)
    let length = candidate.content.reduce(0) { $0 + $1.length }
    bytes = [
      candidate.rule.rawValue, candidate.frame, candidate.form, QuoteEvidence.speaker(candidate),
      QuoteEvidence.kind(candidate.kind), QuoteEvidence.distance(candidate.cue, content),
      QuoteEvidence.step(length, [12, 30, 60, 120, 240, 480]),
      candidate.isOpen ? 2 : candidate.endsSentence ? 0 : 1, QuoteEvidence.block(block), candidate.via == nil ? 0 : 1,
    ]
  }

  private static func kind(_ kind: Quote.Kind) -> UInt8 {
    switch kind {
    case .direct: 0
    case .indirect: 1
    case .mixed: 2
    }
  }

  private static func speaker(_ candidate: QuoteCandidate) -> UInt8 {
    switch candidate.speaker {
    case .hidden: candidate.fixedName == nil ? 0 : 9
    case .continued: 1
    case .pronoun: 2
    case .dropped(_, let near): near == nil ? 3 : 4
    case .named(let phrase): phrase.isMute ? 5 : phrase.isRole ? 7 : phrase.isNamed ? 8 : 6
    }
  }

  private static func distance(_ cue: TextSpan?, _ content: TextSpan) -> UInt8 {
    guard let cue else { return 0 }
    let gap = cue.end <= content.start ? content.start - cue.end : max(0, cue.start - content.end)
    return 1 + step(gap, [10, 30, 70, 150])
  }

  private static func block(_ kind: BlockKind?) -> UInt8 {
    switch kind {
    case .paragraph: 0
    case .headline: 1
    case .deck: 2
    case .heading: 3
    case .listItem: 4
    case .relatedItem, .readAlso: 5
    case .caption: 6
    default: 7
    }
  }

  /// How many of the limits the number reaches.
  private static func step(_ number: Int, _ limits: [Int]) -> UInt8 {
    UInt8(truncatingIfNeeded: limits.prefix { number >= $0 }.count)
  }
}

/// How likely a quotation with certain evidence is right: a logistic model whose weights are learned (see `MODEL.md`).
package enum ConfidenceModel {
  /// The probability that the content is a quotation and ends where it should, 0…1.
  static func confidence(_ evidence: QuoteEvidence) -> Float {
    probability(ofScore: score(evidence))
  }

  /// The sum of the weights, in thousandths.
  package static func score(_ evidence: QuoteEvidence) -> Int {
    var score = ConfidenceWeights.bias
    for group in evidence.bytes.indices {
      let value = Int(evidence.bytes[group])
      if value < ConfidenceWeights.table[group].count { score += ConfidenceWeights.table[group][value] }
    }
    return score
  }

  /// The logistic function of a score in thousandths: exact at every tenth, straight lines between.
  ///
  /// From a table, so that every machine gives the same bits.
  static func probability(ofScore score: Int) -> Float {
    let reach = ConfidenceWeights.logistic.count - 1
    let magnitude = min(abs(score), reach * 100 - 1)
    let low = ConfidenceWeights.logistic[magnitude / 100]
    let high = ConfidenceWeights.logistic[magnitude / 100 + 1]
    let value = low + (high - low) * Float(magnitude % 100) / 100
    return score < 0 ? 1 - value : value
  }
}
