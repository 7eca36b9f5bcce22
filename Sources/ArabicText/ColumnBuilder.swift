/// A column under construction: an array's elements without the array's bookkeeping at every append.
struct ColumnBuilder<Element: BitwiseCopyable>: ~Copyable {
  private var elements: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 8)
    elements = .allocate(capacity: self.capacity)
  }

  deinit { elements.deallocate() }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (elements + count).initialize(to: element)
    count &+= 1
  }

  /// What has been appended.
  func array() -> [Element] { Array(UnsafeBufferPointer(start: elements, count: count)) }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
    capacity *= 2
  }
}

/// The columns of a `TokenTable` under construction.
struct TokenColumns: ~Copyable {
  private var starts: ColumnBuilder<Int32>
  private var ends: ColumnBuilder<Int32>
  private var kinds: ColumnBuilder<TokenKind>
  private var marks: ColumnBuilder<PunctuationMark>
  private var spaceBefore: ColumnBuilder<Bool>
  private var letterStarts: ColumnBuilder<Int32>
  private var letters: ColumnBuilder<UInt8>
  private var folded: ColumnBuilder<UInt8>
  private var letterOffsets: ColumnBuilder<UInt16>

  /// Columns with room for the tokens of so many bytes of usual prose.
  init(bytes: Int) {
    let tokens = bytes / 8 + 4
    starts = ColumnBuilder(capacity: tokens)
    ends = ColumnBuilder(capacity: tokens)
    kinds = ColumnBuilder(capacity: tokens)
    marks = ColumnBuilder(capacity: tokens)
    spaceBefore = ColumnBuilder(capacity: tokens)
    letterStarts = ColumnBuilder(capacity: tokens + 1)
    letters = ColumnBuilder(capacity: bytes / 2 + 8)
    folded = ColumnBuilder(capacity: bytes / 2 + 8)
    letterOffsets = ColumnBuilder(capacity: bytes / 2 + 8)
    letterStarts.append(0)
  }

  /// The number of letter bytes so far.
  var letterCount: Int { letters.count }

  /// Appends one letter byte of the token in hand.
  @inline(__always)
  mutating func append(letter: UInt8, folded foldedLetter: UInt8, offset: Int) {
    letters.append(letter)
    folded.append(foldedLetter)
    letterOffsets.append(UInt16(truncatingIfNeeded: offset))
  }

  /// Appends one token whose letters are already in place.
  @inline(__always)
  mutating func close(start: Int, end: Int, kind: TokenKind, mark: PunctuationMark = .none, spaceBefore space: Bool) {
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
    kinds.append(kind)
    marks.append(mark)
    spaceBefore.append(space)
    letterStarts.append(Int32(truncatingIfNeeded: letters.count))
  }

  func table() -> TokenTable {
    var table = TokenTable()
    table.starts = starts.array()
    table.ends = ends.array()
    table.kinds = kinds.array()
    table.marks = marks.array()
    table.spaceBefore = spaceBefore.array()
    table.letterStarts = letterStarts.array()
    table.letters = letters.array()
    table.folded = folded.array()
    table.letterOffsets = letterOffsets.array()
    return table
  }
}
