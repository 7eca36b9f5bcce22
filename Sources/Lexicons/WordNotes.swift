public import ArabicText

/// Scores of a word that follow from its letters and the lexicon alone, where decisions about it depend on more: parts of
/// sums, so that each decision adds the rest only.
//
// Public, because of a package type no other module inlines anything.
@frozen public struct WordScores {
  /// A quarter of the words of news need scores; nearly half of those are found in so many places (0.5 MB).
  @inlinable static var rows: Int { 8192 }

  @usableFromInline var word: PackedWord
  /// For two decisions, each all zeros until whoever takes it fills them in.
  public var first = SIMD8<Int16>(repeating: 0)
  public var second = SIMD8<Int16>(repeating: 0)
  // As long as a line of the processor's cache.
  @usableFromInline var padding: (UInt64, UInt64) = (0, 0)

  @inlinable init(_ word: PackedWord) { self.word = word }
}

/// Notes on the words of a line that whoever analyses them made when they were seen before: 56 bits for each, 0 for none.
//
// Public, because of a package type no other module inlines anything.
@frozen public struct WordNotes {
  /// Above the bits of a note, whether it is a new one.
  @inlinable static var isNew: UInt64 { 1 << 63 }
  static var bits: UInt64 { ~(0xFF << 56) }

  // `Lexicon.look` owns all three, with an element for each token and `WordScores.rows` in the table, and makes notes for
  // the time of its body alone.
  @usableFromInline let notes: UnsafeMutableBufferPointer<UInt64>
  @usableFromInline let words: UnsafeMutableBufferPointer<PackedWord>
  @usableFromInline let table: UnsafeMutablePointer<WordScores>?

  @inlinable init(
    notes: UnsafeMutableBufferPointer<UInt64>, words: UnsafeMutableBufferPointer<PackedWord>,
    table: UnsafeMutablePointer<WordScores>?
  ) {
    self.notes = notes
    self.words = words
    self.table = table
  }

  /// The note on a word, 0 for none.
  @inlinable package subscript(_ token: Int) -> UInt64 { notes[token] }

  /// Makes a note that must follow from the token's letters and the lexicon alone.
  @inlinable package func keep(_ note: UInt64, of token: Int) { notes[token] = note | WordNotes.isNew }

  /// Scores of a word without a note, to be read and filled in; nil when there is no place for them. Valid until another
  /// word's are asked for.
  @inlinable package func scores(of token: Int) -> UnsafeMutablePointer<WordScores>? {
    let word = words[token]
    guard let table, WordNotes.holds(word) else { return nil }
    let place = table + (word.spread & (WordScores.rows &- 1))
    if place.pointee.word != word { place.pointee = WordScores(word) }
    return place
  }

  /// Whether a word may have a place in a table: one without letters looks like a free place.
  @inlinable static func holds(_ word: PackedWord) -> Bool { word.count > 0 && !word.isLong }
}
