package import ArabicText
import CData
import Synchronization

/// What is known of words seen lately: each has two places, which it shares with others and which lie in one line of the
/// processor's cache.
//
// Unchecked, because it is written to without a lock: `WordCaches` gives it to one user at a time and keeps no reference
// meanwhile.
final class WordCache: @unchecked Sendable {
  /// A place is free when all is 0: a word without letters is none.
  struct Entry {
    var word: PackedWord
    var whole: WordID
    var stem: WordID
    /// `LexiconHit.stemLetter` in the highest byte, a `WordNotes` note in the others.
    var bits: UInt64

    init(_ word: PackedWord, _ hit: LexiconHit) {
      self.word = word
      whole = hit.whole
      stem = hit.stem
      bits = UInt64(hit.stemLetter) << 56
    }
  }

  /// Four of five words of news are found in so many rows of two (512 KB).
  private static var rows: Int { 8192 }

  private let memory: UnsafeMutableRawPointer
  private let entries: UnsafeMutablePointer<Entry>

  init?() {
    let count = 2 * WordCache.rows
    guard let memory = cdata_allocate_zeros((count + 2) * MemoryLayout<Entry>.stride) else { return nil }
    self.memory = memory
    // A row begins where a line of the processor's cache does.
    entries = memory.alignedUp(toMultipleOf: 64).bindMemory(to: Entry.self, capacity: count)
  }

  deinit { cdata_free(memory) }

  @inline(__always)
  private func row(of word: PackedWord) -> UnsafeMutablePointer<Entry> {
    entries + 2 &* (word.spread & (WordCache.rows &- 1))
  }

  /// Asks for the places of a word ahead of `entry`.
  @inline(__always)
  func prepare(_ word: PackedWord) { cdata_prefetch(row(of: word)) }

  /// What is known of a word; `find` looks it up in the lexicon.
  @inline(__always)
  func entry(of word: PackedWord, find: () -> LexiconHit) -> Entry {
    let newer = row(of: word)
    if newer.pointee.word == word { return newer.pointee }
    let older = newer + 1
    var entry = older.pointee
    if entry.word != word {
      entry = Entry(word, find())
      guard word.count > 0, !word.isLong else { return entry }
    }
    older.pointee = newer.pointee
    newer.pointee = entry
    return entry
  }

  /// Adds a note to a word that still has a place.
  @inline(__always)
  func keep(_ note: UInt64, of word: PackedWord) {
    let newer = row(of: word)
    if newer.pointee.word == word { newer.pointee.bits |= note }
  }
}

/// Caches for as many threads as look words up at once.
final class WordCaches: Sendable {
  private let idle = Mutex<[WordCache]>([])

  /// A cache that nobody else has until it is given back; nil when memory is short.
  func take() -> WordCache? { idle.withLock { $0.popLast() } ?? WordCache() }

  func giveBack(_ cache: WordCache) { idle.withLock { $0.append(cache) } }
}

/// Notes on the words of a line that whoever analyses them made when they were seen before: 56 bits for each, 0 for none.
package struct WordNotes {
  fileprivate let cache: WordCache?
  fileprivate let words: UnsafeMutableBufferPointer<PackedWord>
  fileprivate let notes: UnsafeMutableBufferPointer<UInt64>

  package subscript(_ token: Int) -> UInt64 { notes[token] }

  /// Makes a note that must follow from the token's letters and the lexicon alone.
  package func keep(_ note: UInt64, of token: Int) {
    if !words[token].isLong { cache?.keep(note & ~(0xFF << 56), of: words[token]) }
  }
}

extension Lexicon {
  /// Looks up every word of a line and calls `body` with what was found and with notes on the words. O(letters).
  package func look(at tokens: TokenTable, _ body: ([LexiconHit], WordNotes) -> Void) {
    var hits = [LexiconHit](repeating: .none, count: tokens.count)
    let cache = image.words.take()
    defer { if let cache { image.words.giveBack(cache) } }
    withUnsafeTemporaryAllocation(of: PackedWord.self, capacity: tokens.count) { words in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: tokens.count) { notes in
        fill(&hits, notes, words, tokens, cache)
        body(hits, WordNotes(cache: cache, words: words, notes: notes))
      }
    }
  }

  private func fill(
    _ hits: inout [LexiconHit], _ notes: UnsafeMutableBufferPointer<UInt64>,
    _ words: UnsafeMutableBufferPointer<PackedWord>, _ tokens: TokenTable, _ cache: WordCache?
  ) {
    tokens.letters.withUnsafeBufferPointer { letters in
      for token in 0..<tokens.count {
        words.initializeElement(at: token, to: PackedWord(tokens.letterRange(token), of: letters))
        cache?.prepare(words[token])
      }
    }
    tokens.folded.withUnsafeBufferPointer { folded in
      hits.withUnsafeMutableBufferPointer { hits in
        for token in 0..<tokens.count {
          let find = {
            self.find(UnsafeBufferPointer(rebasing: folded[tokens.letterRange(token)]), tokens.kinds[token])
          }
          let entry = cache?.entry(of: words[token], find: find) ?? WordCache.Entry(words[token], find())
          hits[token] = LexiconHit(
            whole: entry.whole, stem: entry.stem, stemLetter: UInt8(truncatingIfNeeded: entry.bits >> 56))
          notes.initializeElement(at: token, to: entry.bits & ~(0xFF << 56))
        }
      }
    }
  }
}
