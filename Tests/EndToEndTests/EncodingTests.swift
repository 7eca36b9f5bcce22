import Foundation
import Testing

/// Offsets and texts of the hard kinds, in and out of the real process.
struct EncodingTests {
  static let texts = [
    "وصل وزير الخارجية المصري سامح شكري إلى موسكو أمس. وقال الوزير إن المحادثات بدأت 😀👩‍👩‍👧 في القاهرة.",
    "قَالَ الرَّئِيسُ: «نَعَمْ» يَوْمَ الثُّلَاثَاءِ ١٢ مَارِس ٢٠٢٤ فِي دِمَشْقَ.",
    "\u{202B}قال\u{202C} الوزير \u{2067}أحمد\u{2069} \u{200F}في\u{200E} القاهرة أمس.",
    "القاهرة - واس\r\nقال المتحدث باسم الوزارة إن العدد بلغ 20 ألفا\rوأضاف أن ذلك \"مهم\".\r\n\r\n",
    "القاهرة\u{0}قال الوزير\u{2028}إن الحكومة\u{85}بدأت\u{C}العمل\u{2029}أمس",
    "ﻗﺎﻝ ﺍﻟﺮﺋﻴﺲ ﷺ لأوكرانيا وﻻ ﻟﻼتحاد 🇪🇬🇸🇦 e\u{301}\u{302} ـــالقـــاهرة",
    "خبر \u{FEFF}من القاهرة\u{FEFF}",
  ]

  /// Counts of the text before a place, in the three encodings.
  private static func count(_ text: Substring.UnicodeScalarView, _ encoding: String) -> Int {
    switch encoding {
    case "utf-8": text.reduce(0) { $0 + UTF8.width($1) }
    case "utf-16": text.reduce(0) { $0 + UTF16.width($1) }
    default: text.count
    }
  }

