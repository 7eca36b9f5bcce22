// Numbers 0…15 belong to Numerals.
extension LexicalClass {
  /// Cardinal numbers below a thousand; the payload is the value.
  @inlinable package static var cardinal: LexicalClass { LexicalClass(rawValue: 0) }
  /// One as a part of eleven and twenty-one only (أحد، إحدى، حادي).
  @inlinable package static var cardinalPart: LexicalClass { LexicalClass(rawValue: 1) }
  /// ألف، مليون; the payload is the power of ten.
  @inlinable package static var scale: LexicalClass { LexicalClass(rawValue: 2) }
  /// ألفان، مليونين: twice the power of ten.
  @inlinable package static var scaleDual: LexicalClass { LexicalClass(rawValue: 3) }
  /// آلاف، ملايين.
  @inlinable package static var scalePlural: LexicalClass { LexicalClass(rawValue: 4) }
  /// Ordinals up to ten; the payload is the value.
  @inlinable package static var ordinal: LexicalClass { LexicalClass(rawValue: 5) }
  /// The payload is the denominator, +200 for a dual, +300 for a plural.
  @inlinable package static var fraction: LexicalClass { LexicalClass(rawValue: 6) }
  /// The payload is 1 for minus, 2 for the decimal point.
  @inlinable package static var sign: LexicalClass { LexicalClass(rawValue: 7) }
  /// Tens, hundreds: indefinite numbers.
  @inlinable package static var plenty: LexicalClass { LexicalClass(rawValue: 8) }
  /// Currencies; the payload is the ISO 4217 code.
  @inlinable package static var currency: LexicalClass { LexicalClass(rawValue: 9) }
  /// Units of measure; the payload is the symbol.
  @inlinable package static var measure: LexicalClass { LexicalClass(rawValue: 10) }
  /// المئة in "في المئة", بالمئة; the payload is the parts that make a whole.
  @inlinable package static var percent: LexicalClass { LexicalClass(rawValue: 11) }
  /// جزء، أجزاء: parts of a whole that is a bare number.
  @inlinable package static var partNoun: LexicalClass { LexicalClass(rawValue: 12) }
  /// دزينة; the payload is how many.
  @inlinable package static var dozen: LexicalClass { LexicalClass(rawValue: 13) }

  static let numeralNames: [(String, LexicalClass)] = [
    ("numeral.cardinal", cardinal), ("numeral.cardinalpart", cardinalPart), ("numeral.scale", scale),
    ("numeral.scaledual", scaleDual), ("numeral.scaleplural", scalePlural), ("numeral.ordinal", ordinal),
    ("numeral.fraction", fraction), ("numeral.sign", sign), ("numeral.plenty", plenty),
    ("numeral.currency", currency), ("numeral.measure", measure), ("numeral.percent", percent),
    ("numeral.partnoun", partNoun), ("numeral.dozen", dozen),
  ]
}
