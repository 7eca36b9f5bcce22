extension JSONParser {
  /// The string that starts with the quotation mark at `position`.
  mutating func string() throws(JSONError) -> String {
    position &+= 1
    let start = position
    position = plainRunEnd(bytes, from: position)
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    // Most strings have no escape: one scan, one validating copy.
    if bytes[position] == 0x22 {
      let content = UnsafeBufferPointer(rebasing: bytes[start..<position])
      position &+= 1
      guard let string = validString(content) else { throw invalidUTF8(from: start) }
      return string
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var content: [UInt8] = []
    content.reserveCapacity(position &- start &+ 64)
    var runStart = start
    while true {
      position = plainRunEnd(bytes, from: position)
      content.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<position]))
      guard position < bytes.count else { throw error(.unexpectedEnd) }
      switch bytes[position] {
      case 0x22:
        position &+= 1
        guard let string = content.withUnsafeBufferPointer(validString) else { throw invalidUTF8(from: start) }
        return string
      case 0x5C:
        try escape(into: &content)
        runStart = position
      default:
        throw error(.controlCharacter)
      }
    }
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    let start = position
    position &+= 1
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    let byte = bytes[position]
    position &+= 1
    switch byte {
    case 0x22, 0x5C, 0x2F: content.append(byte)
    case 0x62: content.append(0x08)
    case 0x66: content.append(0x0C)
    case 0x6E: content.append(0x0A)
    case 0x72: content.append(0x0D)
    case 0x74: content.append(0x09)
    case 0x75: append(try unicodeEscape(), to: &content)
    default:
      position = start
      throw error(.invalidEscape)
    }
  }

  /// The scalar value of a `\u` escape whose four digits start at `position`, joined with the low surrogate that
  /// follows a high one. A surrogate without its other half gives U+FFFD.
  private mutating func unicodeEscape() throws(JSONError) -> UInt32 {
    let unit = try fourHexDigits()
    guard unit & 0xF800 == 0xD800 else { return unit }
    guard unit < 0xDC00 else { return 0xFFFD }
    let afterHigh = position
    if take(0x5C), take(0x75) {
      let low = try fourHexDigits()
      if low & 0xFC00 == 0xDC00 { return 0x10000 &+ (unit & 0x3FF) << 10 &+ (low & 0x3FF) }
    }
    position = afterHigh
    return 0xFFFD
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw error(.unexpectedEnd) }
      let byte = bytes[position]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte &- 0x30
      case 0x41...0x46: digit = byte &- 0x37
      case 0x61...0x66: digit = byte &- 0x57
      default: throw error(.invalidEscape)
      }
      value = value << 4 | UInt32(digit)
      position &+= 1
    }
    return value
  }

  private func append(_ scalar: UInt32, to content: inout [UInt8]) {
    func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3F)) }
    switch scalar {
    case ..<0x80:
      content.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      content.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      content.append(continuation(0))
    case ..<0x10000:
      content.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      content.append(continuation(6))
      content.append(continuation(0))
    default:
      content.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      content.append(continuation(12))
      content.append(continuation(6))
      content.append(continuation(0))
    }
  }

  /// The error for a string from `start` that is not UTF-8, at its first bad byte.
  private func invalidUTF8(from start: Int) -> JSONError {
    // Escapes are ASCII and do not join bytes, so the raw bytes are invalid exactly where the decoded ones are.
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[start..<position]).span)
      return JSONError(offset: start, kind: .invalidUTF8)
    } catch {
      return JSONError(offset: start &+ error.byteOffsets.lowerBound, kind: .invalidUTF8)
    }
  }
}
