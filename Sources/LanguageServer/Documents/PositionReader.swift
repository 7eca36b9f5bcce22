import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Turns a client's positions into offsets. Nothing that a client sends is out of range: lines and columns are clamped,
/// and a column inside a character moves to its start.
struct PositionReader {
  private let text: SourceText
  private let encoding: PositionEncoding

  init(_ text: SourceText, encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
  }

  /// The span of a range, in UTF-8.
  func span(of range: PositionRange) -> TextSpan {
    TextSpan(start: offset(of: range.start), end: offset(of: range.end))
  }

  /// The UTF-8 offset of a position. A line before the text is its first, one behind it the end of the text; a column
  /// behind the line's end is the line's end.
  func offset(of position: Position) -> Int {
    guard position.line < text.lineCount else { return text.bytes.count }
    let line = text.line(max(position.line, 0))
    var rest = max(position.character, 0)
    return text.bytes.withUnsafeBufferPointer { bytes in
      var offset = line.start
      while offset < line.end {
        let lead = bytes[offset]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let units =
          switch encoding {
          case .utf8: length
          case .utf16: length == 4 ? 2 : 1
          case .utf32: 1
          }
        if rest < units { break }
        rest -= units
        offset = min(offset + length, line.end)
      }
      return offset
    }
  }
}
