/// `file:` URIs and the paths that they name.
enum FileURI {
  /// The absolute path that the URI names, or the path itself when it is one; nil for other URIs, such as those of
  /// documents that were never saved.
  static func path(of uri: String) -> String? {
    if uri.hasPrefix("/") { return uri }
    var bytes = Array(uri.utf8)[...]
    let scheme = Array("file://".utf8)
    guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    bytes = bytes.dropFirst(scheme.count)
    // The host is this one, whatever the client calls it.
    guard let slash = bytes.firstIndex(of: 0x2F) else { return nil }
    let path = decoded(bytes[slash...])
    return path.contains(0) ? nil : String(decoding: path, as: UTF8.self)
  }

  /// The absolute path of a folder, without a slash at its end; nil for other URIs.
  static func folder(of uri: String) -> String? {
    path(of: uri).map { path in
      var path = Substring(path)
      while path.count > 1, path.last == "/" { path.removeLast() }
      return String(path)
    }
  }

  /// The URI of an absolute path, with every byte escaped that is not plain in each part of a URI.
  static func uri(ofPath path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var uri = Array("file://".utf8)
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: uri.append(byte)
      default: uri += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: uri, as: UTF8.self)
  }

  /// The bytes with every `%41` replaced by what it stands for.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
