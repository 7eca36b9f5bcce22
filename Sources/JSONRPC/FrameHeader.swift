/// The header block of one frame. Names count in any case, lines may end in LF alone, and the space after the colon is
/// optional.
struct FrameHeader {
  /// The digits of `Content-Length`; as text because they may exceed every integer.
  let length: String
  /// The charset of `Content-Type` in lower case, where one is given.
  let charset: String?

  private static let lengthName = Array("content-length:".utf8)

  /// The header in `block`, or nil when a line is no header, or when there is no, or no usable, `Content-Length`.
  init?(_ block: ArraySlice<UInt8>) {
    var length: String?
    var charset: String?
    for line in block.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: 0x3A) else { return nil }
      let value = FrameHeader.trimmed(line[(colon + 1)...])
      switch FrameHeader.lowercased(line[..<colon]) {
      case "content-length":
        guard !value.isEmpty, value.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        length = String(decoding: value, as: UTF8.self)
      case "content-type":
        charset = FrameHeader.charset(in: FrameHeader.lowercased(value))
      default:
        continue
      }
    }
    guard let length else { return nil }
    self.length = length
    self.charset = charset
  }

  /// The index after the blank line that ends the block starting at `start`, or nil when it has not arrived.
  static func blockEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0A {
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
      }
      index += 1
    }
    return nil
  }

  /// The index of the first `Content-Length: N` line that is there with its line end, or nil.
  static func firstComplete(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] | 0x20 == 0x63, lengthLine(in: bytes[...], at: index) == .complete { return index }
      index += 1
    }
    return nil
  }

  /// The first index in `range` at which a `Content-Length: N` line stands or, as far as the range goes, begins. Bytes
  /// behind the range do not count: whether they have arrived is chance.
  static func firstPossible(in bytes: [UInt8], within range: Range<Int>) -> Int? {
    range.first { bytes[$0] | 0x20 == 0x63 && lengthLine(in: bytes[..<range.upperBound], at: $0) != .none }
  }

  private enum Match { case none, begun, complete }

  private static func lengthLine(in bytes: ArraySlice<UInt8>, at start: Int) -> Match {
    var index = start
    for expected in lengthName {
      guard index < bytes.endIndex else { return .begun }
      let isLetter = expected != 0x2D && expected != 0x3A
      guard (isLetter ? bytes[index] | 0x20 : bytes[index]) == expected else { return .none }
      index += 1
    }
    while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    let digits = index
    while index < bytes.endIndex, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index < bytes.endIndex else { return .begun }
    guard index > digits else { return .none }
    while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.endIndex else { return .begun }
    return bytes[index] == 0x0D || bytes[index] == 0x0A ? .complete : .none
  }

  private static func charset(in contentType: String) -> String? {
    for parameter in contentType.split(separator: ";") {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(Array(pair[0].utf8)[...]).elementsEqual("charset".utf8) else { continue }
      let value = trimmed(Array(pair[1].utf8)[...]).filter { $0 != 0x22 }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
    return slice
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: trimmed(bytes).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
