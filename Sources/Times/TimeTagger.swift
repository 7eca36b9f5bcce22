import AnnotationModel
public import Morphology
import Lexicons
import Numerals

/// Finds time expressions in a line.
public struct TimeTagger: Sendable {
  public init() {}

  /// Classes of words with which an expression may begin.
  private static let triggers: UInt64 = [
    .month, .monthAmbiguous, .monthHead, .hijriMonth, .hijriHead, .weekday, .deicticDay, .dayPart, .namedDay, .timeUnit,
    .timeUnitDual, .timeUnitPlural, .yearPart, .seasonName, .decadeName, .modifier, .approximator, .fuzzyQuantifier,
    .reference, .referenceNoun, .setAdverb, .pointingWord, .timeStarter, .hijriTail, .cardinal, .cardinalPart, .scale,
    .scaleDual,
    .scalePlural, .ordinal, .plenty, .fraction,
  ].reduce(into: 0) { (mask: inout UInt64, item: LexicalClass) in mask |= 1 << UInt64(item.rawValue) }

  /// The time expressions of one line, in order, not overlapping.
  public func analyze(_ line: AnalyzedLine) -> [TimeCandidate] {
    let senses = LineSenses(line)
    let parser = TimeParser(senses)
    var found: [TimeCandidate] = []
    var token = 0
    while token < senses.count {
      guard
        senses.mask(token) & TimeTagger.triggers != 0 || senses.number(token) != nil || senses.gluedNumber(token) != nil
      else {
        token += 1
        continue
      }
      guard let match = parser.match(at: token) ?? parser.terseMatch(at: token) else {
        token += 1
        continue
      }
      found.append(parser.candidate(for: match, after: found.last))
      token = max(match.tokens.upperBound, token + 1)
    }
    return found
  }
}
