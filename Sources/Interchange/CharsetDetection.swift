import CICU

/// What the bytes of an input are, as far as the bytes tell.
package enum DetectedCharset: Hashable, Sendable {
  /// UTF-8, perhaps with errors in it; `byteOrderMark` says that it starts with EF BB BF.
  case utf8(byteOrderMark: Bool)
  /// Another charset that is converted without asking, by ICU's name.
  case other(String)
  /// A charset that is likely but not converted unless the caller says so, by ICU's name.
  case doubtful(String)
  /// Not a text.
  case binary

  /// The charset that a byte order mark at the start of `bytes` names, or nil without one.
  package static func byteOrderMark(of bytes: [UInt8]) -> DetectedCharset? {
    // The UTF-32 mark begins like the UTF-16 one, so it is asked first.
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return .other("UTF-32LE") }
    if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return .other("UTF-32BE") }
    if bytes.starts(with: [0xFF, 0xFE]) { return .other("UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return .other("UTF-16BE") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(byteOrderMark: true) }
    return nil
  }

  /// Guesses the charset of a whole text file.
  package init(of bytes: [UInt8]) {
    if let marked = DetectedCharset.byteOrderMark(of: bytes) {
      self = marked
      return
    }
    let sample = bytes.prefix(DetectedCharset.sampleSize)
    if let utf16 = DetectedCharset.unmarkedUTF16(sample) {
      self = .other(utf16)
      return
    }
    let counts = UTF8Counts(sample)
    let controls = sample.count { $0 < 0x20 && !($0 >= 0x07 && $0 <= 0x0D) && $0 != 0x1B }
    // A text may hold a stray NUL, a program or picture is full of control codes.
    if controls &* 10 > sample.count || (counts.invalid > 0 && sample.contains(0)) {
      self = .binary
    } else if counts.invalid == 0 || counts.valid > counts.invalid &* 4 {
      self = .utf8(byteOrderMark: false)
    } else {
      self = DetectedCharset.legacy(sample)
    }
  }

  private static let sampleSize = 1 << 16
  /// The charsets in which Arabic pages are still found.
  private static let arabicCharsets: Set<String> = ["windows-1256", "ISO-8859-6"]

  /// UTF-16 without a mark: Arabic letters make every second byte 0x06, Latin ones 0x00. All those bytes are valid
  /// UTF-8 as well, so this is asked first; in UTF-8 text neither byte occurs.
  private static func unmarkedUTF16(_ sample: ArraySlice<UInt8>) -> String? {
    guard sample.count >= 4 else { return nil }
    var high = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0x06 || byte == 0x00 {
      high[index & 1] += 1
    }
    let pairs = sample.count / 2
    if high[1] * 10 >= pairs * 7, high[0] * 10 < pairs { return "UTF-16LE" }
    if high[0] * 10 >= pairs * 7, high[1] * 10 < pairs { return "UTF-16BE" }
    return nil
  }

  private static func legacy(_ sample: ArraySlice<UInt8>) -> DetectedCharset {
    let (name, confidence) = icuGuess(sample)
    if arabicCharsets.contains(name), confidence >= 10 { return .other(name) }
    return name.isEmpty ? .utf8(byteOrderMark: false) : .doubtful(name)
  }

  private static func icuGuess(_ sample: ArraySlice<UInt8>) -> (name: String, confidence: Int) {
    var name = [CChar](repeating: 0, count: 64)
    let confidence = sample.withUnsafeBytes { bytes -> Int32 in
      guard let base = bytes.baseAddress else { return -1 }
      return hicu_detect_charset(
        base.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: bytes.count), &name, 64)
    }
    let units = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (String(decoding: units, as: UTF8.self), Int(confidence))
  }
}

/// How many multi-byte sequences of a byte string are well formed UTF-8, and how many bytes are not.
private struct UTF8Counts {
  var valid = 0
  var invalid = 0

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte < 0x80 { continue }
      let trailing = byte >= 0xF0 && byte < 0xF5 ? 3 : byte >= 0xE0 && byte < 0xF0 ? 2 : byte >= 0xC2 ? 1 : 0
      var found = 0
      while found < trailing, byte < 0xF5, index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 {
        index += 1
        found += 1
      }
      // A sequence that the sample's end cuts off is not an error of the text.
      if trailing > 0, found == trailing { valid += 1 } else if index < bytes.endIndex { invalid += 1 }
    }
  }
}
