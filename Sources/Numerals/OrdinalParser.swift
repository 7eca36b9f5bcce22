import Lexicons

/// Reads ordinals: "الخامس", "الثانية عشرة", "الحادي والعشرين", "الـ13", "العشرون".
package struct OrdinalParser: Sendable {
  private let senses: LineSenses

  package init(_ senses: LineSenses) { self.senses = senses }

  /// The ordinal that begins at the token and the tokens it takes, or nil.
  package func parse(at token: Int) -> (value: Int, tokens: Range<Int>)? {
    // "المئة والخامسة والعشرون"
    if let hundred = senses.value(token, .cardinal), hundred >= 100, hundred % 100 == 0, senses.hasArticle(token) {
      let next = senses.isLoneWaw(token + 1) ? token + 2 : token + 1
      guard senses.followsWaw(next), senses.has(next, .ordinal) || senses.has(next, .cardinalPart),
        let rest = parse(at: next)
      else { return nil }
      return (hundred + rest.value, token..<rest.tokens.upperBound)
    }
    let unit: Int
    if let value = senses.value(token, .ordinal) {
      unit = value
    } else if let value = senses.value(token, .cardinalPart) {
      unit = value
    } else if let value = senses.value(token, .cardinal), value >= 20, value < 100, senses.hasArticle(token) {
      return (value, token..<token + 1)
    } else {
      return nil
    }
    if unit < 10, senses.value(token + 1, .cardinal) == 10, !senses.isPrefixed(token + 1) {
      return (unit + 10, token..<token + 2)
    }
    if unit < 10, senses.hasArticle(token) {
      let next = senses.isLoneWaw(token + 1) ? token + 2 : token + 1
      if senses.followsWaw(next), let tens = senses.value(next, .cardinal), tens >= 20, tens < 100, tens % 10 == 0 {
        return (unit + tens, token..<next + 1)
      }
    }
    // حادي is no ordinal of its own.
    return senses.has(token, .ordinal) ? (unit, token..<token + 1) : nil
  }
}
