/// The string of bytes that a JSON text holds, or nil when they are no valid UTF-8.
///
/// The standard library's validation takes as long as everything else that is done with a string here. Most text is ASCII
/// and sequences of two or three bytes without special cases: one short loop sees that. Whatever else comes is left to
/// the standard library.
func validString(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard isSimpleUTF8(bytes) else { return String(validating: bytes, as: UTF8.self) }
  return String(copying: UTF8Span(unchecked: bytes.span))
}

/// Whether the bytes are valid UTF-8 without sequences that begin with E0, ED or F0 and up. False says nothing.
@inline(__always)
private func isSimpleUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  let count = bytes.count
  while index < count {
    let byte = bytes[index]
    if byte < 0x80 {
      index &+= 1
    } else if byte < 0xE0 {
      guard byte >= 0xC2, index &+ 1 < count, bytes[index &+ 1] & 0xC0 == 0x80 else { return false }
      index &+= 2
    } else {
      guard byte < 0xF0, byte != 0xE0, byte != 0xED, index &+ 2 < count, bytes[index &+ 1] & 0xC0 == 0x80,
        bytes[index &+ 2] & 0xC0 == 0x80
      else { return false }
      index &+= 3
    }
  }
  return true
}
