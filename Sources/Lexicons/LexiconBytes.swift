/// The bytes of a lexicon image, embedded in the binary or owned.
///
/// Every read is bounds-checked against the buffer, so that a damaged image cannot read outside it.
final class LexiconBytes: Sendable {
  // Immutable memory that lives as long as this object: the binary's data, or an allocation freed in `deinit`.
  private nonisolated(unsafe) let buffer: UnsafeRawBufferPointer
  private let isOwned: Bool

  init(embedded: UnsafeRawBufferPointer) {
    buffer = embedded
    isOwned = false
  }

  init(owned bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  deinit {
    if isOwned { buffer.deallocate() }
  }

  var count: Int { buffer.count }

  func starts(with prefix: [UInt8]) -> Bool { buffer.starts(with: prefix) }

  /// The value at an offset, or zero when it does not lie inside the buffer.
  @inline(__always)
  func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T {
    guard offset >= 0, offset &+ MemoryLayout<T>.size <= buffer.count else { return 0 }
    return T(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: T.self))
  }
}
