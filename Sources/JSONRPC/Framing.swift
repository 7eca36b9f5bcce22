/// How messages are set apart in a byte stream.
package enum Framing: String, CaseIterable, Sendable {
  /// A `Content-Length` header before each body, as in the Language Server Protocol.
  case headers
  /// A line for each body: for shells and pipes.
  case lines
}

/// What cuts a byte stream into message bodies.
protocol BodyReader {
  /// Takes in the next bytes of the stream.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Notes that the stream has ended.
  mutating func finish()
  /// The next complete body or failure; nil when more bytes are needed.
  mutating func next() -> FrameReader.Event?
  /// Notes that the body it just gave is no JSON from its byte `offset` on. Call it before the next `append`.
  mutating func rejectBody(length: Int, validUpTo offset: Int)
}

extension FrameReader: BodyReader {
  /// A frame that is not complete by now is none.
  mutating func finish() {}
}
