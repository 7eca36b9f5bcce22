// Numbers 0…15 belong to Numerals.
extension LexicalClass {
  /// Cardinal numbers below a thousand; the payload is the value.
  package static let cardinal = LexicalClass(0)
  /// One as a part of eleven and twenty-one only (أحد، إحدى، حادي).
  package static let cardinalPart = LexicalClass(1)
  /// ألف، مليون; the payload is the power of ten.
  package static let scale = LexicalClass(2)
  /// ألفان، مليونين: twice the power of ten.
  package static let scaleDual = LexicalClass(3)
  /// آلاف، ملايين.
  package static let scalePlural = LexicalClass(4)
  /// Ordinals up to ten; the payload is the value.
  package static let ordinal = LexicalClass(5)
  /// The payload is the denominator, +200 for a dual, +300 for a plural.
  package static let fraction = LexicalClass(6)
  /// The payload is 1 for minus, 2 for the decimal point.
  package static let sign = LexicalClass(7)
  /// Tens, hundreds: indefinite numbers.
  package static let plenty = LexicalClass(8)
  /// Currencies; the payload is the ISO 4217 code.
  package static let currency = LexicalClass(9)
  /// Units of measure; the payload is the symbol.
  package static let measure = LexicalClass(10)
  /// المئة in "في المئة", بالمئة; the payload is the parts that make a whole.
  package static let percent = LexicalClass(11)

  /// دزينة; the payload is how many.
  package static let dozen = LexicalClass(13)

  static let numeralNames: [(String, LexicalClass)] = [
    ("numeral.cardinal", cardinal), ("numeral.cardinalpart", cardinalPart), ("numeral.scale", scale),
    ("numeral.scaledual", scaleDual), ("numeral.scaleplural", scalePlural), ("numeral.ordinal", ordinal),
    ("numeral.fraction", fraction), ("numeral.sign", sign), ("numeral.plenty", plenty),
    ("numeral.currency", currency), ("numeral.measure", measure), ("numeral.percent", percent),
    ("numeral.dozen", dozen),
  ]
}
