import ArabicText
import Lexicons
import Morphology

/// Finds listed phrases ("الأمم المتحدة") in a line: longest match first, from left to right.
struct GazetteerMatcher {
  /// The classes that count as names or parts of them, each with its bit in `WordValues.classes`.
  private static let phraseClasses: [LexicalClass] = [
    .country, .place, .organization, .media, .event, .misc, .person, .people, .demonym, .title, .given, .family,
  ]

  /// Marks the words of each phrase in `values`.
  static func match(_ line: AnalyzedLine, into values: UnsafeMutableBufferPointer<WordValues>) {
    var token = 0
    while token < line.count {
      let next = matchPhrase(line, at: token, into: values)
      token = max(next, token + 1)
    }
  }

  /// Marks the longest phrase that starts at `token`; returns the token after it, or `token` when there is none.
  private static func matchPhrase(
    _ line: AnalyzedLine, at token: Int, into values: UnsafeMutableBufferPointer<WordValues>
  ) -> Int {
    let hit = line.hits[token]
    var match = longest(line, at: token, from: hit.whole)
    if match.end == token, hit.stem >= 0 { match = longest(line, at: token, from: hit.stem) }
    for position in token..<match.end {
      values[position].phrase = UInt8(1 + 2 * match.number + (position > token ? 1 : 0))
    }
    return match.end
  }

  /// The end and class number of the longest phrase from `word` on; its end is `token` when there is none.
  private static func longest(_ line: AnalyzedLine, at token: Int, from word: WordID) -> (end: Int, number: Int) {
    guard word >= 0, var state = line.lexicon.advance(.root, by: word) else { return (token, 0) }
    var match = (end: token, number: 0)
    var index = token + 1
    while index < line.count, let further = line.lexicon.advance(state, by: line.hits[index].whole) {
      state = further
      index += 1
      if line.lexicon.endsPhrase(state), let number = entityClass(of: state, in: line.lexicon) {
        match = (index, number)
      }
    }
    return match
  }

  private static func entityClass(of state: Lexicon.PhraseState, in lexicon: Lexicon) -> Int? {
    for lexicalClass in phraseClasses where lexicon.value(of: state, as: lexicalClass) != nil {
      return Int(lexicalClass.rawValue) - 48
    }
    return nil
  }
}
