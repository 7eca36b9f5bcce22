public import AnnotationModel

/// Converts between UTF-8 offsets and the offsets of the other position encodings.
///
/// Keeps the UTF-16 and code-point counts at every 256th byte, so that it takes 3 % of the text's size and a look-up
/// scans 256 bytes at most. Offsets outside the text are clamped; an offset inside a scalar moves to its start.
public struct OffsetMap: Sendable {
  private struct Checkpoint: Sendable {
    /// UTF-16 code units before the checkpoint.
    var utf16: Int32
    /// Code points before the checkpoint.
    var utf32: Int32
  }

  private static let stride = 256

  private let bytes: [UInt8]
  private let checkpoints: [Checkpoint]
  private let totalUTF16: Int
  private let totalUTF32: Int

  /// The map of a text. O(n), one pass.
  public init(_ source: SourceText) {
    bytes = source.bytes
    var checkpoints: [Checkpoint] = []
    checkpoints.reserveCapacity(bytes.count / OffsetMap.stride + 1)
    var utf16 = 0
    var utf32 = 0
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        checkpoints.append(
          Checkpoint(utf16: Int32(truncatingIfNeeded: utf16), utf32: Int32(truncatingIfNeeded: utf32)))
        let end = min(start + OffsetMap.stride, buffer.count)
        for index in start..<end {
          let byte = buffer[index]
          let leads = byte & 0xC0 != 0x80 ? 1 : 0
          utf32 += leads
          utf16 += leads + (byte >= 0xF0 ? 1 : 0)
        }
        start = end
      }
    }
    self.checkpoints = checkpoints
    totalUTF16 = utf16
    totalUTF32 = utf32
  }

  /// The length of the text in the given encoding.
  public func length(in encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: bytes.count
    case .utf16: totalUTF16
    case .utf32: totalUTF32
    }
  }

  /// The offset in `encoding` of the scalar that starts at, or holds, the given UTF-8 offset.
  public func offset(ofUTF8 offset: Int, in encoding: PositionEncoding) -> Int {
    let clamped = min(max(offset, 0), bytes.count)
    if encoding == .utf8 { return scalarStart(clamped) }
    if clamped == bytes.count { return length(in: encoding) }
    let target = scalarStart(clamped)
    let index = target / OffsetMap.stride
    var units = Int(encoding == .utf16 ? checkpoints[index].utf16 : checkpoints[index].utf32)
    for position in (index * OffsetMap.stride)..<target {
      units += OffsetMap.units(ofLead: bytes[position], in: encoding)
    }
    return units
  }

  /// The UTF-8 offset of an offset counted in `encoding`. One inside a surrogate pair gives the pair's start.
  public func utf8Offset(of offset: Int, in encoding: PositionEncoding) -> Int {
    if offset <= 0 { return 0 }
    if offset >= length(in: encoding) { return bytes.count }
    if encoding == .utf8 { return scalarStart(offset) }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      let units = encoding == .utf16 ? checkpoints[middle].utf16 : checkpoints[middle].utf32
      if Int(units) <= offset { low = middle } else { high = middle }
    }
    var units = Int(encoding == .utf16 ? checkpoints[low].utf16 : checkpoints[low].utf32)
    var position = low * OffsetMap.stride
    // A checkpoint may fall inside a scalar, whose lead was counted before it.
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    while position < bytes.count {
      let step = OffsetMap.units(ofLead: bytes[position], in: encoding)
      if units + step > offset { break }
      units += step
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    }
    return min(position, bytes.count)
  }

  private func scalarStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  @inline(__always)
  private static func units(ofLead byte: UInt8, in encoding: PositionEncoding) -> Int {
    if byte & 0xC0 == 0x80 { return 0 }
    return encoding == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}
