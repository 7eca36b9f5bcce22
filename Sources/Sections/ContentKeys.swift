import ArabicText

/// The content words of a line as short hashes, by which lines are compared: a heading announces the words of the
/// paragraph below it, a teaser repeats those of the first paragraphs, the title of another article shares few.
package struct ContentKeys: Hashable, Sendable {
  /// At most this many words of a line are kept.
  static let capacity = 32

  private var keys = InlineArray<32, UInt16>(repeating: 0)
  private(set) var count = 0

  /// The key at a place below `count`.
  @inline(__always)
  subscript(index: Int) -> UInt16 { keys[index] }

  /// Adds a key unless the line is full. A word that comes twice is kept twice.
  @inline(__always)
  mutating func append(_ key: UInt16) {
    guard count < ContentKeys.capacity else { return }
    keys[count] = key
    count += 1
  }

  package static func == (lhs: ContentKeys, rhs: ContentKeys) -> Bool {
    lhs.count == rhs.count && (0..<lhs.count).allSatisfy { lhs[$0] == rhs[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for index in 0..<count { hasher.combine(keys[index]) }
  }

  /// A hash of a word's first letters behind و، ف، ب، ك، ل and the article, so that most forms of a word meet:
  /// "الانتخابات", "وانتخابات", "بالانتخابات". Zero for words too short to tell anything.
  static func key(of letters: UnsafeBufferPointer<UInt8>) -> UInt16 {
    var start = 0
    let end = letters.count
    func at(_ offset: Int) -> UInt8 { start + offset < end ? letters[start + offset] : 0 }
    if end > 4, at(0) == Letter.waw || at(0) == Letter.feh { start += 1 }
    if end - start > 5, at(0) == Letter.beh || at(0) == Letter.kaf, at(1) == Letter.alef, at(2) == Letter.lam {
      start += 1
    }
    if end - start > 4, at(1) == Letter.lam, at(0) == Letter.alef || at(0) == Letter.lam { start += 2 }
    guard end - start >= 3 else { return 0 }
    var hash: UInt32 = 0x811C_9DC5
    for index in start..<min(start + 5, end) { hash = (hash ^ UInt32(letters[index])) &* 0x0100_0193 }
    return max(UInt16(truncatingIfNeeded: hash >> 16 ^ hash), 1)
  }
}
