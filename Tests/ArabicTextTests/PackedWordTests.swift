import Testing

@testable import ArabicText

/// Words as two numbers: they are alike when their letters are, wherever those stand in memory.
struct PackedWordTests {
  /// Words of every length around the borders of the two numbers (8 letters) and of what they hold (15).
  private static let words: [[UInt8]] = (0...18).map { length in (0..<length).map { UInt8(0x40 + $0) } }

  @Test(arguments: words) func theSameFromEverySource(_ word: [UInt8]) {
    let plain = PackedWord(word)
    #expect(plain == PackedWord(word[...]))
    // In the middle of other letters, and at their end, where there are no 16 bytes to read.
    let neighbours: [(before: [UInt8], behind: [UInt8])] = [
      ([], []), ([0x41, 0x42], [0x43]), ([], [UInt8](repeating: 0xFF, count: 20)),
    ]
    for (before, behind) in neighbours {
      let letters = before + word + behind
      let packed = letters.withUnsafeBufferPointer {
        PackedWord(before.count..<(before.count + word.count), of: $0)
      }
      #expect(packed == plain)
      #expect(packed.spread == plain.spread)
    }
    #expect(plain.isLong == (word.count > PackedWord.capacity))
    guard !plain.isLong else { return }
    #expect((0..<plain.count).map { plain[$0] } == word)
    #expect(plain.first == word.first && plain.last == word.last)
    #expect(plain.withLetters { Array($0) } == word)
  }

  @Test func differentWordsDiffer() {
    #expect(Set(Self.words.map { PackedWord($0) }).count == Self.words.count)
    let long = [UInt8](repeating: 0x41, count: 20)
    #expect(PackedWord(long) != PackedWord(long.dropLast() + [0x42]))
    #expect(PackedWord(long) == PackedWord(long))
  }

  @Test(arguments: words.filter { (3...15).contains($0.count) }) func cutAtEitherEnd(_ word: [UInt8]) {
    #expect(PackedWord(word).dropping(2) == PackedWord(word.dropFirst(2)))
    var shorter = PackedWord(word)
    shorter.removeLast()
    #expect(shorter == PackedWord(word.dropLast()))
  }
}
