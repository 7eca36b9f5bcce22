public import AnnotationModel

/// A text as valid UTF-8 together with its line table: the value every analysis starts from.
///
/// Lines end at LF, CRLF or CR only (as in the Language Server Protocol); U+2028, U+0085 and form feeds are ordinary
/// characters. Copies share storage.
public struct SourceText: Hashable, Sendable {
  /// The text's UTF-8 code units.
  public let bytes: [UInt8]
  /// The UTF-8 offset at which each line starts. Never empty: the empty text has one empty line.
  public let lineStarts: [Int]

  /// The error of `init(validating:)`.
  public struct InvalidUTF8: Error, Hashable, Sendable {
    /// UTF-8 offset of the first byte that does not belong to a valid sequence.
    public let offset: Int
    /// The 1-based line that holds it.
    public let line: Int
  }

  /// The text of a Swift string, which is valid by construction.
  public init(_ string: String) {
    self.init(unchecked: Array(string.utf8))
  }

  /// The text with the given UTF-8 code units.
  ///
  /// - Throws: `InvalidUTF8` with the place of the first bad byte.
  public init(validating bytes: [UInt8]) throws(InvalidUTF8) {
    if let offset = SourceText.firstInvalidByte(in: bytes) {
      throw InvalidUTF8(offset: offset, line: SourceText.lineStarts(of: bytes[..<offset]).count)
    }
    self.init(unchecked: bytes)
  }

  /// The text with code units that the caller knows to be valid UTF-8.
  package init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = SourceText.lineStarts(of: bytes[...])
  }

  /// The number of lines; at least 1.
  public var lineCount: Int { lineStarts.count }
  /// The whole text.
  public var span: TextSpan { TextSpan(start: 0, end: bytes.count) }

  /// The span of a line with or without its line end. An index outside the text gives the empty span at its end.
  public func line(_ index: Int, includingLineEnd: Bool = false) -> TextSpan {
    guard index >= 0, index < lineStarts.count else { return TextSpan(start: bytes.count, end: bytes.count) }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if !includingLineEnd, index + 1 < lineStarts.count {
      end -= 1
      if end > start, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return TextSpan(start: start, end: end)
  }

  /// The 0-based line that holds the given UTF-8 offset; offsets outside the text are clamped. O(log lines).
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The text of a span; the span is clamped to the text.
  public func string(_ span: TextSpan) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The whole text as a Swift string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  private static func lineStarts(of bytes: ArraySlice<UInt8>) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      let raw = UnsafeRawBufferPointer(buffer)
      var index = 0
      while index < buffer.count {
        // Eight bytes at a time, as long as none of them is below 0x10.
        while index + 8 <= buffer.count {
          let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080 != 0 { break }
          index += 8
        }
        guard index < buffer.count else { break }
        let byte = buffer[index]
        index += 1
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < buffer.count, buffer[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
    }
    return starts
  }

  /// The offset of the first byte that is not part of valid UTF-8, or nil when all are.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
