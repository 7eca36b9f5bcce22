import ArabicText
import Lexicons
import Morphology

/// Finds listed phrases ("الأمم المتحدة") in a line: longest match first, from left to right.
struct GazetteerMatcher {
  /// The classes that count as names or parts of them, each with its bit in `PlacedWord.classes`.
  private static let phraseClasses: [LexicalClass] = [
    .country, .place, .organization, .media, .event, .misc, .person, .people, .demonym, .title, .given, .family,
  ]
  private static let phraseMask: LexicalClasses = {
    var classes = LexicalClasses()
    for lexicalClass in phraseClasses { classes.insert(lexicalClass) }
    return classes
  }()

  /// Marks the words of each phrase in `values`. `begins` is called for each phrase with its first token and how many
  /// letters of that are prefixes.
  static func match(
    _ line: AnalyzedLine, into values: UnsafeMutableBufferPointer<PlacedWord>, begins: (Int, UInt8) -> Void
  ) {
    // Of a line that it is handed no function copies the lexicon.
    let lexicon = line.lexicon
    var token = 0
    while token + 1 < line.count {
      let hit = line.hits[token]
      guard line.hits[token + 1].whole >= 0, lexicon.beginsPhrase(hit.whole) || lexicon.beginsPhrase(hit.stem) else {
        token += 1
        continue
      }
      let next = matchPhrase(line, lexicon, at: token, into: values, begins)
      token = max(next, token + 1)
    }
  }

  /// Marks the longest phrase that starts at `token`, which is not the last; returns the token after it, or `token` when
  /// there is none.
  private static func matchPhrase(
    _ line: AnalyzedLine, _ lexicon: Lexicon, at token: Int, into values: UnsafeMutableBufferPointer<PlacedWord>,
    _ begins: (Int, UInt8) -> Void
  ) -> Int {
    let hit = line.hits[token]
    var match = longest(line, lexicon, at: token, from: hit.whole)
    if match.end > token {
      begins(token, 0)
    } else {
      match = longest(line, lexicon, at: token, from: hit.stem)
      if match.end > token { begins(token, hit.stemLetter) }
    }
    for position in token..<match.end {
      values[position].isPhraseCertain = match.isCertain
      values[position].phrase = UInt8(1 + 2 * match.number + (position > token ? 1 : 0))
    }
    return match.end
  }

  /// The end and class number of the longest phrase from `word` and the token behind it on; its end is `token` when there
  /// is none.
  @inline(__always)
  private static func longest(
    _ line: AnalyzedLine, _ lexicon: Lexicon, at token: Int, from word: WordID
  ) -> (end: Int, number: Int, isCertain: Bool) {
    var match = (end: token, number: 0, isCertain: false)
    var state = lexicon.opening(word, line.hits[token + 1].whole)
    var index = token + 2
    while let reached = state {
      if let found = entityClass(of: lexicon.classes(of: reached)) {
        match = (index, found.number, found.isCertain)
      }
      guard index < line.count else { break }
      state = lexicon.advance(reached, by: line.hits[index].whole)
      index += 1
    }
    return match
  }

  /// The number of the first class of names that a phrase has, and whether its others name the same type of thing.
  private static func entityClass(of classes: LexicalClasses) -> (number: Int, isCertain: Bool)? {
    guard classes.intersects(phraseMask) else { return nil }
    var first: LexicalClass?
    var isCertain = true
    for lexicalClass in phraseClasses where classes.contains(lexicalClass) {
      if let first {
        isCertain = isCertain && ListedNames.type(of: first) == ListedNames.type(of: lexicalClass)
      } else {
        first = lexicalClass
      }
    }
    return first.map { (Int($0.rawValue) - 48, isCertain) }
  }
}
