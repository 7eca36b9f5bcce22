/// Cuts tags with more attributes than any page has: libxml2 compares each attribute of a tag with all before it.
struct HTMLAttributeLimit {
  /// The most attributes that a tag may have. The busiest pages have some thirty.
  private static let limit = 1_000

  /// Where in a tag the reader stands. The states are those of libxml2, so that no tag looks shorter here than there.
  private enum State {
    case text, tagOpen, tagName, beforeName, name, afterName, afterEquals, unquoted, junk
    case quoted(UInt8)
  }

  private var state = State.text
  private var attributes = 0

  private init() {}

  /// The document with such tags closed early; what is left of them becomes text. Nearly always the same document.
  static func applied(to bytes: [UInt8]) -> [UInt8] {
    var reader = HTMLAttributeLimit()
    var cuts: [Int] = []
    for (index, byte) in bytes.enumerated() {
      reader.read(byte)
      guard reader.attributes > limit else { continue }
      cuts.append(index)
      reader = HTMLAttributeLimit()
    }
    guard !cuts.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + cuts.count)
    var start = 0
    for cut in cuts {
      result.append(contentsOf: bytes[start..<cut])
      result.append(0x3E)
      start = cut
    }
    result.append(contentsOf: bytes[start...])
    return result
  }

  private mutating func read(_ byte: UInt8) {
    switch state {
    case .text: if byte == 0x3C { state = .tagOpen }
    case .tagOpen: state = HTMLAttributeLimit.startsName(byte) ? .tagName : byte == 0x3C ? .tagOpen : .text
    case .quoted(let quote): if byte == quote { state = .beforeName }
    case .afterEquals where byte == 0x22 || byte == 0x27: state = .quoted(byte)
    case _ where byte == 0x3E: (state, attributes) = (.text, 0)
    case .afterEquals: if !HTMLAttributeLimit.isBlank(byte) { state = .unquoted }
    case .unquoted, .junk: if HTMLAttributeLimit.isBlank(byte) { state = .beforeName }
    case .tagName: if HTMLAttributeLimit.isBlank(byte) || byte == 0x2F { state = .beforeName }
    case .beforeName: beginName(byte)
    case .name where HTMLAttributeLimit.isName(byte): break
    case .name, .afterName:
      if byte == 0x3D {
        state = .afterEquals
      } else if HTMLAttributeLimit.isBlank(byte) {
        state = .afterName
      } else {
        beginName(byte)
      }
    }
  }

  private mutating func beginName(_ byte: UInt8) {
    if HTMLAttributeLimit.startsName(byte) {
      state = .name
      attributes += 1
    } else {
      state = HTMLAttributeLimit.isBlank(byte) || byte == 0x2F ? .beforeName : .junk
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private static func startsName(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F || byte == 0x3A || byte == 0x2E || byte >= 0x80
  }

  private static func isName(_ byte: UInt8) -> Bool {
    startsName(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
  }
}
