package import ArabicText
package import Lexicons

/// What the neighbours of a word tell about it: all that the models see of the line.
package struct WordContext: Sendable {
  /// The part of speech of the token before; `none` for marks, numbers and the line's start.
  package var previous = PartOfSpeech.none
  /// The part of speech of the token before that.
  var beforePrevious = PartOfSpeech.none
  /// Whether the word before has the article.
  var previousHasArticle = false
  /// The last letter of the word before, 0 when there is none.
  var previousLastLetter: UInt8 = 0
  /// The slot hash of the word before, 0 when there is none; see `hashPrevious(in:)`.
  package var previousHash: UInt32 = 0
  /// The folded letters of the word before, of which `previousHash` is still to be made; empty when it is there.
  private var unhashed = 0..<0
  /// Whether the word before is سوف.
  var previousIsFuture = false
  /// Whether the word before is one that only verbs follow: لم، لن، سوف، قد.
  package private(set) var previousWantsVerb = false
  /// Whether the line starts here or a mark stands before.
  var isFirst = true
  /// Whether the next token begins with ال.
  var nextHasArticle = false
  /// Whether the next token is a word at all.
  var nextIsWord = false
  /// The closed class of the next word, `none` when it has none.
  var nextClosed = PartOfSpeech.none

  /// Moves past a token that is no Arabic word.
  mutating func passNonWord(kind: TokenKind) {
    beforePrevious = previous
    previous = kind == .foreign ? .foreign : kind == .number ? .numeral : .none
    previousHasArticle = false
    previousLastLetter = 0
    previousHash = UInt32(kind.rawValue) + 1
    unhashed = 0..<0
    previousIsFuture = false
    previousWantsVerb = false
    isFirst = kind == .punctuation
  }

  /// Moves past a word.
  mutating func pass(_ form: WordForm, _ analysis: WordAnalysis) {
    pass(analysis, lastLetter: form.letter(form.count - 1))
    previousHash = form.hash(from: Int(analysis.stemLetter))
    if isParticle(analysis) { noteVerbOpener() }
  }

  /// Moves past a word that nobody needed to look into: the hashes of most words are never asked for.
  ///
  /// - Parameter word: the positions of its letters in `letters` and `folded`.
  mutating func pass(
    _ word: Range<Int>, _ analysis: WordAnalysis, _ letters: UnsafeBufferPointer<UInt8>,
    _ folded: UnsafeBufferPointer<UInt8>
  ) {
    pass(analysis, lastLetter: word.isEmpty ? 0 : letters[word.upperBound - 1])
    previousHash = WordHash.finish(WordHash.empty)
    unhashed = min(word.lowerBound + Int(analysis.stemLetter), word.upperBound)..<word.upperBound
    guard isParticle(analysis) else { return }
    hashPrevious(in: folded)
    noteVerbOpener()
  }

  /// Makes `previousHash` of the word before where it is not there yet.
  @inline(__always)
  mutating func hashPrevious(in folded: UnsafeBufferPointer<UInt8>) {
    guard !unhashed.isEmpty else { return }
    var hash = WordHash.empty
    var letter = unhashed.upperBound
    while letter > unhashed.lowerBound {
      letter -= 1
      hash = WordHash.prepend(folded[letter], to: hash)
    }
    previousHash = WordHash.finish(hash)
    unhashed = 0..<0
  }

  @inline(__always)
  private mutating func pass(_ analysis: WordAnalysis, lastLetter: UInt8) {
    beforePrevious = previous
    previous = analysis.partOfSpeech
    previousHasArticle = analysis.proclitics.contains(.al)
    previousLastLetter = lastLetter
    previousIsFuture = false
    previousWantsVerb = false
    isFirst = false
    unhashed = 0..<0
  }

  @inline(__always)
  private func isParticle(_ analysis: WordAnalysis) -> Bool {
    analysis.partOfSpeech == .particle || analysis.partOfSpeech == .negation
  }

  /// Notes whether the particle before asks for a verb.
  private mutating func noteVerbOpener() {
    previousIsFuture = previousHash == WordContext.sawfa
    previousWantsVerb = WordContext.verbParticles.contains(previousHash)
  }

  /// Takes in the token after the current word; only the tagger needs it.
  package mutating func look(ahead token: Int, _ tokens: TokenTable, _ hits: [LexiconHit], _ lists: WordLists) {
    nextIsWord = token < tokens.count && tokens.kinds[token] == .word
    nextHasArticle = false
    nextClosed = .none
    guard nextIsWord, token < hits.count else { return }
    let start = Int(tokens.letterStarts[token])
    nextHasArticle =
      tokens.letterCount(token) > 3 && tokens.letters[start] == Letter.alef && tokens.letters[start + 1] == Letter.lam
    nextClosed = lists.opening(hits[token].whole)
  }

  private static let sawfa = WordHash.of(FoldedText("سوف").letters)
  private static let verbParticles = ["لم", "لن", "سوف", "قد", "لقد"].map { WordHash.of(FoldedText($0).letters) }
}
