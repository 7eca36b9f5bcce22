import JSON
import JSONRPC
import Testing

/// A frame with the right header.
func frame(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

/// The events of a stream that arrives in pieces of `size` bytes, as short texts: a body, or the failure's name. Bodies
/// that are no JSON are rejected, as a connection does.
private func events(_ stream: String, size: Int = .max, cap: Int = 1000) -> [String] {
  var frames = FrameReader(maximumBodySize: cap)
  var seen: [String] = []
  var rest = Array(stream.utf8)[...]
  while !rest.isEmpty {
    let piece = rest.prefix(size)
    rest = rest.dropFirst(piece.count)
    piece.withUnsafeBufferPointer { frames.append($0) }
    while let event = frames.next() {
      switch event {
      case .body(let body):
        do throws(JSONError) {
          _ = try JSONReader.read(body)
          seen.append(String(decoding: body, as: UTF8.self))
        } catch {
          seen.append("no JSON")
          frames.rejectBody(length: body.count, validUpTo: error.offset)
        }
      case .failure(.malformedHeader): seen.append("malformed")
      case .failure(.oversizedBody(let length)): seen.append("oversized \(length)")
      case .failure(.unsupportedCharset(let charset)): seen.append("charset \(charset)")
      }
    }
  }
  return seen
}

@Suite struct FrameReaderTests {
  @Test(arguments: [
    ("a plain frame", frame("{}"), ["{}"]),
    ("two in one write", frame("1") + frame("[2]"), ["1", "[2]"]),
    ("lower case", "content-length: 2\r\n\r\n{}", ["{}"]),
    ("no space after the colon", "Content-Length:2\r\n\r\n{}", ["{}"]),
    ("line feeds alone", "Content-Length: 2\n\n{}", ["{}"]),
    (
      "another header first",
      "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}", ["{}"]
    ),
    ("quoted charset", "Content-Length: 2\r\nContent-Type: a; charset=\"UTF-8\"\r\n\r\n{}", ["{}"]),
    ("blank lines between frames", frame("1") + "\r\n\r\n" + frame("2"), ["1", "2"]),
    ("an Arabic body counts bytes", frame("\"قال\""), ["\"قال\""]),
    (
      "utf-16",
      "Content-Length: 4\r\nContent-Type: a; charset=utf-16\r\n\r\n{\0}\0" + frame("1"), ["charset utf-16", "1"]
    ),
    ("a word for a length", "Content-Length: abc\r\n\r\n{}" + frame("1"), ["malformed", "1"]),
    ("a negative length", "Content-Length: -5\r\n\r\n" + frame("1"), ["malformed", "1"]),
    ("no length", "Foo: 1\r\n\r\n" + frame("1"), ["malformed", "1"]),
    (
      "a huge length", "Content-Length: 99999999999999999999\r\n\r\n{}" + frame("1"),
      ["oversized 99999999999999999999", "1"]
    ),
    (
      "a length over the cap", "Content-Length: 1001\r\n\r\n" + String(repeating: " ", count: 1001) + frame("1"),
      ["oversized 1001", "1"]
    ),
    ("an empty body", "Content-Length: 0\r\n\r\n" + frame("1"), ["no JSON", "1"]),
    ("a length that is too short", "Content-Length: 3\r\n\r\n[1,2]" + frame("1"), ["no JSON", "1"]),
    ("a length that is too long", "Content-Length: 8\r\n\r\n[1,2]" + frame("1"), ["no JSON", "1"]),
    (
      "too long by more than a frame", "Content-Length: 70\r\n\r\n[1,2]" + frame("1") + frame("2") + frame("3"),
      ["no JSON", "1", "2", "3"]
    ),
    (
      "the end of a bad body looks like a header's beginning",
      "Content-Length: 6\r\n\r\n{}xxxcx: 1\r\n\r\n" + frame("1"), ["no JSON", "1"]
    ),
    ("stray bytes before a frame", "}}\r\n" + frame("1"), ["malformed", "1"]),
    (
      "two mistakes in a row are two failures",
      frame("{\"a\":") + "Content-Length: abc\r\n\r\n" + frame("1"), ["no JSON", "malformed", "1"]
    ),
    ("broken JSON that names the header", frame("{\"Content-Length: 5") + frame("1"), ["no JSON", "1"]),
    ("broken JSON", frame("{\"a\":") + frame("1"), ["no JSON", "1"]),
    (
      "an escaped header in a string", frame(#""Content-Length: 2\r\n\r\n{}""#) + frame("1"),
      [#""Content-Length: 2\r\n\r\n{}""#, "1"]
    ),
  ])
  func cutsAndRecovers(_ name: String, stream: String, expected: [String]) {
    #expect(events(stream) == expected)
    #expect(events(stream, size: 1) == expected, "byte by byte")
    #expect(events(stream, size: 7) == expected, "seven bytes at a time")
  }

  @Test func findsTheNextFrameAfterMegabytesOfGarbage() {
    let garbage = String(repeating: "Content-Length is no header. ", count: 50_000)
    #expect(events(garbage + frame("1"), size: 65536) == ["malformed", "1"])
  }
}
