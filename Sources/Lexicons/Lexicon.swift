public import ArabicText
import CData

/// The number of a word in the lexicon; meaningful for one lexicon only.
public typealias WordID = Int32

/// What the lexicon knows about one token. One look-up per token serves every layer.
@frozen public struct LexiconHit: Hashable, Sendable {
  /// The word as written, or -1.
  public var whole: WordID
  /// The word after attached prefixes (و ف ب ك ل س), or -1. "للأمم" gives الأمم.
  public var stem: WordID
  /// How many letters the prefixes of `stem` take; a span that leaves them out starts at this letter.
  public var stemLetter: UInt8

  /// A token that the lexicon does not know.
  public static let none = LexiconHit(whole: -1, stem: -1, stemLetter: 0)

  @inlinable public init(whole: WordID, stem: WordID, stemLetter: UInt8) {
    self.whole = whole
    self.stem = stem
    self.stemLetter = stemLetter
  }

  /// The word that remains when the first letters of the token are taken off, or -1 when it was not looked up.
  @inlinable public func word(from letter: UInt8) -> WordID {
    letter == 0 ? whole : letter == stemLetter ? stem : -1
  }
}

/// One class that a list gives to a word or phrase, with the list's payload.
public struct LexicalSense: Sendable {
  public let lexicalClass: LexicalClass
  /// The payload as an integer, 0 when it is none.
  public let value: Int32
  /// Whether the list marks the entry as more often something else (payload `?`).
  public let isAmbiguous: Bool
  /// The payload as written, without the `?`.
  public let text: String
}

/// All word lists, compiled to one table that is read in place.
///
/// Matching is on fully folded letters; a layer that must tell إن from أن looks at `TokenTable.letters`.
public struct Lexicon: Sendable {
  let image: ImageBytes
  private let slotMask: Int
  let edgeMask: Int
  /// The number of words.
  @usableFromInline let wordCount: Int
  let wordsAt: Int
  // The section of the words: points into `image`, which is immutable and lives as long as the lexicon.
  @usableFromInline nonisolated(unsafe) let words: UnsafeRawPointer?
  private let sensesAt: Int
  let edgesAt: Int
  private let nodeCount: Int
  private let nodesAt: Int
  private let bytesAt: Int

  /// Whether names of a user's own may be among the entries, so that nobody looks for them in vain: the embedded lexicon
  /// has none.
  public var mayHaveUserNames: Bool { image.isOwned }

  /// The same object for the same entries as long as this lexicon or a copy lives.
  package var identity: AnyObject { image }

  /// The lexicon embedded in the binary.
  public static let standard: Lexicon = {
    let blob = cdata_lexicon()
    let embedded = ImageBytes(embedded: UnsafeRawBufferPointer(start: blob.bytes, count: blob.length))
    // An image that does not fit (built by another version) leaves a lexicon without words rather than no program.
    return Lexicon(image: embedded) ?? Lexicon(image: ImageBytes(owned: LexiconCompiler().image())) ?? .empty
  }()

  /// A lexicon of the given compiled lists, or nil when the bytes are no image.
  package init?(compiled bytes: [UInt8]) { self.init(image: ImageBytes(owned: bytes)) }

  private static let empty = Lexicon()

  private init() {
    image = ImageBytes(owned: [])
    (slotMask, edgeMask, wordCount, nodeCount) = (-1, -1, 0, 0)
    (wordsAt, sensesAt, edgesAt, nodesAt, bytesAt) = (0, 0, 0, 0, 0)
    words = nil
  }

  private init?(image: ImageBytes) {
    guard image.count >= LexiconImage.headerLength, image.starts(with: LexiconImage.magic) else { return nil }
    let counts = (0..<6).map { Int(image.load(8 + $0 * 4, as: UInt32.self)) }
    var position = LexiconImage.headerLength
    var starts: [Int] = []
    for (count, size) in zip(counts, [8, 32, 16, 12, 8, 1]) {
      starts.append(position)
      position += (count * size + 7) / 8 * 8
    }
    guard position <= image.count, counts[0] > 0, counts[0] & (counts[0] - 1) == 0, counts[3] > 0,
      counts[3] & (counts[3] - 1) == 0
    else { return nil }
    self.image = image
    slotMask = counts[0] - 1
    edgeMask = counts[3] - 1
    wordCount = counts[1]
    nodeCount = counts[4]
    (wordsAt, sensesAt, edgesAt, nodesAt, bytesAt) = (starts[1], starts[2], starts[3], starts[4], starts[5])
    words = image.slice(start: wordsAt, count: wordCount * 32).baseAddress
  }

