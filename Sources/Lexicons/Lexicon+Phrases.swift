/// How a phrase begins: what layers ask at every word of a line.
extension Lexicon {
  /// Whether a phrase of several words begins with the word. Most words begin none, which is seen where this is called.
  @inlinable @inline(__always)
  public func beginsPhrase(_ word: WordID) -> Bool { firstNode(of: word) != 0 }

  /// The state after the first two words of a phrase, or nil when no phrase begins with them. O(1).
  @inlinable @inline(__always)
  public func opening(_ first: WordID, _ second: WordID) -> PhraseState? {
    let node = firstNode(of: first)
    return node == 0 || second < 0 ? nil : next(PhraseState(node: node), second)
  }

  /// The state that a phrase of this first word is in, 0 when there is none.
  @inlinable @inline(__always)
  func firstNode(of word: WordID) -> UInt32 {
    guard let record = record(of: word) else { return 0 }
    return UInt32(littleEndian: record.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
  }
}
