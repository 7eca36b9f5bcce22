/// Letter codes: the one-byte form in which words are kept, compared and looked up.
///
/// A word's letters are stored without harakat, tatweel, ZWNJ and bidi controls. ASCII letters are lower-cased; digits of
/// all systems become ASCII digits; Arabic letters get one byte each, 0x80…0xA8; every other scalar keeps its UTF-8
/// bytes, whose lead byte (0xC2 and up) tells them apart from the codes.
///
/// Two levels of folding exist. `letters` columns keep hamza carriers, ة and ى apart (إن is not أن); `folded` columns
/// merge the spellings that careless typing confuses: أإآٱ→ا, ؤ→و, ئ→ي, ى→ي, ة→ه, and پ چ ژ ڤ گ → ب ج ز ف ك.
public enum Letter {
  public static let hamza: UInt8 = 0x80
  public static let alefMadda: UInt8 = 0x81
  public static let alefHamzaAbove: UInt8 = 0x82
  public static let wawHamza: UInt8 = 0x83
  public static let alefHamzaBelow: UInt8 = 0x84
  public static let yehHamza: UInt8 = 0x85
  public static let alef: UInt8 = 0x86
  public static let beh: UInt8 = 0x87
  public static let tehMarbuta: UInt8 = 0x88
  public static let teh: UInt8 = 0x89
  public static let theh: UInt8 = 0x8A
  public static let jeem: UInt8 = 0x8B
  public static let hah: UInt8 = 0x8C
  public static let khah: UInt8 = 0x8D
  public static let dal: UInt8 = 0x8E
  public static let thal: UInt8 = 0x8F
  public static let reh: UInt8 = 0x90
  public static let zain: UInt8 = 0x91
  public static let seen: UInt8 = 0x92
  public static let sheen: UInt8 = 0x93
  public static let sad: UInt8 = 0x94
  public static let dad: UInt8 = 0x95
  public static let tah: UInt8 = 0x96
  public static let zah: UInt8 = 0x97
  public static let ain: UInt8 = 0x98
  public static let ghain: UInt8 = 0x99
  public static let feh: UInt8 = 0x9A
  public static let qaf: UInt8 = 0x9B
  public static let kaf: UInt8 = 0x9C
  public static let lam: UInt8 = 0x9D
  public static let meem: UInt8 = 0x9E
  public static let noon: UInt8 = 0x9F
  public static let heh: UInt8 = 0xA0
  public static let waw: UInt8 = 0xA1
  public static let alefMaksura: UInt8 = 0xA2
  public static let yeh: UInt8 = 0xA3
  public static let peh: UInt8 = 0xA4
  public static let tcheh: UInt8 = 0xA5
  public static let jeh: UInt8 = 0xA6
  public static let veh: UInt8 = 0xA7
  public static let gaf: UInt8 = 0xA8

  /// Whether the byte is the code of an Arabic letter. Only valid for bytes that start a letter.
  @inlinable public static func isArabic(_ byte: UInt8) -> Bool { byte >= 0x80 && byte <= 0xA8 }

  /// The fully folded form of a letter code; other bytes map to themselves.
  @inline(__always)
  package static func fold(_ byte: UInt8) -> UInt8 { foldTable[Int(byte)] }

  private static let foldTable: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    for code in [alefMadda, alefHamzaAbove, alefHamzaBelow] { table[Int(code)] = alef }
    table[Int(wawHamza)] = waw
    for code in [yehHamza, alefMaksura] { table[Int(code)] = yeh }
    table[Int(tehMarbuta)] = heh
    table[Int(peh)] = beh
    table[Int(tcheh)] = jeem
    table[Int(jeh)] = zain
    table[Int(veh)] = feh
    table[Int(gaf)] = kaf
    return table
  }()

  /// The letter code of an Arabic code point, or nil when it has none and keeps its UTF-8 bytes.
  ///
  /// Persian and Urdu letters that stand for Arabic ones (ی ک ہ ە) take the Arabic code.
  package static func code(of codePoint: UInt32) -> UInt8? {
    switch codePoint {
    case 0x621...0x63A: UInt8(0x80 + codePoint - 0x621)
    case 0x641...0x64A: UInt8(0x9A + codePoint - 0x641)
    case 0x671: alef
    case 0x67E: peh
    case 0x686: tcheh
    case 0x698: jeh
    case 0x6A4: veh
    case 0x6AF: gaf
    case 0x6A9, 0x6AA: kaf
    case 0x6CC, 0x6D2: yeh
    case 0x6BE, 0x6C1, 0x6D5: heh
    default: nil
    }
  }

  /// The codes of U+0600…U+06FF, `PlainLetter.none` for what is no letter or has no code.
  package static let plainCodes: [PlainLetter] = (UInt32(0x600)..<0x700).map { codePoint in
    guard ScalarClass.of(codePoint) == .arabicLetter, let code = code(of: codePoint) else { return .none }
    return PlainLetter(code: code, folded: fold(code))
  }

  /// The Arabic code points behind the codes 0x80…0xA8, in order.
  private static let codePoints: [UInt32] =
    Array(0x621...0x63A) + Array(0x641...0x64A) + [0x67E, 0x686, 0x698, 0x6A4, 0x6AF]

  /// A readable string for a sequence of letter codes.
  public static func string(_ letters: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    var continuation = 0
    for byte in letters {
      if continuation == 0, isArabic(byte) {
        let codePoint = codePoints[Int(byte - 0x80)]
        bytes.append(UInt8(0xC0 | codePoint >> 6))
        bytes.append(UInt8(0x80 | codePoint & 0x3F))
        continue
      }
      continuation =
        continuation > 0 ? continuation - 1 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// An Arabic letter's code and its folded code.
package struct PlainLetter: Sendable, BitwiseCopyable {
  package static let none = PlainLetter(code: 0, folded: 0)

  package let code: UInt8
  package let folded: UInt8
}

/// The plain letters of a text: Arabic letters of two bytes that have a code.
struct PlainLetters {
  let bytes: UnsafeBufferPointer<UInt8>
  /// See `Letter.plainCodes`.
  let codes: UnsafeBufferPointer<PlainLetter>

  /// The letter at an offset below that of the last byte; `none` where no such letter begins.
  @inline(__always)
  subscript(_ offset: Int) -> PlainLetter {
    guard bytes[offset] & 0xFC == 0xD8 else { return .none }
    return codes[Int(bytes[offset] & 3) << 6 | Int(bytes[offset &+ 1] & 0x3F)]
  }
}
