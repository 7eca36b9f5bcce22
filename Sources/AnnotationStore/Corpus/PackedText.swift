/// Texts in the form in which the corpus keeps them: a `PackedBlock` of bytes of which most Arabic letters take one.
///
/// U+0600…U+067F are the bytes 0x80…0xFF, ASCII is itself, every other scalar stands in UTF-8 behind 0x10, and so does 0x10.
/// Short texts then take a fifth less room than packed UTF-8.
package enum PackedText {
  private static let escape: UInt8 = 0x10

  /// The packed form of valid UTF-8.
  package static func pack(_ text: [UInt8]) -> [UInt8] { PackedBlock.pack(shortened(text)) }

  /// The text that `pack` was given; nil when the block is not intact.
  package static func unpack(_ block: [UInt8]) -> [UInt8]? { PackedBlock.unpack(block).flatMap(lengthened) }

  private static func shortened(_ text: [UInt8]) -> [UInt8] {
    var short: [UInt8] = []
    short.reserveCapacity(text.count / 2 + 16)
    var place = 0
    while place < text.count {
      let byte = text[place]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(place + length, text.count)
      if byte < 0x80, byte != escape {
        short.append(byte)
      } else if byte == 0xD8 || byte == 0xD9, end - place == 2 {
        // D8 80…D9 BF in order.
        short.append(0x80 | (byte & 1) << 6 | text[place + 1] & 0x3F)
      } else {
        short.append(escape)
        short.append(contentsOf: text[place..<end])
      }
      place = end
    }
    return short
  }

  private static func lengthened(_ short: [UInt8]) -> [UInt8]? {
    var isIntact = true
    // No byte becomes more than two.
    let text = [UInt8](unsafeUninitializedCapacity: short.count * 2) { text, count in
      short.withUnsafeBufferPointer { isIntact = lengthen($0, into: text, &count) }
    }
    return isIntact ? text : nil
  }

  /// False when the last escape stands for less than a scalar.
  private static func lengthen(
    _ short: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) -> Bool {
    var place = 0
    while place < short.count {
      let byte = short[place]
      place += 1
      if byte >= 0x80 {
        text[count] = 0xD8 | (byte >> 6) & 1
        text[count + 1] = 0x80 | byte & 0x3F
        count += 2
      } else if byte != escape {
        text[count] = byte
        count += 1
      } else {
        guard place < short.count else { return false }
        let lead = short[place]
        let end = place + (lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2)
        guard end <= short.count else { return false }
        while place < end {
          text[count] = short[place]
          count += 1
          place += 1
        }
      }
    }
    return true
  }
}
