// Numbers 16…47 belong to Times.
extension LexicalClass {
  static let timeNames: [(String, LexicalClass)] = []
}
