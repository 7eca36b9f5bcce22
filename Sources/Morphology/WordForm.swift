import ArabicText
import Lexicons

/// The letters of one token together with the hashes of what remains when its first letters are taken off.
package struct WordForm {
  /// Letter codes with hamza, ة and ى kept apart.
  let letters: UnsafeBufferPointer<UInt8>
  /// The same letters, fully folded.
  let folded: UnsafeBufferPointer<UInt8>
  /// `WordHash` states of the word from its letter 0…5 on.
  private var states = InlineArray<6, UInt64>(repeating: WordHash.empty)

  init(letters: UnsafeBufferPointer<UInt8>, folded: UnsafeBufferPointer<UInt8>) {
    self.letters = letters
    self.folded = folded
    var state = WordHash.empty
    var index = folded.count
    while index > 0 {
      index &-= 1
      state = WordHash.prepend(folded[index], to: state)
      if index < 6 { states[index] = state }
    }
  }

  /// The number of letters.
  var count: Int { letters.count }

  /// The letter at an index, or 0 outside the word.
  @inline(__always)
  func letter(_ index: Int) -> UInt8 { index >= 0 && index < letters.count ? letters[index] : 0 }

  /// Whether the word ends in the وا of verbs: "أعلنوا", but not "عضوا", since عضو is a word and أعلنو is none.
  package func endsInVerbalWaw(from base: Int, words: WordFrequencies) -> Bool {
    guard count - base >= 4, letter(count - 1) == Letter.alef, letter(count - 2) == Letter.waw else { return false }
    return words.entry(hash(from: base, to: count - 1)).logFrequency < words.entry(hash(from: base)).logFrequency
  }

  /// The hash state of the word from a letter on.
  @inline(__always)
  func state(from start: Int) -> UInt64 {
    if start >= 0, start < 6 { return states[start] }
    return WordForm.state(of: folded, from: start, to: folded.count)
  }

  /// The hash of the word from a letter on, with other letters put before it.
  @inline(__always)
  func hash(from start: Int) -> UInt32 { WordHash.finish(state(from: start)) }

  @inline(__always)
  func hash(_ first: UInt8, thenFrom start: Int) -> UInt32 {
    WordHash.finish(WordHash.prepend(first, to: state(from: start)))
  }

  @inline(__always)
  func hash(_ first: UInt8, _ second: UInt8, thenFrom start: Int) -> UInt32 {
    WordHash.finish(WordHash.prepend(first, to: WordHash.prepend(second, to: state(from: start))))
  }

  /// The hash of the letters from `start` up to `end`, followed by `last` when it is not 0.
  @inline(__always)
  func hash(from start: Int, to end: Int, followedBy last: UInt8 = 0) -> UInt32 {
    var state = last == 0 ? WordHash.empty : WordHash.prepend(last, to: WordHash.empty)
    var index = min(end, folded.count)
    while index > max(start, 0) {
      index &-= 1
      state = WordHash.prepend(folded[index], to: state)
    }
    return WordHash.finish(state)
  }

  private static func state(of folded: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> UInt64 {
    var state = WordHash.empty
    var index = end
    while index > max(start, 0) {
      index &-= 1
      state = WordHash.prepend(folded[index], to: state)
    }
    return state
  }
}
