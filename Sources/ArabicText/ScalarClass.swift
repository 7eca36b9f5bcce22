/// What a scalar is to the tokenizer.
///
/// Derived from the Unicode general category and grapheme-cluster-break properties; `CharacterClassTable.swift` holds
/// the values, generated from ICU by `hashiya-train tables`.
@frozen public enum ScalarClass: UInt8, Sendable {
  /// A letter of the Arabic script.
  case arabicLetter
  /// A letter of another script.
  case otherLetter
  /// A scalar that extends the grapheme before it: harakat, ZWNJ, ZWJ, variation selectors, spacing marks.
  case mark
  /// A decimal digit of any script.
  case digit
  /// White space and controls that separate words.
  case space
  case punctuation
  case symbol
  /// An invisible format control that belongs to no grapheme: bidi marks, embeddings and isolates, soft hyphen, BOM.
  case ignorable
  /// U+0640, the line that stretches a word ("كـتـاب"). Alone it is used as a dash.
  case tatweel
  /// A scalar that joins the grapheme after it (U+0600 ARABIC NUMBER SIGN).
  case prepend

  /// The class of a code point. O(1) below U+0800, O(log n) above.
  @inline(__always)
  package static func of(_ codePoint: UInt32) -> ScalarClass {
    if codePoint < 0x800 { return lowTable[Int(codePoint)] }
    return search(codePoint).class
  }

  /// The value 0…9 of a code point whose class is `digit`.
  package static func digitValue(_ codePoint: UInt32) -> UInt8 {
    switch codePoint {
    case 0x30...0x39: UInt8(codePoint - 0x30)
    case 0x660...0x669: UInt8(codePoint - 0x660)
    case 0x6F0...0x6F9: UInt8(codePoint - 0x6F0)
    // Runs of decimal digits start with a zero and hold a multiple of ten.
    default: UInt8((codePoint &- search(codePoint).start) % 10)
    }
  }

  /// The classes of U+0000…U+07FF, for loops that read many scalars.
  package static let lowTable: [ScalarClass] = (0..<0x800).map { search(UInt32($0)).class }

  private static func search(_ codePoint: UInt32) -> (class: ScalarClass, start: UInt32) {
    let starts = CharacterClassTable.runStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] >> 8 <= codePoint { low = middle } else { high = middle }
    }
    return (ScalarClass(rawValue: UInt8(starts[low] & 0xFF)) ?? .symbol, starts[low] >> 8)
  }
}
