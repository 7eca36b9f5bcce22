// Numbers 80…103 belong to Quotations.
extension LexicalClass {
  static let quotationNames: [(String, LexicalClass)] = []
}
