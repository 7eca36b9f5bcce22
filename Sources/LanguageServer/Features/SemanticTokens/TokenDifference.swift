import LanguageServerProtocol

/// The edits that make one list of tokens of another. An edit of the text moves the tokens behind it, but a token counts from
/// the one before, so that only few numbers change, in few places.
enum TokenDifference {
  private static let width = SemanticTokens.numbersPerToken
  /// How many tokens in a row must agree before the lists count as in step again.
  private static let agreement = 2
  /// How far ahead they are looked for.
  private static let window = 64

  static func edits(from old: [UInt32], to new: [UInt32]) -> [SemanticTokensChange.Edit] {
    let end = commonEnd(old, new)
    let oldEnd = old.count - end
    let newEnd = new.count - end
    var edits: [SemanticTokensChange.Edit] = []
    var (a, b) = (0, 0)
    while a < oldEnd, b < newEnd {
      if agree(old, a, new, b) {
        a += width
        b += width
        continue
      }
      let (nextA, nextB) = meeting(old, a, oldEnd, new, b, newEnd) ?? (oldEnd, newEnd)
      edits.append(.init(start: a, deleteCount: nextA - a, data: Array(new[b..<nextB])))
      (a, b) = (nextA, nextB)
    }
    if a < oldEnd || b < newEnd {
      edits.append(.init(start: a, deleteCount: oldEnd - a, data: Array(new[b..<newEnd])))
    }
    return edits
  }

  /// How many numbers at the end of both lists are the same, in whole tokens.
  private static func commonEnd(_ old: [UInt32], _ new: [UInt32]) -> Int {
    var common = 0
    while common + width <= min(old.count, new.count),
      agree(old, old.count - common - width, new, new.count - common - width)
    {
      common += width
    }
    return common
  }

  private static func agree(_ old: [UInt32], _ a: Int, _ new: [UInt32], _ b: Int) -> Bool {
    guard a + width <= old.count, b + width <= new.count else { return false }
    return (0..<width).allSatisfy { old[a + $0] == new[b + $0] }
  }

  /// The nearest places from which on the lists agree again.
  private static func meeting(
    _ old: [UInt32], _ a: Int, _ oldEnd: Int, _ new: [UInt32], _ b: Int, _ newEnd: Int
  ) -> (Int, Int)? {
    for distance in 1...window {
      for skipped in 0...distance {
        let first = a + skipped * width
        let second = b + (distance - skipped) * width
        guard first <= oldEnd, second <= newEnd else { continue }
        let isInStep = (0..<agreement).allSatisfy { agree(old, first + $0 * width, new, second + $0 * width) }
        if isInStep { return (first, second) }
      }
    }
    return nil
  }
}
