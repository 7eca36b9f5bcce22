import ArabicText

/// Reads a line's marks: bullets, separators, endings, dates in digits.
enum LineShape {
  /// How the line ends, quotation marks and brackets looked through for a full stop ("…للجميع.»").
  static func ending(of tokens: TokenTable) -> LineEnding {
    var token = tokens.count - 1
    var closing = LineEnding.none
    while token >= 0, token + 4 > tokens.count {
      switch tokens.marks[token] {
      case .period: return token > 0 && tokens.marks[token - 1] == .period ? .ellipsis : .period
      case .ellipsis: return .ellipsis
      case .question: return .question
      case .exclamation: return .exclamation
      case .straightQuote, .rightQuote, .leftQuote, .rightGuillemet, .leftGuillemet, .apostrophe:
        if closing == .none { closing = .quote }
      case .closeParenthesis, .closeBracket: if closing == .none { closing = .parenthesis }
      case .colon: return closing == .none ? .colon : closing
      case .comma, .semicolon: return closing == .none ? .comma : closing
      case .verticalBar: return closing == .none ? .bar : closing
      case .none: return closing
      default: return closing == .none ? .other : closing
      }
      token -= 1
    }
    return closing
  }

  /// The marks found in the first tokens of a line.
  static func marks(of tokens: TokenTable, in window: Range<Int>) -> LineMarks {
    var marks = opening(of: tokens)
    for token in window {
      switch tokens.marks[token] {
      case .none: marks.formUnion(number(at: token, tokens))
      case .comma, .semicolon: marks.insert(.comma)
      case .verticalBar: marks.insert(.verticalBar)
      case .period, .question, .exclamation, .ellipsis: marks.formUnion(stop(at: token, tokens))
      case .colon:
        if token <= 8, token + 1 < tokens.count, tokens.kinds[token - (token > 0 ? 1 : 0)] != .number {
          marks.insert(.earlyColon)
        }
      case .dash:
        if token > 0, token + 1 < tokens.count, tokens.spaceBefore[token], tokens.spaceBefore[token + 1] {
          marks.insert(.spacedDash)
        }
      case .rightGuillemet, .leftGuillemet:
        // "الرئيسية » ثقافة": spaces on both sides; a quotation mark leans on its word.
        let isSpaced = token + 1 < tokens.count && tokens.spaceBefore[token] && tokens.spaceBefore[token + 1]
        marks.insert(isSpaced && token > 0 ? .breadcrumb : .quotes)
      case .straightQuote, .leftQuote, .rightQuote, .lowQuote: marks.insert(.quotes)
      case .openParenthesis, .closeParenthesis: marks.insert(.parentheses)
      case .hash: marks.insert(.hashtag)
      case .at: marks.insert(.address)
      case .other: marks.formUnion(symbol(at: token, tokens))
      default: break
      }
      if tokens.kinds[token] == .foreign, isAddressWord(token, tokens) { marks.insert(.address) }
    }
    return marks
  }

  private static func symbol(at token: Int, _ tokens: TokenTable) -> LineMarks {
    // ">" between words is a path; anything beyond ASCII here is an icon or emoji.
    guard let first = tokens.letters[tokens.letterRange(token)].first else { return [] }
    if first == 0x3E || first == 0x3C { return token > 0 ? .breadcrumb : [] }
    return first >= 0x80 ? .symbol : []
  }

  /// "http", "www", "com".
  private static func isAddressWord(_ token: Int, _ tokens: TokenTable) -> Bool {
    addressWords.contains { tokens.letters(of: token, equal: $0) }
  }
  private static let addressWords: [[UInt8]] = ["http", "https", "www", "com"].map { Array($0.utf8) }

  private static func opening(of tokens: TokenTable) -> LineMarks {
    var marks: LineMarks = []
    switch tokens.marks[0] {
    case .bullet, .dash, .asterisk: if tokens.count > 1 { marks.insert(.bullet) }
    case .straightQuote, .leftQuote, .rightQuote, .lowQuote, .rightGuillemet, .leftGuillemet, .leftSingleQuote:
      marks.insert(.opensQuote)
    case .openParenthesis, .openBracket:
      let last = tokens.marks[tokens.count - 1]
      if last == .closeParenthesis || last == .closeBracket { marks.insert(.parenthesized) }
    default: break
    }
    if tokens.kinds[0] == .number { marks.insert(.startsWithNumber) }
    // "1- …", "أ) …", and years: "1963 - …".
    if tokens.count > 2, tokens.kinds[0] == .number && tokens.letterCount(0) <= 4 || tokens.letterCount(0) == 1,
      [.dash, .period, .closeParenthesis, .slash].contains(tokens.marks[1]), tokens.kinds[2] != .number
    {
      marks.insert(.numbered)
    }
    if let word = (0..<min(tokens.count, 4)).first(where: { tokens.kinds[$0] == .word }) {
      let letters = tokens.letterRange(word)
      if letters.count > 3, tokens.letters[letters.lowerBound] == Letter.waw { marks.insert(.leadingWaw) }
      if letters.count > 3, tokens.letters[letters.lowerBound] == Letter.alef,
        tokens.letters[letters.lowerBound + 1] == Letter.lam
      {
        marks.insert(.leadingArticle)
      }
    }
    return marks
  }

  private static func stop(at token: Int, _ tokens: TokenTable) -> LineMarks {
    let next = token + 1
    guard next < tokens.count else { return [] }
    if tokens.marks[token] == .period, tokens.marks[next] == .period { return .innerDots }
    if tokens.marks[token] == .ellipsis { return .innerDots }
    return tokens.spaceBefore[next] ? .innerStop : []
  }

  private static func number(at token: Int, _ tokens: TokenTable) -> LineMarks {
    guard tokens.kinds[token] == .number else { return [] }
    var marks: LineMarks = []
    let letters = tokens.letterRange(token)
    if letters.count == 4 {
      let century = (tokens.letters[letters.lowerBound], tokens.letters[letters.lowerBound + 1])
      if century == (0x31, 0x39) || century == (0x32, 0x30) || century == (0x31, 0x34) { marks.insert(.year) }
    }
    guard token + 2 < tokens.count, tokens.kinds[token + 2] == .number else { return marks }
    switch tokens.marks[token + 1] {
    case .colon: marks.insert(.clock)
    case .slash: marks.insert(.numericDate)
    case .dash, .period:
      if letters.count == 4 || tokens.letterCount(token + 2) == 2, token + 4 < tokens.count,
        tokens.kinds[token + 4] == .number
      {
        marks.insert(.numericDate)
      }
    default: break
    }
    return marks
  }
}
