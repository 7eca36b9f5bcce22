import AnnotationModel
import ArabicText
import Morphology

/// Finds second names in brackets behind the first: "الاتحاد الدولي لكرة القدم (فيفا)", "قوات سوريا الديمقراطية (قسد)".
enum BracketedNames {
  /// Pairs of mentions, by number, that name one thing because the second explains the first.
  ///
  /// - Parameter mentions: in text order.
  static func links(_ mentions: [DocumentMention], _ lines: [PlacedLine]) -> [(full: Int, short: Int)] {
    mentions.indices.dropLast().compactMap { number in
      let (first, second) = (mentions[number], mentions[number + 1])
      guard first.line == second.line, first.type == second.type, isLinked(first.type), first.wordCount > 1,
        second.wordCount < first.wordCount, second.wordCount <= 2
      else { return nil }
      return isBracketed(second, behind: first, lines[first.line].line) ? (number, number + 1) : nil
    }
  }

  /// A place in brackets says where the first one lies, not what else it is called.
  private static func isLinked(_ type: EntityType) -> Bool {
    switch type {
    case .organization, .event, .miscellaneous: true
    case .person, .location, .people: false
    }
  }

  /// Whether nothing but brackets and quotation marks stands around the second name.
  private static func isBracketed(
    _ second: DocumentMention, behind first: DocumentMention, _ line: AnalyzedLine
  ) -> Bool {
    let (before, name) = (first.tokens.upperBound, second.tokens)
    guard before < name.lowerBound, line.tokens.marks[before] == .openParenthesis,
      (before..<name.lowerBound).dropFirst().allSatisfy({ isQuotationMark(line.tokens.marks[$0]) })
    else { return false }
    var after = name.upperBound
    while after < line.count, isQuotationMark(line.tokens.marks[after]) { after += 1 }
    return after < line.count && line.tokens.marks[after] == .closeParenthesis
  }

  private static func isQuotationMark(_ mark: PunctuationMark) -> Bool {
    switch mark {
    case .straightQuote, .leftQuote, .rightQuote, .lowQuote, .leftGuillemet, .rightGuillemet: true
    default: false
    }
  }
}