  // MARK: Words

  /// Looks up every word of a line. O(letters).
  public func hits(in tokens: TokenTable) -> [LexiconHit] {
    var found: [LexiconHit] = []
    look(at: tokens) { hits, _ in found = hits }
    return found
  }

  /// The number of a word given by its folded letters, or -1.
  public func word(_ folded: [UInt8]) -> WordID {
    folded.withUnsafeBufferPointer { word($0) }
  }

  /// The number of a word given by its folded letters, or -1. Allocates nothing.
  package func word(_ folded: UnsafeBufferPointer<UInt8>) -> WordID {
    guard slotMask >= 0 else { return -1 }
    return find(WordHash.of(folded), length: folded.count) { folded[$0] }
  }

  /// The folded letters of a word; empty for -1.
  package func letters(of word: WordID) -> [UInt8] {
    guard word >= 0, Int(word) < wordCount else { return [] }
    let at = wordsAt + Int(word) * 32
    let key = bytesAt + Int(image.load(at, as: UInt32.self))
    return (0..<Int(image.load(at + 4, as: UInt16.self))).map { image.load(key + $0, as: UInt8.self) }
  }

  /// The classes of a word; empty for -1.
  @inlinable @inline(__always)
  public func classes(of word: WordID) -> LexicalClasses {
    guard let record = record(of: word) else { return LexicalClasses() }
    return LexicalClasses(
      low: UInt64(littleEndian: record.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
      high: UInt64(littleEndian: record.loadUnaligned(fromByteOffset: 24, as: UInt64.self)))
  }

  /// The record of a word, nil for -1. Valid as long as the lexicon lives.
  @inlinable @inline(__always)
  func record(of word: WordID) -> UnsafeRawPointer? {
    // In bounds: the initializer compared the length of the words' section with the image's. One comparison does for
    // negative numbers too.
    guard UInt(bitPattern: Int(word)) < UInt(bitPattern: wordCount), let words else { return nil }
    return words + Int(word) &* 32
  }

  /// The senses of a word, sorted by class; empty for -1. Allocates: not for hot loops (see `value(of:as:)`).
  public func senses(of word: WordID) -> [LexicalSense] {
    guard word >= 0, Int(word) < wordCount else { return [] }
    let at = wordsAt + Int(word) * 32
    return senses(
      start: Int(image.load(at + 8, as: UInt32.self)), count: Int(image.load(at + 6, as: UInt16.self)))
  }

  /// The integer payload of a word in one class, or nil when it does not belong to it.
  @inline(__always)
  public func value(of word: WordID, as lexicalClass: LexicalClass) -> Int32? {
    guard classes(of: word).contains(lexicalClass) else { return nil }
    let at = wordsAt + Int(word) * 32
    return value(
      start: Int(image.load(at + 8, as: UInt32.self)), count: Int(image.load(at + 6, as: UInt16.self)), lexicalClass)
  }

  /// The same for a word whose classes the caller has looked at.
  package func knownValue(of word: WordID, as lexicalClass: LexicalClass) -> Int32? {
    guard word >= 0, Int(word) < wordCount else { return nil }
    let at = wordsAt + Int(word) * 32
    return value(
      start: Int(image.load(at + 8, as: UInt32.self)), count: Int(image.load(at + 6, as: UInt16.self)), lexicalClass)
  }

  /// The payload of two bytes that a word has in one class, such as a country's code, or nil. Allocates nothing.
  package func code(of word: WordID, as lexicalClass: LexicalClass) -> (UInt8, UInt8)? {
    guard word >= 0, Int(word) < wordCount, classes(of: word).contains(lexicalClass) else { return nil }
    let at = wordsAt + Int(word) * 32
    return code(
      start: Int(image.load(at + 8, as: UInt32.self)), count: Int(image.load(at + 6, as: UInt16.self)), lexicalClass)
  }

  // MARK: Phrases

  /// A state of the phrase automaton; `root` before the first word.
  public struct PhraseState: Hashable, Sendable {
    @usableFromInline let node: UInt32

    @usableFromInline init(node: UInt32) { self.node = node }

    @inlinable public static var root: PhraseState { PhraseState(node: 0) }
  }

  /// The state after one more word, or nil when no phrase goes on with it. O(1).
  @inlinable @inline(__always)
  public func advance(_ state: PhraseState, by word: WordID) -> PhraseState? {
    guard let record = record(of: word) else { return nil }
    guard state == .root else { return next(state, word) }
    let node = UInt32(littleEndian: record.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    return node == 0 ? nil : PhraseState(node: node)
  }

  @usableFromInline func next(_ state: PhraseState, _ word: WordID) -> PhraseState? {
    let edges = image.slice(start: edgesAt, count: (edgeMask &+ 1) &* MemoryLayout<LexiconImage.EdgeRecord>.stride)
    let target = UInt32(bitPattern: word)
    var slot = Int(LexiconImage.edgeHash(node: state.node, word: target))
    // A sound table has a free slot; the bound is for a damaged one.
    for _ in stride(from: 0, to: edges.count, by: 12) {
      // In bounds: the mask is the number of slots less one.
      let at = (slot & edgeMask) &* 12
      let node = UInt32(littleEndian: edges.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      if node == 0 { return nil }
      if node == state.node &+ 1,
        UInt32(littleEndian: edges.loadUnaligned(fromByteOffset: at &+ 4, as: UInt32.self)) == target
      {
        return PhraseState(node: UInt32(littleEndian: edges.loadUnaligned(fromByteOffset: at &+ 8, as: UInt32.self)))
      }
      slot &+= 1
    }
    return nil
  }

  /// The senses of the phrase that ends in this state.
  public func senses(of state: PhraseState) -> [LexicalSense] {
    let at = nodesAt + Int(state.node) * 8
    return senses(start: Int(image.load(at, as: UInt32.self)), count: Int(image.load(at + 4, as: UInt32.self)))
  }

  /// The classes of the phrase that ends in this state. Allocates nothing.
  package func classes(of state: PhraseState) -> LexicalClasses {
    let at = nodesAt + Int(state.node) * 8
    let start = sensesAt &+ Int(image.load(at, as: UInt32.self)) &* 16
    var classes = LexicalClasses()
    for sense in 0..<Int(image.load(at + 4, as: UInt32.self)) {
      classes.insert(LexicalClass(rawValue: image.load(start &+ sense &* 16, as: UInt8.self)))
    }
    return classes
  }

  /// The senses of every state of the automaton, by its number.
  func allNodeSenses() -> [[LexicalSense]] {
    (0..<nodeCount).map { senses(of: PhraseState(node: UInt32(truncatingIfNeeded: $0))) }
  }

  /// The integer payload of the phrase that ends in this state in one class, or nil.
  public func value(of state: PhraseState, as lexicalClass: LexicalClass) -> Int32? {
    let at = nodesAt + Int(state.node) * 8
    return value(
      start: Int(image.load(at, as: UInt32.self)), count: Int(image.load(at + 4, as: UInt32.self)), lexicalClass)
  }

  /// The payload of two bytes that the phrase that ends in this state has in one class, or nil. Allocates nothing.
  package func code(of state: PhraseState, as lexicalClass: LexicalClass) -> (UInt8, UInt8)? {
    let at = nodesAt + Int(state.node) * 8
    return code(
      start: Int(image.load(at, as: UInt32.self)), count: Int(image.load(at + 4, as: UInt32.self)), lexicalClass)
  }

  /// Whether a phrase ends in this state.
  @inline(__always)
  public func endsPhrase(_ state: PhraseState) -> Bool {
    image.load(nodesAt + Int(state.node) * 8 + 4, as: UInt32.self) != 0
  }

  // MARK: Reading the image

  /// What the lexicon has of a token with these folded letters. Words alone have attached prefixes.
  func find(_ letters: UnsafeBufferPointer<UInt8>, _ kind: TokenKind) -> LexiconHit {
    let count = letters.count
    guard slotMask >= 0 else { return .none }
    guard kind == .word || kind == .foreign else {
      let whole = find(WordHash.of(letters), length: count) { letters[$0] }
      return LexiconHit(whole: whole, stem: -1, stemLetter: 0)
    }
    var result = LexiconHit.none
    // Hashes of the word without its first 0…4 letters.
    var hashes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    var hash = WordHash.empty
    var index = count
    while index > 0 {
      index -= 1
      hash = WordHash.prepend(letters[index], to: hash)
      switch index {
      case 0: hashes.0 = hash
      case 1: hashes.1 = hash
      case 2: hashes.2 = hash
      case 3: hashes.3 = hash
      case 4: hashes.4 = hash
      default: break
      }
    }
    result.whole = find(WordHash.finish(hashes.0), length: count) { letters[$0] }

    func suffixHash(_ start: Int) -> UInt64 {
      switch start {
      case 1: hashes.1
      case 2: hashes.2
      case 3: hashes.3
      default: hashes.4
      }
    }
    func consider(_ word: WordID, _ start: Int) -> Bool {
      guard word >= 0 else { return false }
      let hasSenses = !classes(of: word).isEmpty
      if result.stem < 0 || hasSenses {
        result.stem = word
        result.stemLetter = UInt8(start)
      }
      return hasSenses
    }
    var start = 0
    if count > 2, letters[0] == Letter.waw || letters[0] == Letter.feh {
      start = 1
      let word = find(WordHash.finish(suffixHash(1)), length: count - 1) { letters[1 + $0] }
      if consider(word, 1) { return result }
    }
    guard count - start > 2 else { return result }
    switch letters[start] {
    case Letter.beh, Letter.kaf, Letter.lam, Letter.seen:
      if letters[start] == Letter.lam, letters[start + 1] == Letter.lam, count - start > 3 {
        // للأمم = ل + الأمم
        let rest = WordHash.prepend(Letter.alef, to: WordHash.prepend(Letter.lam, to: suffixHash(start + 2)))
        let word = find(WordHash.finish(rest), length: count - start) {
          $0 == 0 ? Letter.alef : letters[start + $0]
        }
        if consider(word, start + 1) { return result }
      }
      // للبنان = ل + لبنان
      let word = find(WordHash.finish(suffixHash(start + 1)), length: count - start - 1) { letters[start + 1 + $0] }
      _ = consider(word, start + 1)
    default: break
    }
    return result
  }

  /// Probes the slots for a key of `length` letters that `letter` gives.
  @inline(__always)
  private func find(_ hash: UInt32, length: Int, letter: (Int) -> UInt8) -> WordID {
    var slot = Int(hash) & slotMask
    // A sound table has a free slot; the bound is for a damaged one.
    probe: for _ in 0...slotMask {
      let content = image.load(LexiconImage.headerLength + slot * 8, as: UInt64.self)
      if content == 0 { return -1 }
      slot = (slot + 1) & slotMask
      guard UInt32(truncatingIfNeeded: content >> 32) == hash else { continue }
      let entry = UInt32(truncatingIfNeeded: content)
      let at = wordsAt + Int(entry &- 1) * 32
      guard Int(image.load(at + 4, as: UInt16.self)) == length else { continue }
      let key = bytesAt + Int(image.load(at, as: UInt32.self))
      for index in 0..<length where image.load(key + index, as: UInt8.self) != letter(index) { continue probe }
      return WordID(bitPattern: entry &- 1)
    }
    return -1
  }

  private func senses(start: Int, count: Int) -> [LexicalSense] {
    (start..<(start + count)).map { index in
      let at = sensesAt + index * 16
      let textAt = bytesAt + Int(image.load(at + 4, as: UInt32.self))
      let text = (0..<Int(image.load(at + 2, as: UInt16.self))).map { image.load(textAt + $0, as: UInt8.self) }
      return LexicalSense(
        lexicalClass: LexicalClass(rawValue: image.load(at, as: UInt8.self)),
        value: image.load(at + 8, as: Int32.self), isAmbiguous: image.load(at + 1, as: UInt8.self) != 0,
        text: String(decoding: text, as: UTF8.self))
    }
  }

  private func value(start: Int, count: Int, _ lexicalClass: LexicalClass) -> Int32? {
    let senses = image.slice(start: sensesAt &+ start &* 16, count: count &* 16)
    for at in stride(from: 0, to: senses.count, by: 16) where senses[at] == lexicalClass.rawValue {
      return Int32(littleEndian: senses.loadUnaligned(fromByteOffset: at + 8, as: Int32.self))
    }
    return nil
  }

  private func code(start: Int, count: Int, _ lexicalClass: LexicalClass) -> (UInt8, UInt8)? {
    for index in start..<(start + count) {
      let at = sensesAt + index * 16
      guard image.load(at, as: UInt8.self) == lexicalClass.rawValue, image.load(at + 2, as: UInt16.self) == 2
      else { continue }
      let textAt = bytesAt + Int(image.load(at + 4, as: UInt32.self))
      return (image.load(textAt, as: UInt8.self), image.load(textAt + 1, as: UInt8.self))
    }
    return nil
  }
}
