// Numbers 0…15 belong to Numerals.
extension LexicalClass {
  static let numeralNames: [(String, LexicalClass)] = []
}
