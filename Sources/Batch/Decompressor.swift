import CCompression
import Interchange

/// A decoder of gzip, xz or Zstandard, by the system's libraries.
///
/// A file may hold several compressed members after each other, as `cat a.gz b.gz` gives them.
final class Decompressor {
  private let handle: OpaquePointer
  private var input: [UInt8] = []
  private var start = 0
  private var isComplete = false

  /// How many bytes of a stream tell whether it is compressed.
  static let headLength = 6

  /// The decoder of a stream that begins with `head`; nil when the stream is not compressed.
  init?(head: [UInt8]) {
    let format = hz_detect(head, head.count)
    guard format != 0, let handle = hz_open(format) else { return nil }
    self.handle = handle
  }

  deinit { hz_close(handle) }

  /// Whether all input so far is decoded, so that more is needed.
  var needsInput: Bool { start == input.count }

  /// Takes the next compressed bytes.
  func append(_ bytes: [UInt8]) {
    input = bytes
    start = 0
  }

  /// The next decoded bytes, up to `limit`; empty when more input is needed or, after its end, there is no more.
  ///
  /// - Throws: `unreadable` for damaged data, or data that ends too early.
  func decode(limit: Int, isLast: Bool) throws(DocumentFailure) -> [UInt8] {
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var total = 0
      repeat {
        var consumed = 0
        var written = 0
        guard let target = buffer.baseAddress else { break }
        status = input[start...].withUnsafeBufferPointer {
          hz_decode(handle, $0.baseAddress, $0.count, &consumed, target + total, limit - total, &written)
        }
        start += consumed
        total += written
        if consumed == 0, written == 0 { break }
      } while status >= 0 && total < limit && (start < input.count || isLast)
      count = total
    }
    if status < 0 { throw DocumentFailure(.unreadable, "the compressed data is damaged") }
    isComplete = status == 1
    if bytes.isEmpty, isLast, !isComplete {
      throw DocumentFailure(.unreadable, "the compressed data ends too early")
    }
    return bytes
  }
}
