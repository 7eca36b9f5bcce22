import JSON
import Testing

@Suite struct JSONWriterTests {
  @Test func placesCommasAndColons() {
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    json.int(1)
    json.key("list")
    json.beginArray()
    json.beginObject()
    json.endObject()
    json.beginArray()
    json.endArray()
    json.bool(true)
    json.null()
    json.endArray()
    json.key("مفتاح" as String)
    json.string("قيمة")
    json.key("raw")
    json.raw("[1]".utf8)
    json.endObject()
    #expect(json.text == #"{"id":1,"list":[{},[],true,null],"مفتاح":"قيمة","raw":[1]}"#)
  }

  @Test(arguments: [
    ("", #""""#), ("قال: \"نعم\"", #""قال: \"نعم\"""#), ("a\\b", #""a\\b""#),
    ("\u{8}\u{9}\u{a}\u{c}\u{d}", #""\b\t\n\f\r""#), ("\0\u{1f}", #""\u0000\u001f""#),
    ("\u{7f}\u{2028}😀", "\"\u{7f}\u{2028}😀\""),
    ("0123456\"89abcdef", #""0123456\"89abcdef""#),
  ])
  func escapesStrings(value: String, expected: String) {
    var json = JSONWriter()
    json.string(value)
    #expect(json.text == expected)
    var fromBytes = JSONWriter()
    fromBytes.string(utf8: Array(value.utf8)[...])
    #expect(fromBytes.bytes == json.bytes)
  }

  /// A buffer holds what a writer writes, however often it has to grow.
  @Test(arguments: [
    "", "x1", "مصر", "قال: \"نعم\"", "0123456789\\", "\0\u{1f}\n", String(repeating: "سوريا ", count: 40),
    String(repeating: "\"\n\u{1}", count: 300),
  ])
  func buffersAgreeWithWriters(value: String) {
    var writer = JSONWriter()
    var buffer = JSONBuffer(capacity: 1)
    writer.beginObject()
    buffer.beginObject()
    for number in [0, -7, 1_234_567_890, Int.max, Int.min] {
      writer.key("number")
      writer.int(number)
      buffer.member("number", number)
      writer.key("text")
      writer.string(value)
      buffer.member("text", value)
      writer.key("list")
      writer.beginArray()
      writer.string(value)
      writer.null()
      writer.float(Float(number) / 3)
      writer.endArray()
      buffer.key("list")
      buffer.beginArray()
      buffer.string(utf8: Array(value.utf8)[...])
      buffer.null()
      buffer.float(Float(number) / 3)
      buffer.endArray()
    }
    writer.endObject()
    buffer.endObject()
    #expect(buffer.bytes == writer.bytes)
  }

  /// Each byte that needs an escape is found at each place of the eight-byte scan, among ASCII and Arabic alike.
  @Test func findsEveryByteAtEveryPlace() throws {
    for filler in ["a", "ب", "😀"] {
      for place in 0..<20 {
        for code in (0..<0x30).map({ UInt8($0) }) + [0x5C, 0x5D, 0x7F] {
          let character = String(UnicodeScalar(code))
          let value = String(repeating: filler, count: place) + character + String(repeating: filler, count: 9)
          var json = JSONWriter()
          json.string(value)
          #expect(try JSONReader.read(json.bytes).string == value)
        }
      }
    }
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (-10, "-10"), (1_234_567_890, "1234567890"), (Int.max, "9223372036854775807"),
    (Int.min, "-9223372036854775808"),
  ])
  func writesIntegers(value: Int, expected: String) {
    var json = JSONWriter()
    json.int(value)
    #expect(json.text == expected)
  }

  @Test(arguments: [
    (0.0, "0.000"), (1.0, "1.000"), (0.95, "0.950"), (0.0005, "0.001"), (0.1234, "0.123"), (-2.5, "-2.500"),
    (-0.0001, "0.000"), (12.0304, "12.030"), (.nan, "null"), (.infinity, "1000000000000000.000"),
  ])
  func writesThreeDecimals(value: Double, expected: String) {
    var json = JSONWriter()
    json.float(value)
    #expect(json.text == expected)
  }

  @Test func writesBackWhatWasRead() throws {
    let text = #"{"b":[1.50,-0,1e5,"\n"],"a":{"نص":null},"c":true}"#
    var json = JSONWriter()
    json.value(try JSONReader.read(text))
    #expect(json.text == text)
  }

  @Test func startsAFreshRecordAfterANewline() {
    var json = JSONWriter()
    json.int(1)
    json.newline()
    json.int(2)
    #expect(json.text == "1\n2")
    json.removeAll()
    json.int(3)
    #expect(json.text == "3")
  }
}
