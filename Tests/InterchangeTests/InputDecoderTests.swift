import ArabicText
import Interchange
import Testing

/// Bytes of any file become a text, or a failure that says what to do.
struct InputDecoderTests {
  private static let page = """
    أعلنت وزارة التربية والتعليم يوم الأحد أن العام الدراسي الجديد يبدأ في منتصف سبتمبر المقبل.
    وقال الوزير في مؤتمر صحفي عقد في القاهرة إن المدارس الجديدة ستستقبل نصف مليون تلميذ.
    """

  /// The page in a charset of 256 characters, given the code of each Arabic letter from U+0621 on.
  private static func singleByte(_ table: [UInt8]) -> [UInt8] {
    page.unicodeScalars.map { scalar in
      let index = Int(scalar.value) - 0x0621
      return table.indices.contains(index) ? table[index] : UInt8(truncatingIfNeeded: scalar.value)
    }
  }

  /// windows-1256 interleaves the letters with French ones.
  private static let windows1256: [UInt8] = [
    0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3,
    0xD4, 0xD5, 0xD6, 0xD8, 0xD9, 0xDA, 0xDB, 0, 0, 0, 0, 0, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE3, 0xE4, 0xE5, 0xE6, 0xEC,
    0xED,
  ]
  private static let iso8859: [UInt8] = (0xC1...0xEA).map { $0 }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }

  @Test(arguments: [
    ("UTF-8", Array(page.utf8), false),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(page.utf8), true),
    ("UTF-16LE with a mark", [0xFF, 0xFE] + utf16(page, bigEndian: false), true),
    ("UTF-16BE with a mark", [0xFE, 0xFF] + utf16(page, bigEndian: true), true),
    ("UTF-16LE without a mark", utf16(page, bigEndian: false), true),
    ("UTF-16BE without a mark", utf16(page, bigEndian: true), true),
    ("windows-1256", singleByte(windows1256), true),
    ("ISO-8859-6", singleByte(iso8859), true),
  ])
  func charsetsAreDetected(name: String, bytes: [UInt8], isConverted: Bool) throws {
    let decoded = try InputDecoder().decode(bytes)
    #expect(decoded.source.string == InputDecoderTests.page)
    #expect(decoded.isConverted == isConverted)
  }

  @Test(arguments: [
    ("windows-1256", [0xC7, 0xE1], "ال"), ("cp1256", [0xC7, 0xE1], "ال"), ("ISO-8859-6", [0xC7, 0xE4], "ال"),
    ("utf-16", [0x27, 0x06, 0x44, 0x06], "ال"), ("utf-16be", [0x06, 0x27, 0x06, 0x44], "ال"),
    ("UTF-8", [0xD8, 0xA7], "ا"),
  ])
  func theCallersCharsetWins(name: String, bytes: [UInt8], text: String) throws {
    #expect(try InputDecoder(charset: name).decode(bytes).source.string == text)
  }

  @Test(
    arguments: [
      ("no bytes", [], DocumentFailure.Code.empty, nil),
      ("a mark alone", [0xEF, 0xBB, 0xBF], .empty, nil),
      ("one bad byte on line 2", Array("سطر\n".utf8) + [0xFF] + Array("سطر".utf8), .invalidUTF8, 2),
      ("a cut-off letter", Array("خبر".utf8.dropLast()), .invalidUTF8, 1),
      ("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0x80, 0xFE], .binary, nil),
      ("a lone surrogate in UTF-16", [0xFF, 0xFE, 0x00, 0xD8, 0x20, 0x00], .undecodable, nil),
    ] as [(String, [UInt8], DocumentFailure.Code, Int?)])
  func badFilesFail(name: String, bytes: [UInt8], code: DocumentFailure.Code, line: Int?) {
    let failure = #expect(throws: DocumentFailure.self) { try InputDecoder().decode(bytes) }
    #expect(failure?.code == code)
    #expect(failure?.line == line)
  }

  @Test(arguments: [
    (Array("أ".utf8) + [0xFF, 0x62], "أ\u{FFFD}b"), ([0xFF, 0xFE, 0x00, 0xD8, 0x20, 0x00], "\u{FFFD} "),
  ])
  func lossyReplacesBadBytes(bytes: [UInt8], text: String) throws {
    let decoded = try InputDecoder(lossy: true).decode(bytes)
    #expect(decoded.source.string == text)
    #expect(decoded.isConverted)
  }

  @Test func aStrayNULIsPartOfTheText() throws {
    let text = "قال\u{0}الوزير إن العام الجديد بدأ"
    #expect(try InputDecoder().decode(Array(text.utf8)).source.string == text)
  }

  @Test func aWesternPageNamesItsLikelyCharset() {
    let bytes: [UInt8] = Array("Le pr".utf8) + [0xE9] + Array("sident a dit que la r".utf8) + [0xE9, 0x66]
    let failure = #expect(throws: DocumentFailure.self) { try InputDecoder().decode(bytes) }
    #expect(failure?.code == .invalidUTF8)
    #expect(failure?.message.contains("--encoding ") == true)
  }

  @Test(arguments: [
    ("2024-05-01", true), ("2024-02-29", true), ("2023-02-29", false), ("2024-13-01", false), ("2024-5-1", false),
    ("2024-05-01T09:30", true), ("2024-05-01T09:30:00", true), ("2013-02-12T04:30:00.0000000-02:00", true),
    ("2024-05-01T06:30Z", true), ("2024-05-01T06:30+0300", true), ("2024-05-01T25:00", false), ("2024", false),
    ("2024-05-01T", false), ("2024-05-01T09:30:00.", false), ("yesterday", false), ("", false), ("2024-05-01 ", false),
  ])
  func referenceTimes(text: String, isValid: Bool) {
    #expect(ReferenceTime.isValid(text) == isValid)
  }
}
