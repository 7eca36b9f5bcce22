// Numbers 112…127 belong to Morphology.
extension LexicalClass {
  static let morphologyNames: [(String, LexicalClass)] = []
}