  /// The offsets at which a character of the text starts, with their indices.
  private static func boundaries(of text: String, _ encoding: String) -> [Int: String.Index] {
    let indices = text.indices + [text.endIndex]
    return Dictionary(
      indices.map { (count(text[..<$0].unicodeScalars, encoding), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every object with start and end, at any depth.
  private static func spans(in value: Any) -> [[String: Any]] {
    if let array = value as? [Any] { return array.flatMap(spans) }
    guard let object = value as? [String: Any] else { return [] }
    let own = object["start"] is Int && object["end"] is Int ? [object] : []
    return own + object.values.flatMap(spans)
  }

  @Test(arguments: texts, ["utf-8", "utf-16", "utf-32"])
  func everySpanEqualsItsSlice(text: String, encoding: String) throws {
    try check([text], encoding)
  }

  /// Mixtures of the hard pieces, the same on every run.
  @Test(arguments: ["utf-8", "utf-16", "utf-32"])
  func everySpanOfGeneratedTextsEqualsItsSlice(encoding: String) throws {
    let pieces =
      EncodingTests.texts.flatMap { $0.split(separator: " ").map(String.init) } + [
        "\r\n", "\n", "\u{0}", "\u{2028}", "👩‍👩‍👧", "\u{64E}", "\u{202E}", "\u{FFFD}", "20", "قال", "إن", "في القاهرة",
        "أمس",
      ]
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let texts = (0..<60).map { _ in
      "خبر " + (0...random(40)).map { _ in pieces[random(pieces.count)] + (random(4) == 0 ? "" : " ") }.joined()
    }
    try check(texts, encoding)
  }

  /// Annotates the texts in one run with every layer, and compares each span with the text.
  private func check(_ texts: [String], _ encoding: String) throws {
    let lines = texts.map { "{\"text\":\(JSON.literal($0.utf16))}" }.joined(separator: "\n")
    let options = [
      "--input", "jsonl", "--with-text", "--offset-encoding", encoding, "--reference-time", "2024-03-13", "--layers",
      "sections,sentences,entities,times,quantities,quotes,diagnostics",
    ]
    let records = try Tool.run(["annotate"] + options, input: lines, in: Folder()).records
    try #require(records.count == texts.count)
    for (document, text) in zip(records, texts) {
      #expect(document["offsetEncoding"] as? String == encoding)
      #expect(document["length"] as? Int == EncodingTests.count(text[...].unicodeScalars, encoding))
      #expect((document["text"] as? String).map { Array($0.utf8) } == Array(text.utf8))
      let boundaries = EncodingTests.boundaries(of: text, encoding)
      for span in EncodingTests.spans(in: document) {
        let start = try #require((span["start"] as? Int).flatMap { boundaries[$0] }, "\(span) starts in a character")
        let end = try #require((span["end"] as? Int).flatMap { boundaries[$0] }, "\(span) ends in a character")
        if let slice = span["text"] as? String { #expect(Array(slice.utf8) == Array(text[start..<end].utf8)) }
      }
    }
  }

  @Test func loneSurrogatesBecomeReplacementCharacters() throws {
    let line = #"{"text":"خبر \ud83d عاجل \ude00\ud83d\ude00"}"#
    let outcome = try Tool.run(
      ["annotate", "--input", "jsonl", "--with-text", "--offset-encoding", "utf-16"], input: line, in: Folder())
    let document = try #require(outcome.records.first)
    #expect(document["text"] as? String == "خبر \u{FFFD} عاجل \u{FFFD}😀")
    #expect(document["length"] as? Int == 14)
  }

  /// Converted input: the offsets count in the text that is given back.
  @Test(
    arguments: [
      ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("خبر".utf8), [], "خبر"),
      ("UTF-16 with a mark", [0xFF, 0xFE, 0x2E, 0x06, 0x28, 0x06, 0x31, 0x06], [], "خبر"),
      ("windows-1256 by name", [0xCE, 0xC8, 0xD1], ["--encoding", "windows-1256"], "خبر"),
      (
        "windows-1256 detected",
        [
          0xDE, 0xC7, 0xE1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x20, 0xC5, 0xE4, 0x20, 0xC7, 0xE1, 0xDA, 0xC7,
          0xE3,
          0x20, 0xC7, 0xE1, 0xCC, 0xCF, 0xED, 0xCF, 0x20, 0xE3, 0xE4, 0x20, 0xC7, 0xE1, 0xE3, 0xCF, 0xC7, 0xD1, 0xD3,
        ], [],
        "قال الوزير إن العام الجديد من المدارس"
      ),
    ] as [(String, [UInt8], [String], String)])
  func convertedInputIncludesItsText(name: String, bytes: [UInt8], options: [String], text: String) throws {
    let folder = Folder()
    folder.write("page.txt", bytes)
    let outcome = try Tool.run(["annotate", "page.txt"] + options, in: folder)
    let document = try #require(JSON.object(Data(outcome.output)))
    #expect(document["text"] as? String == text)
    #expect(document["length"] as? Int == text.utf8.count)
  }

  @Test func aConvertedStreamIncludesItsTexts() throws {
    let line = "{\"text\":\"خبر 😀\"}\n"
    let bytes: [UInt8] =
      [0xFF, 0xFE] + (line + line).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let records = try Tool.run(["annotate", "--input", "jsonl"], input: bytes, in: Folder()).records
    #expect(records.map { $0["text"] as? String } == ["خبر 😀", "خبر 😀"])
  }

  @Test(arguments: [[], ["--lossy"]])
  func aLoneSurrogateInAConvertedStream(options: [String]) throws {
    let units = Array("{\"text\":\"a".utf16) + [0xD800] + Array("\"}\n{\"text\":\"b\"}".utf16)
    let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let records = try Tool.run(["annotate", "--input", "jsonl"] + options, input: bytes, in: Folder()).records
    try #require(records.count == 2)
    #expect(records[0]["text"] as? String == (options.isEmpty ? nil : "a\u{FFFD}"))
    #expect((records[0]["error"] as? [String: Any])?["code"] as? String == (options.isEmpty ? "undecodable" : nil))
    #expect(records[1]["text"] as? String == "b")
  }
}
