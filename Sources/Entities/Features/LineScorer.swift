import ArabicText
import Lexicons
import Morphology

/// Scores a line for the decoder: its words where they stand, and what speaks for each of their labels.
struct LineScorer {
  /// So many rows of scores are kept before a line's first and behind its last word, so that neighbours need no bounds
  /// checks.
  static let padding = 2
  /// So many words ahead the cache is asked for a word's row, and half as many ahead for the word.
  private static let ahead = 8

  let line: AnalyzedLine
  let model: EntityModel

  /// Fills in the words and the scores of a line that has any. Without memory for a cache all scores are 0.
  ///
  /// - Parameters:
  ///   - words: room for a word for each token.
  ///   - scores: room for a row for each token, and for `padding` more on either side.
  func read(_ words: UnsafeMutableBufferPointer<PlacedWord>, scores: UnsafeMutableBufferPointer<LabelScores>) {
    words.initialize(repeating: PlacedWord())
    scores.initialize(repeating: LabelScores(repeating: 0))
    guard let cache = model.words.take(), let scores = scores.baseAddress else { return }
    defer { model.words.giveBack(cache) }
    cache.begin(with: line.lexicon, model)
    let inner = scores + LineScorer.padding
    line.tokens.folded.withUnsafeBufferPointer { folded in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: line.count) { cuts in
        cuts.initialize(repeating: LineScorer.noCut)
        GazetteerMatcher.match(line, into: words) { cuts[$0] = $1 }
        add(words, folded, UnsafeBufferPointer(cuts), cache, to: inner)
      }
    }
    addBorders(cache.border, to: inner)
    PlacedWord.markHeads(words)
    PlacedWord.markEnclosures(words, line)
    for token in words.indices where words[token].isSituated { inner[token] &+= model.sum(ofPlace: words[token]) }
  }

  /// No listed phrase begins with the word.
  private static let noCut: UInt8 = 0xFF

  /// Adds what each word brings along to its own scores and to its neighbours'.
  private func add(
    _ words: UnsafeMutableBufferPointer<PlacedWord>, _ folded: UnsafeBufferPointer<UInt8>,
    _ cuts: UnsafeBufferPointer<UInt8>, _ cache: TaggedWordCache, to scores: UnsafeMutablePointer<LabelScores>
  ) {
    withUnsafeTemporaryAllocation(of: (key: TaggedWordKey, place: Int).self, capacity: line.count) { asked in
      for step in 0..<(line.count + LineScorer.ahead) {
        if step < line.count {
          let key = TaggedWordKey(step, of: line, folded)
          asked.initializeElement(at: step, to: (key, cache.prepare(key)))
        }
        let next = step - LineScorer.ahead / 2
        if next >= 0, next < line.count {
          // First the row, then the place in it.
          asked[next].place = cache.place(of: asked[next].key, in: asked[next].place)
        }
        let token = step - LineScorer.ahead
        guard token >= 0 else { continue }
        let tagged = word(token, asked[token].key, asked[token].place, folded, cuts[token], cache)
        words[token].place(tagged.pointee.word)
        LineScorer.add(tagged.pointee.sums, to: scores + token)
      }
    }
  }

  @inline(__always)
  private static func add(_ sums: WordSums, to row: UnsafeMutablePointer<LabelScores>) {
    row[0] &+= sums.own
    row[1] &+= sums.asBefore
    row[-1] &+= sums.asAfter
    row[2] &+= sums.asSecondBefore
    row[-2] &+= sums.asSecondAfter
  }

  @inline(__always)
  private func word(
    _ token: Int, _ key: TaggedWordKey, _ place: Int, _ folded: UnsafeBufferPointer<UInt8>, _ cut: UInt8,
    _ cache: TaggedWordCache
  ) -> UnsafePointer<TaggedWord> {
    let word = cache.word(key, at: place) { tagged(token, folded, cut: nil) }
    // A listed phrase knows where its first word begins: "لبي بي سي" has "بي بي سي", "وست هام" is whole.
    guard isCut(token, cut, from: word.pointee.word.stemLetter) else { return word }
    return cache.word(TaggedWordKey(token, of: line, folded, cut: cut)) { tagged(token, folded, cut: cut) }
  }

  @inline(__always)
  private func isCut(_ token: Int, _ cut: UInt8, from stemLetter: UInt8) -> Bool {
    cut != LineScorer.noCut && cut != stemLetter && line.tokens.kinds[token] == .word
  }

  private func tagged(_ token: Int, _ folded: UnsafeBufferPointer<UInt8>, cut: UInt8?) -> TaggedWord {
    let values = values(token, folded, cut: cut)
    return TaggedWord(sums: model.sums(of: values), word: PlacedWord(values))
  }

  private func values(_ token: Int, _ folded: UnsafeBufferPointer<UInt8>, cut: UInt8?) -> WordValues {
    let letters = UnsafeBufferPointer(rebasing: folded[line.tokens.letterRange(token)])
    return WordReader(line: line, model: model).values(of: token, letters, cut: cut)
  }

  /// Adds what stands before the first and behind the last word.
  private func addBorders(_ border: WordSums, to scores: UnsafeMutablePointer<LabelScores>) {
    let end = line.count
    scores[0] &+= border.asBefore &+ border.asSecondBefore
    scores[1] &+= border.asSecondBefore
    scores[end - 1] &+= border.asAfter &+ border.asSecondAfter
    scores[end - 2] &+= border.asSecondAfter
  }
}

extension LineScorer {
  /// The words of a line and what their features are made of, for the trainer. The latter are padded.
  func words() -> (placed: [PlacedWord], values: [WordValues]) {
    var placed = [PlacedWord](repeating: PlacedWord(), count: line.count)
    var values = [WordValues](repeating: .border, count: line.count + 2 * LineScorer.padding)
    var cuts = [UInt8](repeating: LineScorer.noCut, count: line.count)
    line.tokens.folded.withUnsafeBufferPointer { folded in
      placed.withUnsafeMutableBufferPointer { words in
        GazetteerMatcher.match(line, into: words) { cuts[$0] = $1 }
        for token in words.indices {
          var word = self.values(token, folded, cut: nil)
          if isCut(token, cuts[token], from: word.stemLetter) { word = self.values(token, folded, cut: cuts[token]) }
          values[token + LineScorer.padding] = word
          words[token].place(PlacedWord(word))
        }
        PlacedWord.markHeads(words)
        PlacedWord.markEnclosures(words, line)
      }
    }
    return (placed, values)
  }
}
