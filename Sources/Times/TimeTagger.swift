import AnnotationModel
import ArabicText
import Lexicons
public import Morphology
package import Numerals

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

  /// Those of them that may make an expression by themselves; the rest needs company.
  private static let standalone: UInt64 = [
    .month, .monthAmbiguous, .monthHead, .hijriMonth, .hijriHead, .weekday, .deicticDay, .dayPart, .namedDay,
    .timeUnitDual, .timeUnitPlural, .seasonName, .decadeName, .reference, .referenceNoun, .setAdverb,
  ].reduce(into: 0) { (mask: inout UInt64, item: LexicalClass) in mask |= 1 << UInt64(item.rawValue) }

  /// Whether an expression may begin at the token: not where a word that needs company stands between words that have
  /// nothing to do with times ("12 مشجعا", "هذه الأنباء", "نهاية المطاف").
  @inline(__always)
  private static func mayBegin(
    _ token: Int, _ senses: LineSenses, _ triggers: UInt64, _ standalone: UInt64
  ) -> Bool {
    let mask = senses.mask(token)
    guard mask & triggers != 0 || senses.isNumeric(token) else { return false }
    if isLostLead(token, mask, senses) || mask == 0 && isBareCount(token, senses) { return false }
    if mask & standalone != 0 || !senses.isPlainWord(token + 1) { return true }
    // What stands before a number or a unit may be the company: "في 2010 بدأ", "كأس العالم 2018 بدأ", "خلال ساعة وصل".
    return senses.isPrefixed(token) || senses.preposition(token - 1) != 0 || senses.has(token - 1, .timedEventHead)
      || senses.isLoneWaw(token - 1) || senses.preposition(token) >= 30
      || senses.has(token, .timeUnit) && senses.spells(token + 1, Spelling.dirasi)
  }

  /// Whether the word only leads to a time, and none stands right behind it: "هذا | القانون", "بشكل | كبير", "نحو | الباب".
  @inline(__always)
  private static func isLostLead(_ token: Int, _ mask: UInt64, _ senses: LineSenses) -> Bool {
    guard mask & ~leading == 0, mask != 0, !senses.hasSense(token + 1) else { return false }
    // "غروب | الشمس" is none; "مرة" leads to nothing.
    let word = senses.preposition(token)
    return mask & starter == 0 || word != 0 && word != 30 && word != 31
  }

  /// Whether the digits count something, and are no year: "12 | مشجعا", "12 | %".
  @inline(__always)
  private static func isBareCount(_ token: Int, _ senses: LineSenses) -> Bool {
    (senses.isPlainWord(token + 1) || senses.mark(token + 1) == .percent) && senses.digitCount(token) != 4
  }

  /// The classes of words that begin an expression with what stands right behind them, never with themselves.
  private static var leading: UInt64 {
    starter | bit(.timePreposition) | bit(.pointingWord) | bit(.approximator) | bit(.fuzzyQuantifier) | bit(.plenty)
      | bit(.scalePlural)
  }

  private static var starter: UInt64 { bit(.timeStarter) }

  @inline(__always)
  private static func bit(_ lexicalClass: LexicalClass) -> UInt64 { 1 << UInt64(lexicalClass.rawValue) }

  /// The time expressions of one line, in order; only terse readings overlap others.
  public func analyze(_ line: AnalyzedLine) -> [TimeCandidate] { analyze(LineSenses(line)) }

  /// The same for a line whose numbers have been read.
  package func analyze(_ senses: LineSenses) -> [TimeCandidate] {
    let (triggers, standalone) = (TimeTagger.triggers, TimeTagger.standalone)
    guard senses.union & triggers != 0 || senses.hasDigits else { return [] }
    let parser = TimeParser(senses)
    var found: [TimeCandidate] = []
    found.reserveCapacity(4)
    var token = 0
    while token < senses.count {
      guard TimeTagger.mayBegin(token, senses, triggers, standalone) else {
        token += 1
        continue
      }
      guard let match = parser.match(at: token) ?? parser.terseMatch(at: token) else {
        token += 1
        continue
      }
      if let longer = parser.terseExtension(of: match) {
        found.append(parser.candidate(for: longer))
      }
      found.append(parser.candidate(for: match))
      token = max(match.tokens.upperBound, token + 1)
    }
    return found
  }
}
