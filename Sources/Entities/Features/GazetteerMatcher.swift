import ArabicText
import Lexicons
import Morphology

/// Finds listed phrases ("الأمم المتحدة") in a line: longest match first, from left to right.
struct GazetteerMatcher {
  /// The classes that count as names or parts of them, each with its bit in `WordValues.classes`.
  private static let phraseClasses: [LexicalClass] = [
    .country, .place, .organization, .media, .event, .misc, .person, .people, .demonym, .title, .given, .family,
  ]

  /// Marks the words of each phrase in `values`. `begins` is called for each phrase with its first token and how many
  /// letters of that are prefixes.
  static func match(
    _ line: AnalyzedLine, into values: UnsafeMutableBufferPointer<WordValues>, begins: (Int, UInt8) -> Void
  ) {
    var token = 0
    while token < line.count {
      let next = matchPhrase(line, at: token, into: values, begins)
      token = max(next, token + 1)
    }
  }

  /// Marks the longest phrase that starts at `token`; returns the token after it, or `token` when there is none.
  private static func matchPhrase(
    _ line: AnalyzedLine, at token: Int, into values: UnsafeMutableBufferPointer<WordValues>,
    _ begins: (Int, UInt8) -> Void
  ) -> Int {
    let hit = line.hits[token]
    var match = longest(line, at: token, from: hit.whole)
    if match.end > token {
      begins(token, 0)
    } else if hit.stem >= 0 {
      match = longest(line, at: token, from: hit.stem)
      if match.end > token { begins(token, hit.stemLetter) }
    }
    for position in token..<match.end {
      values[position].isPhraseCertain = match.isCertain
      values[position].phrase = UInt8(1 + 2 * match.number + (position > token ? 1 : 0))
    }
    return match.end
  }

  /// The end and class number of the longest phrase from `word` on; its end is `token` when there is none.
  private static func longest(
    _ line: AnalyzedLine, at token: Int, from word: WordID
  ) -> (end: Int, number: Int, isCertain: Bool) {
    guard word >= 0, var state = line.lexicon.advance(.root, by: word) else { return (token, 0, false) }
    var match = (end: token, number: 0, isCertain: false)
    var index = token + 1
    while index < line.count, let further = line.lexicon.advance(state, by: line.hits[index].whole) {
      state = further
      index += 1
      if line.lexicon.endsPhrase(state), let found = entityClass(of: state, in: line.lexicon) {
        match = (index, found.number, found.isCertain)
      }
    }
    return match
  }

  /// The number of the first class that a phrase has, and whether its other classes name the same type of thing.
  private static func entityClass(
    of state: Lexicon.PhraseState, in lexicon: Lexicon
  ) -> (number: Int, isCertain: Bool)? {
    var first: LexicalClass?
    var isCertain = true
    for lexicalClass in phraseClasses where lexicon.value(of: state, as: lexicalClass) != nil {
      if let first {
        isCertain = isCertain && ListedNames.type(of: first) == ListedNames.type(of: lexicalClass)
      } else {
        first = lexicalClass
      }
    }
    return first.map { (Int($0.rawValue) - 48, isCertain) }
  }
}
