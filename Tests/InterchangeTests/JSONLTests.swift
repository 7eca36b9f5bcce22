import AnnotationModel
import ArabicText
import Interchange
import JSON
import Testing

/// JSONL in: lines are cut as bytes arrive, and each line gives a request or a failure.
struct JSONLTests {
  private func lines(
    of bytes: [UInt8], chunk: Int, charset: String? = nil, limit: Int = 100
  ) -> [JSONLines.Line] {
    var lines = JSONLines(charset: charset, limit: limit)
    var result: [JSONLines.Line] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(chunk))
      rest = rest.dropFirst(chunk)
      while let line = lines.next() { result.append(line) }
    }
    lines.end()
    while let line = lines.next() { result.append(line) }
    return result
  }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func linesAreCutWhereverTheChunksEnd(chunk: Int) {
    let text = "{\"a\":1}\r\n\n  \t\n\u{2028}é\r" + "\n" + String(repeating: "x", count: 101) + "\nlast"
    #expect(
      lines(of: Array(text.utf8), chunk: chunk) == [
        .content(Array("{\"a\":1}\r".utf8), number: 1), .content(Array("\u{2028}é\r".utf8), number: 4),
        .tooLarge(number: 5), .content(Array("last".utf8), number: 6),
      ])
  }

  @Test(arguments: [1, 3, 1000], ["mark", "utf-16", "utf-16le"])
  func aStreamIsConvertedOnItsWay(chunk: Int, charset: String) {
    let text = "{\"text\":\"خبر 😀\"}\n{}"
    var bytes = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    if charset == "mark" { bytes = [0xFF, 0xFE] + bytes }
    #expect(
      lines(of: bytes, chunk: chunk, charset: charset == "mark" ? nil : charset) == [
        .content(Array("{\"text\":\"خبر 😀\"}".utf8), number: 1), .content(Array("{}".utf8), number: 2),
      ])
  }

  @Test func aLineDoesNotWaitForTheNext() {
    var lines = JSONLines(limit: 10)
    lines.append([0x7B, 0x0A])
    #expect(lines.next() == .content([0x7B], number: 1))
    #expect(lines.next() == nil)
  }

  @Test func aByteOrderMarkIsDropped() {
    #expect(lines(of: [0xEF, 0xBB, 0xBF, 0x7B], chunk: 1) == [.content([0x7B], number: 1)])
  }

  private func read(_ line: String, lossy: Bool = false) throws -> DocumentRequest {
    try JSONLReader(lossy: lossy).read(Array(line.utf8)[...], number: 4)
  }

  @Test func allFields() throws {
    let request = try read(
      #"{"url":"u","id":"a","text":"خبر","referenceTime":"2024-05-01","n":1.50,"layers":["times","blocks"],"meta":{}}"#)
    #expect(request.id == "a")
    #expect(request.text.source.string == "خبر")
    #expect(!request.text.isConverted)
    #expect(request.referenceTime == "2024-05-01")
    #expect(request.layers == [.times, .sections])
    var json = JSONWriter()
    json.value(.object(request.meta))
    #expect(json.text == #"{"url":"u","n":1.50,"meta":{}}"#)
  }

  @Test(arguments: [
    (#"{"text":"x"}"#, "4"), (#"{"id":null,"text":"x","referenceTime":null,"layers":null}"#, "4"),
    (#"{"id":17,"text":""}"#, "17"),
  ])
  func idsDefaultToTheLineNumber(line: String, id: String) throws {
    let request = try read(line)
    #expect(request.id == id)
    #expect(request.referenceTime == nil)
    #expect(request.layers == nil)
  }

  @Test(arguments: [
    (#"{"id":"a","text":"x"#, DocumentFailure.Code.invalidJSON, "4"), ("[1]", .invalidJSON, "4"),
    ("x", .invalidJSON, "4"), (#"{"id":"a"}"#, .missingText, "a"), (#"{"id":"a","text":null}"#, .missingText, "a"),
    (#"{"id":"a","text":["x"]}"#, .invalidField, "a"), (#"{"id":[],"text":"x"}"#, .invalidField, "4"),
    (#"{"id":"a","text":"x","referenceTime":"today"}"#, .invalidField, "a"),
    (#"{"id":"a","text":"x","referenceTime":5}"#, .invalidField, "a"),
    (#"{"id":"a","text":"x","layers":"times"}"#, .invalidField, "a"),
    (#"{"id":"a","text":"x","layers":["verbs"]}"#, .invalidField, "a"),
  ])
  func badLinesFail(line: String, code: DocumentFailure.Code, id: String) {
    let record = #expect(throws: ErrorRecord.self) { try read(line) }
    #expect(record?.id == id)
    #expect(record?.failure.code == code)
    #expect(record?.failure.line == 4)
  }

  @Test func badBytesFailOrAreReplaced() throws {
    let line = Array(#"{"text":"a"#.utf8) + [0xFF] + Array(#"b"}"#.utf8)
    let record = #expect(throws: ErrorRecord.self) { try JSONLReader().read(line[...], number: 1) }
    #expect(record?.failure.code == .invalidUTF8)
    let request = try JSONLReader(lossy: true).read(line[...], number: 1)
    #expect(request.text.source.string == "a\u{FFFD}b")
    #expect(request.text.isConverted)
  }
}
