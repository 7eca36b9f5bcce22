import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Turns offsets into the client's positions.
struct PositionWriter {
  private let text: SourceText
  private let encoding: PositionEncoding
  private let offsets: OffsetMap

  /// A writer for one text. O(n), one pass.
  init(_ text: SourceText, encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
    offsets = OffsetMap(text)
  }

  /// The range of a UTF-8 span.
  func range(of span: TextSpan) -> PositionRange {
    PositionRange(position(of: span.start), position(of: span.end))
  }

  /// The position of a UTF-8 offset.
  func position(of offset: Int) -> Position {
    let line = text.lineIndex(at: offset)
    let lineStart = text.line(line).start
    let character =
      offsets.offset(ofUTF8: offset, in: encoding) - offsets.offset(ofUTF8: lineStart, in: encoding)
    return Position(line: line, character: max(character, 0))
  }
}
