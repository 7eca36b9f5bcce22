extension Lexicon {
  /// An entry that a user adds to the built-in lists.
  public struct Entry: Hashable, Sendable {
    /// The word or phrase, in any spelling.
    public var form: String
    public var lexicalClass: LexicalClass
    /// The payload, as in a list file.
    public var payload: String

    public init(form: String, lexicalClass: LexicalClass, payload: String = "") {
      self.form = form
      self.lexicalClass = lexicalClass
      self.payload = payload
    }
  }

  /// This lexicon with further entries. Entries without a letter are left out. O(size of the lexicon).
  public func merging(_ entries: [Entry]) -> Lexicon {
    var builder = ImageBuilder(self)
    for entry in entries {
      let words = LexiconCompiler.words(of: entry.form)
      guard !words.isEmpty else { continue }
      builder.add(words: words, classNumber: entry.lexicalClass.rawValue, text: entry.payload)
    }
    return Lexicon(compiled: builder.finish()) ?? self
  }

  /// All transitions of the phrase automaton, in the order of the states they lead to.
  func allEdges() -> [(node: Int, word: Int, target: Int)] {
    guard edgeMask >= 0 else { return [] }
    var edges: [(node: Int, word: Int, target: Int)] = []
    for slot in 0...edgeMask {
      let at = edgesAt + slot * 12
      let node = Int(image.load(at, as: UInt32.self))
      guard node > 0 else { continue }
      edges.append((node - 1, Int(image.load(at + 4, as: UInt32.self)), Int(image.load(at + 8, as: UInt32.self))))
    }
    return edges.sorted { $0.target < $1.target }
  }
}
