/// A value with a checksum before it, so that a damaged one is taken for absent and never given out.
enum SealedValue {
  private static let checksumSize = 8

  /// The value as it is kept.
  static func seal(_ value: [UInt8]) -> [UInt8] { SHA256.hash(value).prefix(checksumSize) + value }

  /// The value that `seal` was given; nil when it is not intact.
  static func open(_ sealed: [UInt8]) -> [UInt8]? {
    let value = Array(sealed.dropFirst(checksumSize))
    return SHA256.hash(value).prefix(checksumSize).elementsEqual(sealed.prefix(checksumSize)) ? value : nil
  }
}
