import Lexicons

/// The ISO 3166-1 alpha-2 code of a country as a list has it.
struct CountryCode: Hashable, Sendable {
  private let first: UInt8
  private let second: UInt8

  /// The code as text.
  var text: String {
    String(unsafeUninitializedCapacity: 2) { bytes in
      bytes.initializeElement(at: 0, to: first)
      bytes.initializeElement(at: 1, to: second)
      return 2
    }
  }

  /// The code that a word has in a class, nil when no list says so.
  init?(of word: WordID, as lexicalClass: LexicalClass, in lexicon: Lexicon) {
    guard let code = lexicon.code(of: word, as: lexicalClass) else { return nil }
    (first, second) = code
  }

  /// The code of the country whose name of several words ends in a state, nil for anything else.
  init?(of state: Lexicon.PhraseState, in lexicon: Lexicon) {
    guard let code = lexicon.code(of: state, as: .country) else { return nil }
    (first, second) = code
  }
}
