/// The columns of a `TokenTable` under construction: elements without an array's bookkeeping at every append.
///
/// Columns of one length lie in one block of memory, so that one check tells whether there is room in all of them.
struct TokenColumns: ~Copyable {
  private var tokens: TokenBlock
  private var letters: LetterBlock

  /// Columns with room for the tokens of so many bytes of usual prose.
  init(bytes: Int) {
    tokens = TokenBlock(capacity: bytes / 4 + 8)
    letters = LetterBlock(capacity: bytes + 8)
  }

  /// The number of letter bytes so far.
  @inline(__always)
  var letterCount: Int { letters.count }

  /// Appends one letter byte of the token in hand.
  @inline(__always)
  mutating func append(letter: UInt8, folded: UInt8, offset: Int) {
    letters.append(letter, folded, UInt16(truncatingIfNeeded: offset))
  }

  /// Appends the plain letters that stand side by side from the byte `start` on. Returns where they end.
  ///
  /// - Parameter limit: where the last letter may begin, and no further behind `start` than a token's letters reach.
  @inline(__always)
  mutating func append(_ plain: PlainLetters, from start: Int, to limit: Int) -> Int {
    let most = max(0, (limit &- start &+ 1) / 2)
    letters.reserve(most)
    // Pointers of its own, which no store to the columns can change.
    let (codesEnd, foldedEnd, offsetsEnd) = letters.ends
    var count = 0
    while count < most {
      let letter = plain[start &+ 2 &* count]
      guard letter.code != 0 else { break }
      // In bounds: there is room for so many.
      codesEnd[count] = letter.code
      foldedEnd[count] = letter.folded
      offsetsEnd[count] = UInt16(truncatingIfNeeded: 2 &* count)
      count &+= 1
    }
    letters.count &+= count
    return start &+ 2 &* count
  }

  /// Appends one token whose letters are already in place.
  @inline(__always)
  mutating func close(start: Int, end: Int, kind: TokenKind, mark: PunctuationMark = .none, spaceBefore space: Bool) {
    tokens.append(start: start, end: end, letterEnd: letters.count, kind, mark, space)
  }

  func table() -> TokenTable {
    TokenTable(
      starts: TokenColumns.array(tokens.starts, tokens.count), ends: TokenColumns.array(tokens.ends, tokens.count),
      kinds: TokenColumns.array(tokens.kinds, tokens.count), marks: TokenColumns.array(tokens.marks, tokens.count),
      spaceBefore: TokenColumns.array(tokens.spaces, tokens.count),
      letterStarts: TokenColumns.array(tokens.letterStarts, tokens.count + 1),
      letters: TokenColumns.array(letters.codes, letters.count),
      folded: TokenColumns.array(letters.folded, letters.count),
      letterOffsets: TokenColumns.array(letters.offsets, letters.count))
  }

  @inline(__always)
  private static func array<Element>(_ column: UnsafeMutablePointer<Element>, _ count: Int) -> [Element] {
    Array(UnsafeBufferPointer(start: column, count: count))
  }
}

/// The columns with an element for each token.
private struct TokenBlock: ~Copyable {
  private(set) var count = 0
  private let capacity: Int
  let starts: UnsafeMutablePointer<Int32>
  let ends: UnsafeMutablePointer<Int32>
  /// One element more than there are tokens.
  let letterStarts: UnsafeMutablePointer<Int32>
  let kinds: UnsafeMutablePointer<TokenKind>
  let marks: UnsafeMutablePointer<PunctuationMark>
  let spaces: UnsafeMutablePointer<Bool>

  init(capacity: Int) {
    self.capacity = capacity
    // Three columns of four bytes an element, of which one has one more, then three of one byte.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 15 * capacity + 4, alignment: 4)
    starts = memory.bindMemory(to: Int32.self, capacity: capacity)
    ends = (memory + 4 * capacity).bindMemory(to: Int32.self, capacity: capacity)
    letterStarts = (memory + 8 * capacity).bindMemory(to: Int32.self, capacity: capacity + 1)
    kinds = (memory + (12 * capacity + 4)).bindMemory(to: TokenKind.self, capacity: capacity)
    marks = (memory + (13 * capacity + 4)).bindMemory(to: PunctuationMark.self, capacity: capacity)
    spaces = (memory + (14 * capacity + 4)).bindMemory(to: Bool.self, capacity: capacity)
    letterStarts.initialize(to: 0)
  }

  // The first column begins where the block does.
  deinit { UnsafeMutableRawPointer(starts).deallocate() }

  @inline(__always)
  mutating func append(
    start: Int, end: Int, letterEnd: Int, _ kind: TokenKind, _ mark: PunctuationMark, _ space: Bool
  ) {
    if count == capacity { grow() }
    // In bounds: `count` is below the capacity.
    starts[count] = Int32(truncatingIfNeeded: start)
    ends[count] = Int32(truncatingIfNeeded: end)
    letterStarts[count &+ 1] = Int32(truncatingIfNeeded: letterEnd)
    kinds[count] = kind
    marks[count] = mark
    spaces[count] = space
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    var larger = TokenBlock(capacity: 2 * capacity)
    larger.starts.update(from: starts, count: count)
    larger.ends.update(from: ends, count: count)
    larger.letterStarts.update(from: letterStarts, count: count + 1)
    larger.kinds.update(from: kinds, count: count)
    larger.marks.update(from: marks, count: count)
    larger.spaces.update(from: spaces, count: count)
    larger.count = count
    self = larger
  }
}

/// The columns with an element for each letter byte.
private struct LetterBlock: ~Copyable {
  var count = 0
  private let capacity: Int
  let offsets: UnsafeMutablePointer<UInt16>
  let codes: UnsafeMutablePointer<UInt8>
  let folded: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    self.capacity = capacity
    // A column of two bytes an element, then two of one byte.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 4 * capacity, alignment: 2)
    offsets = memory.bindMemory(to: UInt16.self, capacity: capacity)
    codes = (memory + 2 * capacity).bindMemory(to: UInt8.self, capacity: capacity)
    folded = (memory + 3 * capacity).bindMemory(to: UInt8.self, capacity: capacity)
  }

  // The first column begins where the block does.
  deinit { UnsafeMutableRawPointer(offsets).deallocate() }

  /// Where the next letter goes in each column.
  @inline(__always)
  var ends: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt16>) {
    (codes + count, folded + count, offsets + count)
  }

  /// Makes room for so many more letters.
  @inline(__always)
  mutating func reserve(_ letters: Int) {
    if capacity &- count < letters { grow(letters) }
  }

  /// Appends one letter.
  @inline(__always)
  mutating func append(_ code: UInt8, _ foldedCode: UInt8, _ offset: UInt16) {
    reserve(1)
    codes[count] = code
    folded[count] = foldedCode
    offsets[count] = offset
    count &+= 1
  }

  @inline(never)
  private mutating func grow(_ letters: Int) {
    var larger = LetterBlock(capacity: 2 * capacity + letters)
    larger.offsets.update(from: offsets, count: count)
    larger.codes.update(from: codes, count: count)
    larger.folded.update(from: folded, count: count)
    larger.count = count
    self = larger
  }
}
