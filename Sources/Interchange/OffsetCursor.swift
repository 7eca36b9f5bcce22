import AnnotationModel
import ArabicText

/// Converts a document's UTF-8 offsets to the caller's encoding, cheaply when they come nearly sorted.
///
/// UTF-8 offsets pass through and cost nothing. For the others a short step forward from the last offset is counted on
/// the spot; a long one, or one backward, asks the `OffsetMap`.
struct OffsetCursor {
  /// Beyond this many bytes the map's look-up is the cheaper way.
  private static let longestStep = 192

  private let source: SourceText
  private let encoding: PositionEncoding
  private let map: OffsetMap?
  private var lastUTF8 = 0
  private var lastUnits = 0

  init(_ source: SourceText, encoding: PositionEncoding) {
    self.source = source
    self.encoding = encoding
    map = encoding == .utf8 ? nil : OffsetMap(source)
  }

  /// The length of the text in the encoding.
  var length: Int { map?.length(in: encoding) ?? source.bytes.count }

  /// The offset in the encoding of a UTF-8 offset; clamped to the text.
  mutating func convert(_ offset: Int) -> Int {
    let target = min(max(offset, 0), source.bytes.count)
    guard let map else { return target }
    let step = target &- lastUTF8
    if step < 0 || step > OffsetCursor.longestStep {
      lastUnits = map.offset(ofUTF8: target, in: encoding)
    } else {
      lastUnits &+= units(from: lastUTF8, to: target)
    }
    lastUTF8 = target
    return lastUnits
  }

  private func units(from start: Int, to end: Int) -> Int {
    let pairs = encoding == .utf16 ? 1 : 0
    return source.bytes.withUnsafeBufferPointer { bytes in
      var units = 0
      for index in start..<end {
        let byte = bytes[index]
        units &+= (byte & 0xC0 != 0x80 ? 1 : 0) &+ (byte >= 0xF0 ? pairs : 0)
      }
      return units
    }
  }
}
