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
  if index &+ 8 > raw.count, !hasStringDelimiter(lastBytes(raw, from: start)) { return raw.count }
  while index < bytes.count {
    if isStringDelimiter(bytes[index]) { break }
    index &+= 1
  }
  return index
}

/// The last eight bytes as one word; of fewer than eight from `start` on some twice, and harmless ones where there are
/// fewer than four.
@inline(__always)
private func lastBytes(_ raw: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
  let count = raw.count &- start
  if count >= 8 { return raw.loadUnaligned(fromByteOffset: raw.count &- 8, as: UInt64.self) }
  if count >= 4 {
    let first = raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)
    let last = raw.loadUnaligned(fromByteOffset: raw.count &- 4, as: UInt32.self)
    return UInt64(first) << 32 | UInt64(last)
  }
  var word: UInt64 = 0x2020_2020_2020_2020
  for index in start..<max(raw.count, start) { word = word << 8 | UInt64(raw[index]) }
  return word
}

/// Whether one of the eight bytes is below 0x20, a quotation mark or a backslash.
///
/// The zero-byte test `(x - 0x01…) & ~x & 0x80…` may only err in bytes after a true hit, so the answer as a whole is
/// exact.
@inlinable @inline(__always)
func hasStringDelimiter(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high: UInt64 = 0x8080_8080_8080_8080
  let quotes = word ^ (ones &* 0x22)
  let slashes = word ^ (ones &* 0x5C)
  let control = (word &- (ones &* 0x20)) & ~word
  return (control | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)) & high != 0
}

/// Whether a byte is below 0x20, a quotation mark or a backslash.
@inlinable @inline(__always)
func isStringDelimiter(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }
