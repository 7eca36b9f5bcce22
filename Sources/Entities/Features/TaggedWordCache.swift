import AnnotationModel
import ArabicText
import CData
import Lexicons
import Morphology
import Synchronization

/// A word as the tagger sees it, whatever stands around it.
struct TaggedWord {
  var sums = WordSums()
  /// The word without its place.
  var word = PlacedWord()
}

/// What decides a `TaggedWord`, the lexicon and the model aside.
struct TaggedWordKey: Equatable {
  private let letters: PackedWord
  private let rest: UInt64

  /// - Parameter cut: how many letters at the start are no part of the name, where a listed phrase says so.
  @inline(__always)
  init(_ token: Int, of line: AnalyzedLine, _ folded: UnsafeBufferPointer<UInt8>, cut: UInt8? = nil) {
    let analysis = line.words[token]
    letters = PackedWord(line.tokens.letterRange(token), of: folded)
    let parts: [6 of UInt64] = [
      UInt64(analysis.proclitics.rawValue), UInt64(analysis.stemLetter),
      UInt64(analysis.partOfSpeech.rawValue) << 2 | UInt64(analysis.tense.rawValue),
      UInt64(line.tokens.kinds[token].rawValue), UInt64(line.tokens.marks[token].rawValue),
      cut.map { UInt64($0) + 1 } ?? 0,
    ]
    var rest: UInt64 = 0
    for index in 0..<6 { rest = rest << 9 | parts[index] }
    self.rest = rest
  }

  /// Whether the key tells the word from all others.
  var isExact: Bool { !letters.isLong }

  @inline(__always)
  var spread: Int { letters.spread ^ Int(truncatingIfNeeded: (rest &* 0x9E37_79B9_7F4A_7C15) >> 36) }

  @inline(__always)
  static func == (first: TaggedWordKey, second: TaggedWordKey) -> Bool {
    first.letters == second.letters && first.rest == second.rest
  }

  private init() {
    letters = PackedWord()
    rest = 0
  }

  /// The key of no word: all 0.
  static var none: TaggedWordKey { TaggedWordKey() }
}

/// Words seen lately: each has four places, which it shares with others; of those the one goes that was not asked for again
/// the longest.
///
/// What is found is what would be computed, so no annotation depends on what was annotated before.
//
// Unchecked, because it is written to without a lock: `TaggedWordCaches` gives it to one user at a time and keeps no
// reference meanwhile.
final class TaggedWordCache: @unchecked Sendable {
  /// Four keys in two lines of the processor's cache.
  private struct Row {
    var keys: [4 of TaggedWordKey]
    /// Which were asked for since the hand passed.
    var isUsed: [4 of Bool]
    /// The key that is looked at first when one must go.
    var hand: UInt8
    private var padding: [3 of UInt64]
  }

  /// Seven of eight words of news are found in so many rows of four (7 MB).
  private static var rowCount: Int { 8192 }
  private static var rowsLength: Int { rowCount * MemoryLayout<Row>.stride }
  private static var wordsLength: Int { 4 * rowCount * MemoryLayout<TaggedWord>.stride }

  private let memory: UnsafeMutableRawPointer
  private let rows: UnsafeMutablePointer<Row>
  private let words: UnsafeMutablePointer<TaggedWord>
  private var lexicon: AnyObject?
  /// What stands before a line's first and behind its last word.
  private(set) var border = WordSums()

  init?() {
    // Numbers alone: zeros are values of both types, and all keys are those of no word.
    guard let memory = cdata_map_zeros(TaggedWordCache.rowsLength + TaggedWordCache.wordsLength) else { return nil }
    self.memory = memory
    // Both begin where a line of the processor's cache does.
    rows = memory.bindMemory(to: Row.self, capacity: TaggedWordCache.rowCount)
    words = (memory + TaggedWordCache.rowsLength).bindMemory(
      to: TaggedWord.self, capacity: 4 * TaggedWordCache.rowCount)
  }

  deinit { cdata_unmap(memory, TaggedWordCache.rowsLength + TaggedWordCache.wordsLength) }

  /// Forgets all words unless they were read with the same lexicon. `model` must be the same every time.
  func begin(with lexicon: Lexicon, _ model: EntityModel) {
    guard self.lexicon !== lexicon.identity else { return }
    if self.lexicon == nil {
      border = model.sums(of: .border)
    } else {
      for row in 0..<TaggedWordCache.rowCount { rows[row].keys = .init(repeating: .none) }
    }
    self.lexicon = lexicon.identity
  }

  @inline(__always)
  private func row(of key: TaggedWordKey) -> Int { key.spread & (TaggedWordCache.rowCount &- 1) }

  /// The row of a word, which is asked for ahead of `place`.
  @inline(__always)
  func prepare(_ key: TaggedWordKey) -> Int {
    let row = row(of: key)
    let place = UnsafeRawPointer(rows + row)
    cdata_prefetch(place)
    cdata_prefetch(place + 64)
    return row
  }

  /// The place of a word in its row, -1 for one that is not known; asks for the word ahead of `word`.
  @inline(__always)
  func place(of key: TaggedWordKey, in row: Int) -> Int {
    guard let way = way(of: key, in: row) else { return -1 }
    let word = UnsafeRawPointer(words + (4 &* row &+ way))
    for line in 0..<3 { cdata_prefetch(word + 64 &* line) }
    return 4 &* row &+ way
  }

  /// The word of a key; computed by `make` where it is not known.
  ///
  /// - Parameter place: where it was before other words came in, -1 for unknown.
  @inline(__always)
  func word(_ key: TaggedWordKey, at place: Int = -1, make: () -> TaggedWord) -> UnsafePointer<TaggedWord> {
    if place >= 0, rows[place >> 2].keys[place & 3] == key { return UnsafePointer(words + place) }
    let row = row(of: key)
    if let way = way(of: key, in: row) { return UnsafePointer(words + (4 &* row &+ way)) }
    let found = make()
    var way = Int(rows[row].hand & 3)
    while rows[row].isUsed[way] {
      rows[row].isUsed[way] = false
      way = (way &+ 1) & 3
    }
    rows[row].hand = UInt8(truncatingIfNeeded: way &+ 1)
    rows[row].keys[way] = key.isExact ? key : .none
    words[4 &* row &+ way] = found
    return UnsafePointer(words + (4 &* row &+ way))
  }

  @inline(__always)
  private func way(of key: TaggedWordKey, in row: Int) -> Int? {
    guard key.isExact else { return nil }
    for way in 0..<4 where rows[row].keys[way] == key {
      rows[row].isUsed[way] = true
      return way
    }
    return nil
  }
}

/// Caches for as many threads as tag at once.
//
// Like `WordCaches`, and not one generic type with it: across modules that is not specialised, and costs more than a look-up.
final class TaggedWordCaches: Sendable {
  private let idle = Mutex<[TaggedWordCache]>([])

  /// A cache that nobody else has until it is given back; nil when memory is short.
  func take() -> TaggedWordCache? { idle.withLock { $0.popLast() } ?? TaggedWordCache() }

  func giveBack(_ cache: TaggedWordCache) {
    idle.withLock { if $0.count < WordCaches.most { $0.append(cache) } }
  }
}
