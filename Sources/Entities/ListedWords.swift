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
    let letters = line.tokens.folded[line.tokens.letterRange(token)].dropFirst(Int(line.words[token].baseLetter))
    return lexicon.classes(of: lexicon.word(Array(letters))).intersects(classes)
  }

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

  /// The token after the longest entry of one of the classes that begins at `token` without prefixes; `token` where none
  /// does.
  func entryEnd(at token: Int, before end: Int, _ classes: [LexicalClass]) -> Int {
    var found = classes.contains { line.lexicon.classes(of: line.hits[token].stem).contains($0) } ? token + 1 : token
    guard var state = line.lexicon.advance(.root, by: line.hits[token].stem) else { return found }
    var next = token + 1
    while next < end, let further = line.lexicon.advance(state, by: line.hits[next].whole) {
      state = further
      next += 1
      if classes.contains(where: { line.lexicon.value(of: state, as: $0) != nil }) { found = next }
    }
    return found
  }
}
