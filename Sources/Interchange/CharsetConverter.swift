import CICU

/// A conversion of one byte stream from a named charset to UTF-8, by ICU.
///
/// Malformed sequences become U+FFFD and are counted. One value serves one stream.
package final class CharsetConverter {
  private let handle: OpaquePointer

  /// Starts a conversion from the charset called `name` ("windows-1256", "utf-16le", "cp1256"; ICU's aliases all
  /// work); nil when ICU knows no such charset.
  package init?(from name: String) {
    guard let handle = hicu_converter_open(name) else { return nil }
    self.handle = handle
  }

  deinit { hicu_converter_close(handle) }

  /// Whether ICU knows a charset of that name.
  package static func exists(_ name: String) -> Bool {
    guard !name.isEmpty, !name.utf8.contains(0) else { return false }
    return CharsetConverter(from: name) != nil
  }

  /// How many malformed sequences have been replaced so far.
  package var replacements: Int { Int(hicu_converter_replacements(handle)) }

  /// Converts the next bytes of the stream and appends the UTF-8 to `output`. `last` ends the stream, so that a
  /// sequence that is cut off there counts as malformed.
  package func convert(_ input: [UInt8], appendingTo output: inout [UInt8], last: Bool) {
    input.withUnsafeBytes { bytes in
      var rest = UnsafeRawBufferPointer(rebasing: bytes[...])
      var pending = true
      while pending {
        // Three bytes of UTF-8 are the most that one byte of a legacy charset gives.
        let room = max(256, rest.count &* 2)
        var consumed: Int64 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
          var written: Int64 = 0
          withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1) { empty in
            empty.initialize(repeating: 0)
            let source = rest.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(empty.baseAddress)
            buffer.withMemoryRebound(to: CChar.self) { target in
              pending = hicu_converter_convert(
                handle, source, Int64(rest.count), &consumed, target.baseAddress, Int64(room), &written, last)
            }
          }
          count = Int(written)
        }
        output.append(contentsOf: chunk)
        rest = UnsafeRawBufferPointer(rebasing: rest[min(Int(consumed), rest.count)...])
      }
    }
  }
}
