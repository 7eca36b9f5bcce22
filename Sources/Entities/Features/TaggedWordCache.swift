import AnnotationModel
import ArabicText
import CData
import Lexicons
import Morphology
import Synchronization

/// A word as the tagger sees it, whatever stands around it.
struct TaggedWord {
  var values = WordValues()
  var sums = WordSums()
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

/// Words seen lately: each has two places, which it shares with others.
///
/// What is found is what would be computed, so no annotation depends on what was annotated before.
//
// Unchecked, because it is written to without a lock: `TaggedWordCaches` gives it to one user at a time and keeps no
// reference meanwhile.
final class TaggedWordCache: @unchecked Sendable {
  /// Four of five words of news are found in so many rows of two (5.5 MB).
  private static var rows: Int { 8192 }

  private let memory: UnsafeMutableRawPointer
  private let keys: UnsafeMutablePointer<TaggedWordKey>
  private let words: UnsafeMutablePointer<TaggedWord>
  private var lexicon: AnyObject?
  /// What stands before a line's first and behind its last word.
  private(set) var border = TaggedWord()

  init?() {
    let count = 2 * TaggedWordCache.rows
    let keysLength = (count + 2) * MemoryLayout<TaggedWordKey>.stride
    // Numbers alone: zeros are values of both types, and all keys are those of no word.
    guard let memory = cdata_allocate_zeros(keysLength + 64 + count * MemoryLayout<TaggedWord>.stride) else {
      return nil
    }
    self.memory = memory
    keys = memory.alignedUp(toMultipleOf: 64).bindMemory(to: TaggedWordKey.self, capacity: count)
    words = (memory + keysLength).alignedUp(toMultipleOf: 64).bindMemory(to: TaggedWord.self, capacity: count)
  }

  deinit { cdata_free(memory) }

  /// Forgets all words unless they were read with the same lexicon. `model` must be the same every time.
  func begin(with lexicon: Lexicon, _ model: EntityModel) {
    guard self.lexicon !== lexicon.identity else { return }
    if self.lexicon == nil {
      border.values.shape = 255
      border.sums = model.sums(of: border.values)
    } else {
      keys.update(repeating: .none, count: 2 * TaggedWordCache.rows)
    }
    self.lexicon = lexicon.identity
  }

  /// Asks for the places of a word ahead of `word`.
  @inline(__always)
  func prepare(_ key: TaggedWordKey) {
    let newer = 2 &* (key.spread & (TaggedWordCache.rows &- 1))
    cdata_prefetch(keys + newer)
    let place = UnsafeRawPointer(words + newer)
    for line in 0..<6 { cdata_prefetch(place + 64 &* line) }
  }

  /// The word of a key; computed by `make` where it is not known.
  @inline(__always)
  func word(_ key: TaggedWordKey, make: () -> TaggedWord) -> UnsafePointer<TaggedWord> {
    let newer = 2 &* (key.spread & (TaggedWordCache.rows &- 1))
    if keys[newer] == key, key.isExact { return UnsafePointer(words + newer) }
    let older = newer &+ 1
    let found = keys[older] == key && key.isExact ? words[older] : make()
    (keys[older], words[older]) = (keys[newer], words[newer])
    (keys[newer], words[newer]) = (key.isExact ? key : .none, found)
    return UnsafePointer(words + newer)
  }
}

/// Caches for as many threads as tag at once.
//
// Like `WordCaches`, and not one generic type with it: across modules that is not specialised, and costs more than a look-up.
final class TaggedWordCaches: Sendable {
  private let idle = Mutex<[TaggedWordCache]>([])

  /// A cache that nobody else has until it is given back; nil when memory is short.
  func take() -> TaggedWordCache? { idle.withLock { $0.popLast() } ?? TaggedWordCache() }

  func giveBack(_ cache: TaggedWordCache) { idle.withLock { $0.append(cache) } }
}
