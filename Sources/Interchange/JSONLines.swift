/// Cuts a stream of bytes into the lines of a JSONL file.
///
/// Bytes go in as they arrive, whole lines come out: LF ends a line, blank lines are counted and skipped. A line beyond
/// the limit is never held in memory; it comes out as `tooLarge`.
package struct JSONLines: ~Copyable {
  /// One line of the stream.
  package enum Line: Hashable, Sendable {
    /// The bytes of a line without its end.
    case content([UInt8], number: Int)
    /// A line of more than `limit` bytes.
    case tooLarge(number: Int)
  }

  private let limit: Int
  private var decoder: StreamDecoder
  private var buffer: [UInt8] = []
  /// Where the next line starts in `buffer`.
  private var start = 0
  /// How far `buffer` was searched for a line end.
  private var searched = 0
  private var number = 0
  private var skipsToLineEnd = false
  private var isEnded = false

  /// Lines of a stream in `charset` (nil: UTF-8, or what its byte order mark says), none longer than `limit` bytes.
  package init(charset: String? = nil, limit: Int) {
    decoder = StreamDecoder(charset: charset)
    self.limit = limit
  }

  /// Whether the stream's charset is another one than UTF-8, so that the lines are not its bytes.
  package var isConverted: Bool { decoder.isConverting }
  /// Whether bytes that the charset does not define were replaced by U+FFFD so far.
  package var hasReplacements: Bool { decoder.hasReplacements }

  /// Takes the next bytes of the stream.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    dropConsumed()
    decoder.decode(bytes, appendingTo: &buffer, last: false)
  }

  /// Says that the stream is over, so that a last line without a line end counts.
  package mutating func end() {
    guard !isEnded else { return }
    dropConsumed()
    decoder.decode([], appendingTo: &buffer, last: true)
    isEnded = true
  }

  /// The next line that has fully arrived, or nil when more bytes are needed.
  package mutating func next() -> Line? {
    while true {
      let lineEnd = nextLineEnd()
      if lineEnd == nil, buffer.count - start > limit {
        skipsToLineEnd = true
        start = buffer.count
      }
      guard let end = lineEnd ?? (isEnded && (start < buffer.count || skipsToLineEnd) ? buffer.count : nil) else {
        return nil
      }
      let content = buffer[start..<end]
      let isTooLarge = skipsToLineEnd || content.count > limit
      start = min(end + 1, buffer.count)
      searched = start
      skipsToLineEnd = false
      number += 1
      if isTooLarge { return .tooLarge(number: number) }
      if content.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        return .content(Array(content), number: number)
      }
    }
  }

  private mutating func nextLineEnd() -> Int? {
    let end = buffer[searched...].firstIndex(of: 0x0A)
    searched = end ?? buffer.count
    return end
  }

  private mutating func dropConsumed() {
    guard start > 0 else { return }
    buffer.removeFirst(start)
    searched -= start
    start = 0
  }
}

/// Turns a stream of bytes into UTF-8 as they arrive. A byte order mark at its start is dropped, and decides the
/// charset when the caller names none.
struct StreamDecoder: ~Copyable {
  private var charset: String?
  private var converter: CharsetConverter?
  /// The stream's first bytes, until there are enough to see a byte order mark.
  private var head: [UInt8]? = []

  init(charset: String?) { self.charset = charset }

  var isConverting: Bool { converter != nil }
  var hasReplacements: Bool { (converter?.replacements ?? 0) > 0 }

  mutating func decode(_ bytes: ArraySlice<UInt8>, appendingTo output: inout [UInt8], last: Bool) {
    guard head != nil else { return append(bytes, to: &output, last: last) }
    head?.append(contentsOf: bytes)
    guard let first = head, first.count >= 4 || last || !StreamDecoder.mayStartMark(first) else { return }
    head = nil
    append(begin(with: first), to: &output, last: last)
  }

  /// A line must not wait for the next one only because it is shorter than a byte order mark.
  private static func mayStartMark(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    return [0x00, 0xEF, 0xFE, 0xFF].contains(first)
  }

  /// Settles the charset by the stream's first bytes and returns them without a byte order mark.
  private mutating func begin(with first: [UInt8]) -> ArraySlice<UInt8> {
    let named = charset?.lowercased().filter { $0 != "-" }
    switch DetectedCharset.byteOrderMark(of: first) {
    case .utf8 where named == nil || named == "utf8":
      return first.dropFirst(3)
    case .other(let marked) where named == nil || marked.lowercased().filter { $0 != "-" }.hasPrefix(named ?? ""):
      converter = CharsetConverter(from: marked)
      return first.dropFirst(marked.hasPrefix("UTF-32") ? 4 : 2)
    default:
      // ICU reads "UTF-16" without a mark as big endian; a line starts with an ASCII brace, whose zero byte tells.
      let name = named == "utf16" && first.first != 0 ? "UTF-16LE" : charset
      if let name, named != "utf8" { converter = CharsetConverter(from: name) }
      return first[...]
    }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8], last: Bool) {
    if converter == nil {
      output.append(contentsOf: bytes)
    } else {
      converter?.convert(Array(bytes), appendingTo: &output, last: last)
    }
  }
}
