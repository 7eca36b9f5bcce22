public import AnnotationModel
public import Morphology
import ArabicText
import Lexicons

/// Finds quantities in a line.
public struct QuantityTagger: Sendable {
  public init() {}

  /// Classes of words with which a quantity may begin.
  private static let triggers: UInt64 = [
    .cardinal, .cardinalPart, .scale, .scaleDual, .ordinal, .fraction, .sign, .partNoun, .dozen,
  ].reduce(into: 0) { (mask: inout UInt64, item: LexicalClass) in mask |= 1 << UInt64(item.rawValue) }

  /// The quantities of one line; spans count from the line's start, ids are empty.
  public func analyze(_ line: AnalyzedLine) -> [Quantity] { analyze(LineSenses(line)) }

  /// The same for a line whose numbers have been read.
  package func analyze(_ senses: LineSenses) -> [Quantity] {
    guard senses.union & QuantityTagger.triggers != 0 || senses.hasDigits else { return [] }
    let line = senses.line
    let reader = QuantityReader(senses)
    var found: [Quantity] = []
    found.reserveCapacity(4)
    var token = 0
    while token < senses.count {
      guard
        senses.mask(token) & QuantityTagger.triggers != 0
          || (senses.hasDigits && !senses.isPlainWord(token) && reader.mayBeDigits(token)),
        let match = reader.quantity(at: token)
      else {
        token += 1
        continue
      }
      let first = match.tokens.lowerBound
      let span = TextSpan(
        start: senses.spanStart(first), end: line.tokens.span(match.tokens.upperBound - 1..<match.tokens.upperBound).end
      )
      found.append(
        Quantity(
          id: "", span: span, kind: match.kind, value: match.value.plainString, unit: match.unit, rule: match.rule))
      token = max(match.tokens.upperBound, token + 1)
    }
    return found
  }
}
