import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Turns offsets into the client's positions.
struct PositionWriter {
  /// A column is counted from the line's start up to here; farther ones are looked up, which takes a pass over the text the
  /// first time.
  private static let farthestCounted = 4096

  private let text: SourceText
  private let encoding: PositionEncoding
  private let offsets: OnDemand<OffsetMap>

  /// A writer for one text with its map of offsets.
  init(_ text: SourceText, encoding: PositionEncoding, offsets: OnDemand<OffsetMap>) {
    self.text = text
    self.encoding = encoding
    self.offsets = offsets
  }

  /// A writer for one text.
  init(_ text: SourceText, encoding: PositionEncoding) {
    self.init(text, encoding: encoding, offsets: OnDemand { OffsetMap(text) })
  }

  /// The range of a UTF-8 span.
  func range(of span: TextSpan) -> PositionRange {
    PositionRange(position(of: span.start), position(of: span.end))
  }

  /// The position of a UTF-8 offset between two characters.
  func position(of offset: Int) -> Position {
    let line = text.lineIndex(at: offset)
    let lineStart = text.lineStarts[line]
    if offset - lineStart <= PositionWriter.farthestCounted {
      var cursor = PositionCursor(text, encoding: encoding, line: line)
      return cursor.position(of: offset)
    }
    let map = offsets.value
    let character = map.offset(ofUTF8: offset, in: encoding) - map.offset(ofUTF8: lineStart, in: encoding)
    return Position(line: line, character: max(character, 0))
  }
}
