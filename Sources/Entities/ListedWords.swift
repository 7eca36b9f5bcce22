import ArabicText
import Lexicons
import Morphology

/// What the lists say about the words of a line.
struct ListedWords {
  let line: AnalyzedLine

  /// Whether a word, or what it is without prefixes and article, belongs to one of the classes.
  func has(_ token: Int, _ classes: LexicalClasses) -> Bool {
    let hit = line.hits[token]
    let lexicon = line.lexicon
    if lexicon.classes(of: hit.whole).intersects(classes) || lexicon.classes(of: hit.stem).intersects(classes) {
      return true
    }
    return lexicon.classes(of: base(of: token)).intersects(classes)
  }

  /// The word without prefixes and article; -1 where it has neither, or the lexicon does not know the rest.
  func base(of token: Int) -> WordID {
    let base = Int(line.words[token].baseLetter)
    guard base > 0 else { return -1 }
    let letters = line.tokens.letterRange(token).dropFirst(base)
    return line.tokens.folded.withUnsafeBufferPointer {
      line.lexicon.word(UnsafeBufferPointer(rebasing: $0[letters]))
    }
  }

  /// Whether a word, or what it is without prefixes and article, is an adjective of one country: "العربي" is of none.
  func isNationality(_ token: Int) -> Bool {
    let hit = line.hits[token]
    return isOfCountry(hit.whole) || isOfCountry(hit.stem) || isOfCountry(base(of: token))
  }

  private func isOfCountry(_ word: WordID) -> Bool { line.lexicon.code(of: word, as: .demonym) != nil }

  /// Whether a word as written, or without its prefixes, belongs to one of the classes.
  func isListed(_ token: Int, _ classes: LexicalClasses) -> Bool {
    let hit = line.hits[token]
    return line.lexicon.classes(of: hit.whole).intersects(classes)
      || line.lexicon.classes(of: hit.stem).intersects(classes)
  }

  /// Whether the words of `tokens`, prefixes of the first one left out, are an entry of one of the classes.
  func isEntry(_ tokens: Range<Int>, _ classes: [LexicalClass]) -> Bool {
    guard let first = tokens.first else { return false }
    guard tokens.count > 1 else { return classes.contains { isListed(first, LexicalClasses($0)) } }
    let hit = line.hits[first]
    return [hit.whole, hit.stem].contains { word in
      guard word >= 0, var state = line.lexicon.advance(.root, by: word) else { return false }
      for token in tokens.dropFirst() {
        guard let further = line.lexicon.advance(state, by: line.hits[token].whole) else { return false }
        state = further
      }
      return classes.contains { line.lexicon.value(of: state, as: $0) != nil }
    }
  }

  /// The token after the longest entry of one of the classes that begins at `token`, prefixes of it left out where it has
  /// any; `token` where none does.
  func entryEnd(at token: Int, before end: Int, _ classes: [LexicalClass]) -> Int {
    let hit = line.hits[token]
    let word = hit.stem >= 0 ? hit.stem : hit.whole
    var found = classes.contains { line.lexicon.classes(of: word).contains($0) } ? token + 1 : token
    guard var state = line.lexicon.advance(.root, by: word) else { return found }
    var next = token + 1
    while next < end, let further = line.lexicon.advance(state, by: line.hits[next].whole) {
      state = further
      next += 1
      if classes.contains(where: { line.lexicon.value(of: state, as: $0) != nil }) { found = next }
    }
    return found
  }
}
