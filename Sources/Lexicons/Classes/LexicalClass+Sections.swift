// Numbers 104…111 belong to Sections.
extension LexicalClass {
  static let sectionNames: [(String, LexicalClass)] = []
}
