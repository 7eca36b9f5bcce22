import AnnotationModel
import ArabicText
import Testing

@Suite("Offsets")
struct OffsetTests {
  static let seeds = Array(UInt64(1)...400)

  @Test("Every scalar's offset round-trips in every encoding", arguments: seeds)
  func roundTrip(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.text(pieces: 300)
    let map = OffsetMap(SourceText(text))
    var utf8 = 0
    var utf16 = 0
    var utf32 = 0
    for scalar in text.unicodeScalars {
      for (encoding, expected) in [(PositionEncoding.utf8, utf8), (.utf16, utf16), (.utf32, utf32)] {
        #expect(map.offset(ofUTF8: utf8, in: encoding) == expected)
        #expect(map.utf8Offset(of: expected, in: encoding) == utf8)
      }
      utf8 += scalar.utf8.count
      utf16 += scalar.utf16.count
      utf32 += 1
    }
    #expect(map.length(in: .utf8) == utf8)
    #expect(map.length(in: .utf16) == utf16)
    #expect(map.length(in: .utf32) == utf32)
  }

  @Test func clampsAndMovesToScalarStarts() {
    let map = OffsetMap(SourceText("أ👍"))
    #expect(map.offset(ofUTF8: -5, in: .utf16) == 0)
    #expect(map.offset(ofUTF8: 1, in: .utf16) == 0)
    #expect(map.offset(ofUTF8: 99, in: .utf32) == 2)
    #expect(map.utf8Offset(of: 2, in: .utf16) == 2)  // inside the surrogate pair
    #expect(map.utf8Offset(of: 99, in: .utf16) == 6)
    #expect(map.utf8Offset(of: .max, in: .utf8) == 6)
    #expect(map.utf8Offset(of: .min, in: .utf32) == 0)
  }

  @Test("Token and prefix boundaries never split a grapheme", arguments: seeds)
  func graphemes(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.text(pieces: 120)
    let source = SourceText(text)
    var boundaries: Set<Int> = [0]
    var offset = 0
    for character in text {
      offset += character.utf8.count
      boundaries.insert(offset)
    }
    for number in 0..<source.lineCount {
      let line = source.line(number)
      #expect(boundaries.contains(line.start) && boundaries.contains(line.end))
      let table = Tokenizer.tokens(of: source, in: line)
      for token in 0..<table.count {
        #expect(boundaries.contains(line.start + Int(table.starts[token])), "\(text.debugDescription)")
        #expect(boundaries.contains(line.start + Int(table.ends[token])), "\(text.debugDescription)")
        for letter in 0..<table.letterCount(token) where table.kinds[token] == .word {
          #expect(
            boundaries.contains(line.start + table.offset(ofLetter: letter, in: token)), "\(text.debugDescription)")
        }
      }
      #expect(table.letters.count == table.folded.count)
      #expect(Int(table.letterStarts[table.count]) == table.letters.count)
    }
  }

  @Test("Lines end at LF, CRLF and CR only")
  func lines() {
    let source = SourceText("أ\nب\r\nج\rد\u{2028}ه\u{85}و")
    #expect(source.lineCount == 4)
    #expect((0..<4).map { source.string(source.line($0)) } == ["أ", "ب", "ج", "د\u{2028}ه\u{85}و"])
    #expect(source.string(source.line(1, includingLineEnd: true)) == "ب\r\n")
    #expect(source.lineIndex(at: 3) == 1)
    #expect(source.lineIndex(at: 1_000) == 3)
    #expect(source.line(99) == TextSpan(start: source.bytes.count, end: source.bytes.count))
  }

  @Test("Lines end wherever the end stands among other bytes", arguments: ["\n", "\r\n", "\r", "\r\n\r", "\t\n"])
  func lines(end: String) {
    for place in 0..<20 {
      for rest in 0..<20 {
        let text = String(repeating: "س", count: place / 2) + String(repeating: "\t", count: place % 2) + end
        let source = SourceText(text + String(repeating: "~", count: rest))
        var starts = [0]
        for (index, byte) in source.bytes.enumerated() {
          let isInside = byte == 0x0D && index + 1 < source.bytes.count && source.bytes[index + 1] == 0x0A
          if byte == 0x0A || byte == 0x0D && !isInside { starts.append(index + 1) }
        }
        #expect(source.lineStarts == starts)
      }
    }
  }

  @Test(
    "Invalid UTF-8 is refused with its place",
    arguments: [
      ([0x61, 0x0A, 0xFF], 2, 2), ([0xD9], 0, 1), ([0x61, 0xC0, 0x80], 1, 1), ([0xED, 0xA0, 0x80], 0, 1),
    ] as [([UInt8], Int, Int)])
  func invalid(_ bytes: [UInt8], offset: Int, line: Int) {
    #expect(throws: SourceText.InvalidUTF8.self) { try SourceText(validating: bytes) }
    do throws(SourceText.InvalidUTF8) {
      _ = try SourceText(validating: bytes)
    } catch {
      #expect(error.offset == offset && error.line == line)
    }
  }
}
