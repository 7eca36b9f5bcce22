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

  /// Seven of eight words of news are found in so many rows of two (1 MB).
  private static var rows: Int { 16_384 }
  private static var entriesLength: Int { 2 * rows * MemoryLayout<Entry>.stride }
  private static var length: Int { entriesLength + WordScores.rows * MemoryLayout<WordScores>.stride }

  private let memory: UnsafeMutableRawPointer
  private let entries: UnsafeMutablePointer<Entry>
  /// `WordScores.rows` places, each shared by many words.
  let scores: UnsafeMutablePointer<WordScores>

  init?() {
    // Numbers alone: zeros are values of both types. A row begins where a line of the processor's cache does, as a page
    // does.
    guard let memory = cdata_map_zeros(WordCache.length) else { return nil }
    self.memory = memory
    entries = memory.bindMemory(to: Entry.self, capacity: 2 * WordCache.rows)
    scores = (memory + WordCache.entriesLength).bindMemory(to: WordScores.self, capacity: WordScores.rows)
  }

  deinit { cdata_unmap(memory, WordCache.length) }

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
    guard WordNotes.holds(word) else { return Entry(word, find()) }
    let newer = row(of: word)
    if newer.pointee.word == word { return newer.pointee }
    let older = newer + 1
    var entry = older.pointee
    if entry.word != word { entry = Entry(word, find()) }
    older.pointee = newer.pointee
    newer.pointee = entry
    return entry
  }

  /// Adds a note to a word that still has a place.
  func keep(_ note: UInt64, of word: PackedWord) {
    guard WordNotes.holds(word) else { return }
    let newer = row(of: word)
    let place = newer.pointee.word == word ? newer : newer + 1
    if place.pointee.word == word { place.pointee.bits |= note & WordNotes.bits }
  }
}

/// Caches for as many threads as look words up at once.
package final class WordCaches: Sendable {
  /// More are not kept, however many threads there were once: as many as can work at once, eight at most.
  package static let most = min(8, cdata_processor_count())
  private let idle = Mutex<[WordCache]>([])

  /// A cache that nobody else has until it is given back; nil when memory is short.
  func take() -> WordCache? { idle.withLock { $0.popLast() } ?? WordCache() }

  func giveBack(_ cache: WordCache) {
    idle.withLock { if $0.count < WordCaches.most { $0.append(cache) } }
  }
}

extension Lexicon {
  /// Looks up every word of a line and calls `body` with what was found and with notes on the words. O(letters).
  package func look(at tokens: TokenTable, _ body: ([LexiconHit], WordNotes) -> Void) {
    let cache = image.words.take()
    defer { if let cache { image.words.giveBack(cache) } }
    let count = tokens.count
    withUnsafeTemporaryAllocation(of: PackedWord.self, capacity: count) { words in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { notes in
        // A buffer that becomes an array costs less than an array that is filled.
        let hits = withUnsafeTemporaryAllocation(of: LexiconHit.self, capacity: count) { hits in
          fill(hits, notes, words, tokens, cache)
          return Array(UnsafeBufferPointer(hits))
        }
        body(hits, WordNotes(notes: notes, words: words, table: cache?.scores))
        guard let cache else { return }
        for token in 0..<count where notes[token] & WordNotes.isNew != 0 { cache.keep(notes[token], of: words[token]) }
      }
    }
  }

  private func fill(
    _ hits: UnsafeMutableBufferPointer<LexiconHit>, _ notes: UnsafeMutableBufferPointer<UInt64>,
    _ words: UnsafeMutableBufferPointer<PackedWord>, _ tokens: TokenTable, _ cache: WordCache?
  ) {
    tokens.letters.withUnsafeBufferPointer { letters in
      for token in 0..<tokens.count {
        words.initializeElement(at: token, to: PackedWord(tokens.letterRange(token), of: letters))
        cache?.prepare(words[token])
      }
    }
    tokens.folded.withUnsafeBufferPointer { folded in
      for token in 0..<tokens.count {
        let find = {
          self.find(UnsafeBufferPointer(rebasing: folded[tokens.letterRange(token)]), tokens.kinds[token])
        }
        let entry = cache?.entry(of: words[token], find: find) ?? WordCache.Entry(words[token], find())
        hits.initializeElement(
          at: token,
          to: LexiconHit(
            whole: entry.whole, stem: entry.stem, stemLetter: UInt8(truncatingIfNeeded: entry.bits >> 56)))
        notes.initializeElement(at: token, to: entry.bits & WordNotes.bits)
      }
    }
  }
}
