/// Cuts a byte stream into message bodies, one a line. Lines end in LF or CRLF, blank lines count for nothing, and the last
/// line need not have an end.
///
/// A value type without I/O. A line beyond the cap is reported once and skipped up to its end.
struct LineReader: BodyReader {
  private let maximumBodySize: Int
  private var buffer: [UInt8] = []
  /// The first byte of `buffer` that is not consumed.
  private var start = 0
  /// The first byte that was not searched for a line end yet.
  private var searched = 0
  /// Whether the rest of the current line is to be skipped.
  private var isSkipping = false
  private var isFinished = false

  /// A reader that refuses lines of more than `maximumBodySize` bytes.
  init(maximumBodySize: Int = 128 << 20) { self.maximumBodySize = maximumBodySize }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
      (start, searched) = (0, 0)
    } else if start > 1 << 16 {
      buffer.removeSubrange(..<start)
      (start, searched) = (0, searched - start)
    }
    buffer.append(contentsOf: bytes)
  }

  mutating func finish() { isFinished = true }

  mutating func next() -> FrameReader.Event? {
    while true {
      let lineEnd = buffer[searched...].firstIndex(of: 0x0A)
      guard let end = lineEnd ?? (isFinished && start < buffer.count ? buffer.count : nil) else {
        searched = buffer.count
        return skipOversized()
      }
      let line = buffer[start..<end]
      start = lineEnd == nil ? end : end + 1
      searched = start
      if isSkipping {
        isSkipping = false
        continue
      }
      if line.count > maximumBodySize { return .failure(.oversizedBody(length: String(line.count))) }
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if !isBlank { return .body(Array(line)) }
    }
  }

  /// A line that is wrong ends at its end all the same.
  mutating func rejectBody(length: Int, validUpTo offset: Int) {}

  /// A line that is beyond the cap before its end has come is dropped, so that it does not fill the memory.
  private mutating func skipOversized() -> FrameReader.Event? {
    let length = buffer.count - start
    guard isSkipping || length > maximumBodySize else { return nil }
    (start, searched) = (buffer.count, buffer.count)
    if isSkipping { return nil }
    isSkipping = true
    return .failure(.oversizedBody(length: String(length)))
  }
}
