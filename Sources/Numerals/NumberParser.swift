import ArabicText
import Lexicons
import Morphology

/// A number as found: its value and the tokens that write it.
package struct ParsedNumber: Hashable, Sendable {
  package var value: ExactDecimal
  package var tokens: Range<Int>
  /// Whether it is, or begins with, digits.
  package var isInDigits: Bool
  /// Whether its last word is ألف, مليون or the like, which a bare unit follows.
  package var endsInScale: Bool
}

/// Reads cardinal numbers: digits of all systems with their separators, words of every gender, case and order, and
/// both together ("67.3 مليار", "مئة وخمسة وعشرون ألفا").
package struct NumberParser: Sendable {
  private let senses: LineSenses

  package init(_ senses: LineSenses) { self.senses = senses }

  /// Tokens one number may take; keeps the work at each token bounded.
  private static let longest = 24

  /// Classes that begin a number in words.
  package static let starts: UInt64 =
    1 << UInt64(LexicalClass.cardinal.rawValue) | 1 << UInt64(LexicalClass.cardinalPart.rawValue)
    | 1 << UInt64(LexicalClass.scale.rawValue) | 1 << UInt64(LexicalClass.scaleDual.rawValue)

  /// Whether a number may begin at the token.
  @inline(__always)
  package func mayStart(_ token: Int) -> Bool {
    senses.mask(token) & NumberParser.starts != 0 || senses.number(token) != nil
      || isLongNumber(token)
  }

  private func isLongNumber(_ token: Int) -> Bool {
    token >= 0 && token < senses.count && senses.line.tokens.kinds[token] == .number
  }

  /// "شركة ميتا": without its hamza "مئتا" is no number.
  private func isCompanyName(_ token: Int) -> Bool {
    senses.has(token, .cardinal) && senses.line.tokens.letters(of: token, equal: NumberParser.meta)
  }

  private static let meta = [Letter.meem, Letter.yeh, Letter.teh, Letter.alef]

  /// The number that begins at the token, as long as it goes; nil when none does.
  package func parse(at start: Int) -> ParsedNumber? {
    guard mayStart(start), !isCompanyName(start) else { return nil }
    var sum = Accumulator()
    var token = start
    var first = true
    var isInDigits = false
    var endsInScale = false
    let limit = min(senses.count, start + NumberParser.longest)
    while token < limit {
      var next = token
      var joined = false
      if !first {
        if senses.isLoneWaw(token) {
          joined = true
          next += 1
        } else if senses.isPrefixed(token) {
          guard senses.firstLetter(token) == Letter.waw, senses.spanStartFollowsWawOnly(token) else { break }
          joined = true
        }
      }
      // "مئة وثلاثة أرباع": what follows و is a fraction.
      if joined, senses.has(next + 1, .fraction), let count = senses.value(next, .cardinal), count <= 10,
        (senses.value(next + 1, .fraction) ?? 0) > 300
      {
        break
      }
      if let digits = parseDigits(at: next) {
        let isHundreds =
          !joined && digits.tokens.count == 1 && senses.value(digits.tokens.upperBound, .cardinal) == 100
          && sum.acceptsUnjoined(digits.value)
        guard first || (joined && sum.accepts(digits.value)) || isHundreds, sum.addDigits(digits.value) else { break }
        if first { isInDigits = true }
        token = digits.tokens.upperBound
        endsInScale = false
      } else if let step = sum.step(senses, at: next, joined: joined, first: first) {
        token = next + 1
        endsInScale = step == .scale
      } else {
        break
      }
      first = false
    }
    guard !first, let value = sum.total else { return nil }
    return ParsedNumber(value: value, tokens: start..<token, isInDigits: isInDigits, endsInScale: endsInScale)
  }

  /// The number behind a spelled decimal point; إحدى alone counts there.
  package func parseDecimals(at token: Int) -> ParsedNumber? {
    if let number = parse(at: token) { return number }
    guard let one = senses.value(token, .cardinalPart), !senses.isPrefixed(token) else { return nil }
    return ParsedNumber(
      value: ExactDecimal(one), tokens: token..<token + 1, isInDigits: false, endsInScale: false)
  }

  // MARK: Digits

  /// "1,234.5", "١٬٢٣٤٫٥", "1.234.567", "40 000": digits with separators of thousands and decimals.
  package func parseDigits(at start: Int) -> (value: ExactDecimal, tokens: Range<Int>)? {
    guard start >= 0, start < senses.count, let head = digits(start) else { return nil }
    var value = head
    var token = start + 1
    var groups = 0
    let firstCount = digitLength(start)
    if firstCount <= 3, firstCount > 0 {
      let separator = senses.mark(token)
      // "0,234" is less than one.
      while isGroup(token, after: separator), groups < 6, head.coefficient != 0 {
        guard let group = senses.number(token + 1),
          let shifted = value.scaled(by: 3), let sum = shifted.adding(ExactDecimal(group))
        else { break }
        // A single period with three digits is a decimal point ("1.234").
        if separator == .period, groups == 0, !isGroup(token + 2, after: .period) { break }
        value = sum
        token += 2
        groups += 1
      }
      if groups == 0 {
        while isSpacedGroup(token), groups < 6 {
          guard let group = senses.number(token), let shifted = value.scaled(by: 3),
            let sum = shifted.adding(ExactDecimal(group))
          else { break }
          value = sum
          token += 1
          groups += 1
        }
      }
    }
    if isDecimal(token, groups: groups), let fraction = digits(token + 1) {
      let places = digitLength(token + 1)
      if let part = fraction.scaled(by: -places), let sum = value.adding(part) {
        value = sum
        token += 2
      }
    }
    return (value, start..<token)
  }

  /// The digits of one token as a number of up to 18 digits.
  private func digits(_ token: Int) -> ExactDecimal? {
    if let small = senses.number(token) { return ExactDecimal(small) }
    guard token >= 0, token < senses.count, senses.line.tokens.kinds[token] == .number else { return nil }
    let letters = senses.line.tokens.letters[senses.line.tokens.letterRange(token)]
    guard letters.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in letters { value = value &* 10 &+ Int64(byte &- 0x30) }
    return ExactDecimal(value)
  }

  private func digitLength(_ token: Int) -> Int {
    if senses.number(token) != nil { return senses.digitCount(token) }
    guard token >= 0, token < senses.count else { return 0 }
    return senses.line.tokens.letterCount(token)
  }

  private func isGroup(_ token: Int, after separator: PunctuationMark) -> Bool {
    guard senses.mark(token) == separator,
      separator == .comma || separator == .thousandsSeparator || separator == .period || separator == .apostrophe,
      !senses.spaceBefore(token), !senses.spaceBefore(token + 1)
    else { return false }
    return plainDigits(token + 1) == 3
  }

  private func isSpacedGroup(_ token: Int) -> Bool { plainDigits(token) == 3 && senses.spaceBefore(token) }

  private func isDecimal(_ token: Int, groups: Int) -> Bool {
    guard !senses.spaceBefore(token), !senses.spaceBefore(token + 1), plainDigits(token + 1) > 0 else { return false }
    switch senses.mark(token) {
    case .decimalSeparator: return true
    case .period: return !isVersion(token)
    // "2,5" but not the list "2,500" which is a group.
    case .comma: return plainDigits(token + 1) != 3 && (groups == 0 || plainDigits(token + 1) <= 2) && !isVersion(token)
    default: return false
    }
  }

  /// Whether the digits go on with another separator: "1.2.3" is no number.
  private func isVersion(_ token: Int) -> Bool {
    let after = senses.mark(token + 2)
    return (after == .period || after == .comma) && !senses.spaceBefore(token + 2) && !senses.spaceBefore(token + 3)
      && plainDigits(token + 3) > 0
  }

  /// The number of digits of a token that is digits and nothing else.
  private func plainDigits(_ token: Int) -> Int {
    guard token >= 0, token < senses.count, senses.line.tokens.kinds[token] == .number else { return 0 }
    return senses.line.tokens.letterCount(token)
  }
}

extension LineSenses {
  /// Whether و is all that is attached before the word ("وعشرون", not "وبعشرين").
  fileprivate func spanStartFollowsWawOnly(_ token: Int) -> Bool { prefixLetters(token) == 1 || hasArticle(token) }
}
