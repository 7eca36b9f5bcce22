/// The punctuation and symbol marks that rules distinguish.
@frozen public enum PunctuationMark: UInt8, Sendable {
  case none
  /// ، and ,
  case comma
  /// ؛ and ;
  case semicolon
  /// . and ۔
  case period
  case ellipsis
  case colon
  /// ؟ and ?
  case question
  case exclamation
  /// "
  case straightQuote
  /// “ and ‟
  case leftQuote
  /// ”
  case rightQuote
  /// „
  case lowQuote
  /// « and ‹
  case leftGuillemet
  /// » and ›
  case rightGuillemet
  /// ', ’ and `
  case apostrophe
  /// ‘
  case leftSingleQuote
  case openParenthesis
  case closeParenthesis
  case openBracket
  case closeBracket
  /// -, ‐ … ―, − and a lone tatweel
  case dash
  /// /
  case slash
  case backslash
  case verticalBar
  /// % and ٪
  case percent
  case hash
  case at
  case ampersand
  case underscore
  case plus
  case equals
  /// *
  case asterisk
  /// •, ·, ▪, ●, ■, ○, ◄, ►, ‣ and their kin
  case bullet
  /// $, €, £, ¥ and other currency signs
  case currency
  /// ٫
  case decimalSeparator
  /// ٬
  case thousandsSeparator
  /// °
  case degree
  /// Any other mark; the token's letters tell which.
  case other

  /// The mark of a code point whose class is punctuation, symbol or tatweel.
  package static func of(_ codePoint: UInt32) -> PunctuationMark {
    switch codePoint {
    case 0x2C, 0x60C, 0xFF0C: .comma
    case 0x3B, 0x61B: .semicolon
    case 0x2E, 0x6D4: .period
    case 0x2026: .ellipsis
    case 0x3A, 0xFF1A: .colon
    case 0x3F, 0x61F: .question
    case 0x21: .exclamation
    case 0x22, 0xFF02: .straightQuote
    case 0x201C, 0x201F: .leftQuote
    case 0x201D: .rightQuote
    case 0x201E: .lowQuote
    case 0xAB, 0x2039: .leftGuillemet
    case 0xBB, 0x203A: .rightGuillemet
    case 0x27, 0x2019, 0x60, 0xB4: .apostrophe
    case 0x2018: .leftSingleQuote
    case 0x28: .openParenthesis
    case 0x29: .closeParenthesis
    case 0x5B, 0x7B: .openBracket
    case 0x5D, 0x7D: .closeBracket
    case 0x2D, 0x2010...0x2015, 0x2212, 0x640, 0xFE58, 0xFF0D: .dash
    case 0x2F, 0x2044, 0x2215: .slash
    case 0x5C: .backslash
    case 0x7C: .verticalBar
    case 0x25, 0x66A: .percent
    case 0x23: .hash
    case 0x40: .at
    case 0x26: .ampersand
    case 0x5F: .underscore
    case 0x2B: .plus
    case 0x3D: .equals
    case 0x2A, 0x66D: .asterisk
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25A0...0x25FF, 0x2605, 0x2606, 0x2713, 0x27A2, 0x2B25: .bullet
    case 0x24, 0xA3, 0xA5, 0x20A0...0x20CF: .currency
    case 0x66B: .decimalSeparator
    case 0x66C: .thousandsSeparator
    case 0xB0: .degree
    default: .other
    }
  }
}
