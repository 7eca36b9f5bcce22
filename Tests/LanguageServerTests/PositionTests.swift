import AnnotationModel
import ArabicText
@testable import LanguageServer
import LanguageServerProtocol
import Testing

@Suite struct PositionTests {
  /// Line ends of all three kinds, harakat, an emoji of two UTF-16 units, and characters that are no line ends in LSP.
  private static let text = SourceText("قالَ 😀 نعم\r\nثانٍ\rثالث\u{2028}\u{85}\u{0B}بعده\n\nأخير")

  @Test(arguments: PositionEncoding.allCases)
  func everyScalarComesBack(encoding: PositionEncoding) {
    let text = PositionTests.text
    let reader = PositionReader(text, encoding: encoding)
    let writer = PositionWriter(text, encoding: encoding)
    #expect(text.lineCount == 5)
    for offset in 0...text.bytes.count where offset == text.bytes.count || text.bytes[offset] & 0xC0 != 0x80 {
      let line = text.line(text.lineIndex(at: offset))
      // Between CR and LF there is no position.
      guard offset <= line.end else { continue }
      #expect(reader.offset(of: writer.position(of: offset)) == offset)
    }
  }

  /// In order, backwards, and on a line so long that columns are looked up.
  @Test(arguments: PositionEncoding.allCases)
  func aCursorGivesWhatTheMapGives(encoding: PositionEncoding) {
    let long = SourceText("س\n" + String(repeating: "قالَ 😀 x", count: 500) + "\nآخر")
    for text in [PositionTests.text, long] {
      let map = OffsetMap(text)
      var cursor = PositionCursor(text, encoding: encoding)
      let places = (0...text.bytes.count).filter { $0 == text.bytes.count || text.bytes[$0] & 0xC0 != 0x80 }
      for offset in places + places.reversed() {
        let line = text.lineIndex(at: offset)
        let column =
          map.offset(ofUTF8: offset, in: encoding) - map.offset(ofUTF8: text.lineStarts[line], in: encoding)
        #expect(cursor.position(of: offset) == Position(line: line, character: column))
      }
      for offset in places where offset % 7 == 0 {
        #expect(PositionWriter(text, encoding: encoding).position(of: offset) == cursor.position(of: offset))
      }
    }
  }

  @Test(arguments: [(PositionEncoding.utf8, 12), (.utf16, 7), (.utf32, 6)])
  func countsColumnsInTheEncoding(encoding: PositionEncoding, character: Int) {
    let position = PositionWriter(SourceText("قال 😀 x"), encoding: encoding).position(of: 12)
    #expect(position == Position(line: 0, character: character))
  }

  @Test(arguments: [
    (-1, -1, 0), (0, 99_999, 4), (1, 0, 6), (1, 2, 10), (1, 3, 12), (1, 4, 12), (2, 0, 13), (2, 5, 13), (3, 0, 13),
    (1_000_000, 0, 13), (8_589_934_592, 8_589_934_592, 13), (Int.max, Int.max, 13), (Int.min, Int.min, 0),
  ])
  func clampsWhatIsOutside(line: Int, character: Int, offset: Int) {
    let reader = PositionReader(SourceText("قا\r\nنعم\n"), encoding: .utf16)
    #expect(reader.offset(of: Position(line: line, character: character)) == offset)
  }

  @Test func aColumnInsideACharacterIsItsStart() {
    let text = SourceText("😀ن")
    #expect(PositionReader(text, encoding: .utf16).offset(of: Position(line: 0, character: 1)) == 0)
    #expect(PositionReader(text, encoding: .utf8).offset(of: Position(line: 0, character: 3)) == 0)
    #expect(PositionReader(text, encoding: .utf8).offset(of: Position(line: 0, character: 5)) == 4)
  }
}
