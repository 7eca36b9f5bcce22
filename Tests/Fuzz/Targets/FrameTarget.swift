import JSON
import JSONRPC

/// Any bytes as a stream of frames. What comes out must not depend on how the bytes are cut into reads, and a body that
/// is JSON must be the same after writing and reading it.
@_cdecl("hashiya_fuzz_frames")
public func fuzzFrames(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  let whole = FrameTarget.events(of: input, readSize: max(count, 1))
  let pieces = FrameTarget.events(of: input, readSize: 1 + count % 11)
  precondition(whole == pieces, "the size of reads changes the messages")
  if let value = try? JSONReader.read(input) { FrameTarget.checkRoundTrip(value) }
  return 0
}

enum FrameTarget {
  enum Event: Equatable {
    case message(JSONValue)
    case failure(FrameReader.Failure)
    case noJSON(JSONError)
  }

  /// What a connection would see.
  static func events(of input: UnsafeBufferPointer<UInt8>, readSize: Int) -> [Event] {
    var frames = FrameReader(maximumBodySize: 1 << 12)
    var events: [Event] = []
    var start = 0
    while start < input.count {
      let end = min(start + readSize, input.count)
      frames.append(UnsafeBufferPointer(rebasing: input[start..<end]))
      start = end
      while let event = frames.next() { events.append(read(event, &frames)) }
    }
    return events
  }

  private static func read(_ event: FrameReader.Event, _ frames: inout FrameReader) -> Event {
    switch event {
    case .failure(let failure): return .failure(failure)
    case .body(let body):
      do throws(JSONError) {
        let value = try JSONReader.read(body)
        checkRoundTrip(value)
        return .message(value)
      } catch {
        frames.rejectBody(length: body.count, validUpTo: error.offset)
        return .noJSON(error)
      }
    }
  }

  static func checkRoundTrip(_ value: JSONValue) {
    var writer = JSONWriter()
    writer.value(value)
    precondition((try? JSONReader.read(writer.bytes)) == value, "written JSON reads differently")
  }
}
