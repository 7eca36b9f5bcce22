import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Turns many offsets in ascending order into the client's positions. Each byte of their lines is looked at once; an offset
/// before the last one is right too, and costs its line's beginning.
struct PositionCursor {
  private let text: SourceText
  private let encoding: PositionEncoding
  private var line = 0
  private var offset = 0
  private var character = 0

  /// A cursor at the start of a line.
  init(_ text: SourceText, encoding: PositionEncoding, line: Int = 0) {
    self.text = text
    self.encoding = encoding
    self.line = min(max(line, 0), text.lineCount - 1)
    offset = text.lineStarts[self.line]
  }

  /// The position of a UTF-8 offset between two characters.
  mutating func position(of target: Int) -> Position {
    let target = min(max(target, 0), text.bytes.count)
    let nextLine = line + 1 < text.lineCount ? text.lineStarts[line + 1] : text.bytes.count + 1
    if target < offset || target >= nextLine {
      line = text.lineIndex(at: target)
      offset = text.lineStarts[line]
      character = 0
    }
    character += units(offset..<target)
    offset = target
    return Position(line: line, character: character)
  }

  private func units(_ range: Range<Int>) -> Int {
    if encoding == .utf8 { return range.count }
    return text.bytes.withUnsafeBufferPointer { bytes in
      var units = 0
      for index in range {
        let byte = bytes[index]
        units &+= byte & 0xC0 != 0x80 ? 1 : 0
        if encoding == .utf16 { units &+= byte >= 0xF0 ? 1 : 0 }
      }
      return units
    }
  }
}
