/// Cuts a byte stream into message bodies by the `Content-Length` framing of the Language Server Protocol.
///
/// A value type without I/O: feed it bytes with `append`, take out events with `next` until it gives nil. A broken
/// header is reported once; then everything is skipped up to the next complete `Content-Length: N` header. JSON strings
/// escape their line ends, so that such a header cannot stand inside a valid body by chance.
package struct FrameReader: Sendable {
  /// What stands next in the stream.
  package enum Event: Equatable, Sendable {
    /// A complete body.
    case body([UInt8])
    /// A frame that cannot be read; the reader has already moved on.
    case failure(Failure)
  }

  /// Why a frame cannot be read.
  package enum Failure: Error, Equatable, Sendable {
    /// No usable `Content-Length`, or lines that are no header.
    case malformedHeader
    /// The announced body is above the cap.
    case oversizedBody(length: String)
    /// A body in another charset than UTF-8.
    case unsupportedCharset(String)
  }

  private enum State {
    case header
    /// After a failure: silently looking for the next complete header.
    case resynchronizing
    /// After a body that was no JSON: its length was right if a header follows, and too small if anything else does.
    case afterRejection
    case body(length: Int)
    /// A body that was refused, of which so many bytes are still to come.
    case skipping(length: Int)
  }

  /// A header block that goes on for longer is none.
  private static let maximumHeaderSize = 8192

  private let maximumBodySize: Int
  private var buffer: [UInt8] = []
  /// The first byte of `buffer` that is not consumed. Consumed bytes stay until the next `append`, so that
  /// `rejectBody` can take some back.
  private var start = 0
  private var state = State.header

  /// A reader that refuses bodies of more than `maximumBodySize` bytes.
  package init(maximumBodySize: Int = 128 << 20) {
    self.maximumBodySize = maximumBodySize
  }

  /// Takes in the next bytes of the stream.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if start == buffer.count {
      // One huge message must not hold its memory for the rest of the session.
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
      start = 0
    } else if start > 1 << 16 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next complete body or failure; nil when more bytes are needed.
  package mutating func next() -> Event? {
    while true {
      switch state {
      case .header:
        guard let event = readHeader() else { continue }
        return event.value
      case .resynchronizing:
        guard let header = FrameHeader.firstComplete(in: buffer, from: start) else {
          // The last bytes may be the beginning of the header that we look for.
          start = max(start, buffer.count - FrameReader.maximumHeaderSize)
          return nil
        }
        start = header
        state = .header
      case .afterRejection:
        skipLineEnds()
        guard start < buffer.count else { return nil }
        state = (buffer[start] | 0x20) &- 0x61 < 26 ? .header : .resynchronizing
      case .body(let length):
        guard buffer.count - start >= length else { return nil }
        let body = Array(buffer[start..<start + length])
        start += length
        state = .header
        return .body(body)
      case .skipping(let length):
        let available = min(length, buffer.count - start)
        start += available
        guard available == length else {
          state = .skipping(length: length - available)
          return nil
        }
        state = .header
      }
    }
  }

  /// Tells the reader that the body it just gave is no JSON from its byte `offset` on: the announced length may have
  /// been too large, so a header among the rest takes the reader back. Call it before the next `append`.
  package mutating func rejectBody(length: Int, validUpTo offset: Int) {
    let rest = min(max(length - offset, 0), start)
    if let header = FrameHeader.firstPossible(in: buffer, within: start - rest..<start) {
      start = header
      state = .resynchronizing
    } else {
      state = .afterRejection
    }
  }

  /// A step of the header state: nil says "state changed, go on"; a nil inside says "more bytes needed".
  private struct Step { var value: Event? }

  private mutating func readHeader() -> Step? {
    skipLineEnds()
    guard let end = FrameHeader.blockEnd(in: buffer, from: start) else {
      guard buffer.count - start > FrameReader.maximumHeaderSize else { return Step(value: nil) }
      return fail(.malformedHeader)
    }
    guard let header = FrameHeader(buffer[start..<end]) else { return fail(.malformedHeader) }
    guard let length = Int(header.length), length <= maximumBodySize else {
      start = end
      state = .resynchronizing
      return Step(value: .failure(.oversizedBody(length: header.length)))
    }
    start = end
    if let charset = header.charset, charset != "utf-8", charset != "utf8" {
      state = .skipping(length: length)
      return Step(value: .failure(.unsupportedCharset(charset)))
    }
    state = .body(length: length)
    return nil
  }

  private mutating func skipLineEnds() {
    while start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
  }

  private mutating func fail(_ failure: Failure) -> Step {
    // The block may hold a good header after some stray bytes, but the bad one at its very start must not be met again.
    start += 1
    state = .resynchronizing
    return Step(value: .failure(failure))
  }
}
