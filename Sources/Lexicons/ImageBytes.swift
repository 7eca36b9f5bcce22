/// The bytes of a compiled image (lexicon, model), embedded in the binary or owned.
///
/// Every read is bounds-checked against the buffer, so that a damaged image cannot read outside it.
//
// Public, because of a package type no other module inlines anything.
public final class ImageBytes: Sendable {
  // Immutable memory that lives as long as this object: the binary's data, or an allocation freed in `deinit`.
  @usableFromInline nonisolated(unsafe) let buffer: UnsafeRawBufferPointer
  /// Whether the bytes are a copy that this object frees.
  package let isOwned: Bool
  /// Words that were looked up in this image lately.
  let words = WordCaches()

  /// Bytes that outlive the process's use of them: embedded data.
  package init(embedded: UnsafeRawBufferPointer) {
    buffer = embedded
    isOwned = false
  }

  /// A copy of the bytes, aligned to 16.
  package init(owned bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  deinit {
    if isOwned { buffer.deallocate() }
  }

  package var count: Int { buffer.count }

  package func starts(with prefix: [UInt8]) -> Bool { buffer.starts(with: prefix) }

  /// The little-endian value at an offset, or zero when it does not lie inside the buffer.
  @inlinable @inline(__always)
  package func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T {
    guard offset >= 0, offset &+ MemoryLayout<T>.size <= buffer.count else { return 0 }
    return T(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The bytes of a range that lies inside the buffer, or none. Valid as long as this object lives.
  @inline(__always)
  package func slice(start: Int, count: Int) -> UnsafeRawBufferPointer {
    guard start >= 0, count >= 0, start &+ count <= buffer.count else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)])
  }
}
