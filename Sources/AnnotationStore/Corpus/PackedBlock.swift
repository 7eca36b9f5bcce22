import CCompression

/// Bytes in the compressed form in which the store keeps them: a Zstandard frame with a checksum of its content.
package enum PackedBlock {
  /// No block that is longer than this was packed by this program; a damaged length must not ask for more memory.
  private static let longest = 1 << 30

  /// The packed form of a byte string.
  package static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = hz_pack_bound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { hz_pack($0.baseAddress, $0.count, target, capacity) }
    }
  }

  /// The byte string that `pack` was given; nil when the block is not intact.
  package static func unpack(_ block: [UInt8]) -> [UInt8]? {
    let length = block.withUnsafeBufferPointer { hz_unpacked_length($0.baseAddress, $0.count) }
    guard length <= longest else { return nil }
    var isIntact = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(length, 1)) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      isIntact = block.withUnsafeBufferPointer { hz_unpack($0.baseAddress, $0.count, target, length) }
      count = isIntact ? length : 0
    }
    return isIntact ? bytes : nil
  }
}
