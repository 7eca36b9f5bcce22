import JSON
import Testing

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), (" true\n", true), ("false", false), ("0", 0), ("-12", -12),
      ("\"\"", ""), ("\"حاشية\"", "حاشية"), ("[]", []), ("{}", [:]),
      ("[1,[2,{\"a\":null}]]", [1, [2, ["a": nil]]]),
      ("{ \"نص\" : \"قال\" , \"b\":[ ] }", ["نص": "قال", "b": []]),
    ] as [(String, JSONValue)])
  func readsValues(text: String, expected: JSONValue) throws {
    #expect(try JSONReader.read(text) == expected)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0642\u0627\u0644""#, "قال"),
    (#""\uD83D\uDE00""#, "😀"),
    (#""a\ud800b""#, "a\u{FFFD}b"),
    (#""\udc00""#, "\u{FFFD}"),
    (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\u0000""#, "\0"),
  ])
  func decodesEscapes(text: String, expected: String) throws {
    #expect(try JSONReader.read(text).string == expected)
  }

  @Test(arguments: [
    ("", 0, JSONError.Kind.unexpectedEnd), ("  ", 2, .unexpectedEnd), ("[1,", 3, .unexpectedEnd),
    ("{\"a\":", 5, .unexpectedEnd), ("\"abc", 4, .unexpectedEnd), ("\"\\", 2, .unexpectedEnd),
    ("\"\\u12", 5, .unexpectedEnd), ("tru", 3, .unexpectedEnd), ("-", 1, .unexpectedEnd),
    ("nul!", 3, .unexpectedByte), ("[1 2]", 3, .unexpectedByte), ("[1,]", 3, .unexpectedByte),
    ("{a:1}", 1, .unexpectedByte), ("{\"a\" 1}", 5, .unexpectedByte), ("{\"a\":1,}", 7, .unexpectedByte),
    ("'a'", 0, .unexpectedByte), ("+1", 0, .unexpectedByte), (".5", 0, .unexpectedByte), ("NaN", 0, .unexpectedByte),
    ("01", 1, .invalidNumber), ("1.", 2, .unexpectedEnd), ("1.x", 2, .invalidNumber), ("1e+x", 3, .invalidNumber),
    ("\"\\x\"", 1, .invalidEscape), ("\"\\u00g0\"", 5, .invalidEscape), ("\"a\nb\"", 2, .controlCharacter),
    ("1 1", 2, .trailingData), ("{}]", 2, .trailingData),
  ])
  func refuses(text: String, offset: Int, kind: JSONError.Kind) {
    #expect(throws: JSONError(offset: offset, kind: kind)) { try JSONReader.read(text) }
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0x5C, 0x6E, 0xC3, 0x28, 0x22], 3), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
    ] as [([UInt8], Int)])
  func refusesInvalidUTF8(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONError(offset: offset, kind: .invalidUTF8)) { try JSONReader.read(bytes) }
  }

  @Test func capsTheDepth() throws {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try JSONReader.read(nested(512)) }
    #expect(throws: JSONError(offset: 512, kind: .tooDeep)) { try JSONReader.read(nested(513)) }
    #expect(throws: JSONError(offset: 512, kind: .tooDeep)) { try JSONReader.read(nested(100_000)) }
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(throws: JSONError(offset: 2560, kind: .tooDeep)) { try JSONReader.read(objects) }
  }

  @Test func lastOfARepeatedKeyWins() throws {
    #expect(try JSONReader.read(#"{"a":1,"b":2,"a":3}"#) == ["a": 3, "b": 2])
    let many = (0..<40).map { "\"k\($0 % 20)\":\($0)" }.joined(separator: ",")
    let object = try JSONReader.read("{\(many)}").object
    #expect(object?.members.count == 20)
    #expect(object?.members.first?.key == "k0")
    #expect(object?["k0"]?.int == 20)
  }

  @Test(
    arguments: [
      ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_992.0), ("2.0", 2, 2), ("2e2", 200, 200),
      ("1.5", nil, 1.5), ("1e400", nil, nil), ("99999999999999999999", nil, 1e20),
    ] as [(String, Int?, Double?)])
  func numbersKeepTheirSpelling(text: String, int: Int?, double: Double?) throws {
    let number = try #require(try JSONReader.read(text).number)
    #expect(number.text == text)
    #expect(number.int == int)
    #expect(number.double == double)
  }

  /// A string is read when the standard library takes its bytes for valid UTF-8, whatever follows its first bytes.
  @Test func agreesWithTheStandardLibraryOnUTF8() {
    let edges: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    for first in edges {
      for second in edges {
        for third in edges {
          let three = [first, second, third]
          let contents = [[first, second], three, three + [0x80], [0xD9, 0x85, first]]
          for content in contents {
            let read = try? JSONReader.read([0x22] + content + [0x22]).string
            #expect(read == String(validating: content, as: UTF8.self))
          }
        }
      }
    }
  }

  /// Every prefix and every one-byte change of a message is read or refused, never trapped on.
  @Test func survivesMutations() {
    let message = Array(#"{"id":-1.5e3,"text":"قال \ud83d\ude00\n","list":[true,null,{}]}"#.utf8)
    for length in 0..<message.count {
      #expect(throws: JSONError.self) { try JSONReader.read(message[..<length]) }
    }
    for index in message.indices {
      for byte: UInt8 in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0x80, 0xFF, 0x65] {
        var changed = message
        changed[index] = byte
        _ = try? JSONReader.read(changed)
      }
    }
  }
}
