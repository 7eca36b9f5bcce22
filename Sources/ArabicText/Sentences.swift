/// Splits the tokens of a line into sentences.
public enum Sentences {
  /// Ranges of token indices, one for each sentence of the line, in order; together they cover all tokens.
  ///
  /// A sentence ends after `.`, `!`, `؟`, `…` or a run of them and the closing marks that follow ("قال: «نعم».").
  /// A period inside a number (3.5), a web address (العربية.نت) or an abbreviation of single letters (أ.ف.ب) ends none.
  public static func ranges(in tokens: TokenTable) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < tokens.count {
      let end = end(from: start, in: tokens)
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// The token behind the sentence that begins at `start`, which is a token of the line.
  package static func end(from start: Int, in tokens: TokenTable) -> Int {
    let terminals = Sentences.terminals
    var index = start
    while index < tokens.count {
      guard terminals & (1 << UInt64(tokens.marks[index].rawValue & 63)) != 0, endsSentence(at: index, in: tokens)
      else {
        index += 1
        continue
      }
      var next = index + 1
      while next < tokens.count, !tokens.spaceBefore[next],
        isClosing(tokens.marks[next]) || isTerminal(tokens.marks[next])
      {
        next += 1
      }
      return next
    }
    return tokens.count
  }

  /// Bit n is set for the terminal mark with the raw value n: most tokens are none.
  private static let terminals: UInt64 = [PunctuationMark.period, .question, .exclamation, .ellipsis].reduce(0) {
    $0 | 1 << UInt64($1.rawValue & 63)
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
