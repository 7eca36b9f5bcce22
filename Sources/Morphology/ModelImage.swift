/// The layout of `morphology.bin`: little-endian, read in place.
///
/// ```
/// header      magic "HSHMOR02", four UInt32 counts: word slots, split rows, enclitic rows, tag rows (powers of two)
/// word slots  UInt32 each: fingerprint << 16 | attributes << 8 | log frequency; 0 = free (open addressing)
/// settled     UInt8 for each word slot: `SettledDecisions`
/// split rows  Int8 each: weights of the proclitic splitter
/// enclitic    Int8 each: weights of the enclitic finder
/// tag rows    8 × Int8 each: weights of the tagger, one lane for each `TagClass`
/// ```
package enum ModelImage {
  static let magic: [UInt8] = Array("HSHMOR02".utf8)
  static let headerLength = 24

  /// The image of the given tables. Each count must be a power of two; `tag` holds eight lanes for each row.
  package static func bytes(
    slots: [UInt32], settled: [UInt8], split: [Int8], enclitic: [Int8], tag: [Int8]
  ) -> [UInt8] {
    var image = magic
    for count in [slots.count, split.count, enclitic.count, tag.count / TagClass.laneCount] {
      append(UInt32(truncatingIfNeeded: count), to: &image)
    }
    for slot in slots { append(slot, to: &image) }
    image += settled
    for table in [split, enclitic, tag] { image.append(contentsOf: table.map { UInt8(bitPattern: $0) }) }
    return image
  }

  private static func append(_ value: UInt32, to image: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { image.append(contentsOf: $0) }
  }
}
