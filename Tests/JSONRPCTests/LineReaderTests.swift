@testable import JSONRPC
import Testing

@Suite struct LineReaderTests {
  /// The events of a stream that comes in pieces of `size` bytes.
  private static func events(_ text: String, pieces size: Int, cap: Int = 1000) -> [FrameReader.Event] {
    var reader = LineReader(maximumBodySize: cap)
    var events: [FrameReader.Event] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      Array(rest.prefix(size)).withUnsafeBufferPointer { reader.append($0) }
      rest = rest.dropFirst(size)
      while let event = reader.next() { events.append(event) }
    }
    reader.finish()
    while let event = reader.next() { events.append(event) }
    return events
  }

  private static func body(_ text: String) -> FrameReader.Event { .body(Array(text.utf8)) }

  @Test(arguments: [1, 2, 7, 1000])
  func everyLineIsABody(size: Int) {
    let events = Self.events("{\"a\":1}\n\n  \r\n{\"b\":\"نعم\"}\r\n{}", pieces: size)
    #expect(events == [Self.body("{\"a\":1}"), Self.body("{\"b\":\"نعم\"}\r"), Self.body("{}")])
  }

  @Test(arguments: [1, 3, 1000])
  func aLineBeyondTheCapCostsOnlyItself(size: Int) {
    let events = Self.events(String(repeating: "x", count: 50) + "\n{}\n", pieces: size, cap: 10)
    #expect(events.count == 2)
    guard case .failure(.oversizedBody) = events[0] else {
      Issue.record("not reported")
      return
    }
    #expect(events[1] == Self.body("{}"))
  }

  @Test func anEmptyStreamHasNothing() {
    #expect(Self.events("", pieces: 1) == [])
    #expect(Self.events("\n\n", pieces: 1) == [])
  }
}
