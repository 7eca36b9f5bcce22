/// Splits the tokens of a line into sentences.
public enum Sentences {
  /// Ranges of token indices, one for each sentence of the line, in order; together they cover all tokens.
  ///
  /// A sentence ends after `.`, `!`, `؟`, `…` or a run of them and the closing marks that follow ("قال: «نعم».").
  /// A period inside a number (3.5), a web address (العربية.نت) or an abbreviation of single letters (أ.ف.ب) ends none.
  public static func ranges(in tokens: TokenTable) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < tokens.count {
      guard endsSentence(at: index, in: tokens) else {
        index += 1
        continue
      }
      var next = index + 1
      while next < tokens.count, !tokens.spaceBefore[next],
        isClosing(tokens.marks[next]) || isTerminal(tokens.marks[next])
      {
        next += 1
      }
      ranges.append(start..<next)
      start = next
      index = next
    }
    if start < tokens.count { ranges.append(start..<tokens.count) }
    return ranges
  }

  private static func isTerminal(_ mark: PunctuationMark) -> Bool {
    mark == .period || mark == .question || mark == .exclamation || mark == .ellipsis
  }

  private static func isClosing(_ mark: PunctuationMark) -> Bool {
    switch mark {
    case .straightQuote, .rightQuote, .leftQuote, .rightGuillemet, .leftGuillemet, .closeParenthesis, .closeBracket:
      true
    default: false
    }
  }

  private static func endsSentence(at index: Int, in tokens: TokenTable) -> Bool {
    guard isTerminal(tokens.marks[index]) else { return false }
    guard tokens.marks[index] == .period, index + 1 < tokens.count, !tokens.spaceBefore[index + 1], index > 0 else {
      return true
    }
    let next = index + 1
    // "3.5", "www.example.com", "أ.ف.ب"; but "الماضي.وأضاف" lacks only its space.
    if tokens.kinds[next] == .number, tokens.kinds[index - 1] == .number { return false }
    if tokens.kinds[next] == .foreign { return false }
    if tokens.kinds[next] == .word {
      return tokens.letterCount(index - 1) > 2 && tokens.letterCount(next) > 2
    }
    return true
  }
}
