/// The search for the next byte that a JSON string cannot hold as it is: `"`, `\` or a control character.
///
/// Reader and writer share it. Eight bytes are tested at a time; non-ASCII bytes pass.
@inline(__always)
func plainRunEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var index = start
  let raw = UnsafeRawBufferPointer(bytes)
  while index &+ 8 <= raw.count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if hasStringDelimiter(word) { break }
    index &+= 8
  }
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
    index &+= 1
  }
  return index
}

/// Whether one of the eight bytes is below 0x20, a quotation mark or a backslash.
///
/// The zero-byte test `(x - 0x01…) & ~x & 0x80…` may only err in bytes after a true hit, so the answer as a whole is
/// exact.
@inline(__always)
private func hasStringDelimiter(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high: UInt64 = 0x8080_8080_8080_8080
  let quotes = word ^ (ones &* 0x22)
  let slashes = word ^ (ones &* 0x5C)
  let control = (word &- (ones &* 0x20)) & ~word
  return (control | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)) & high != 0
}
