package import ArabicText

/// Turns the bytes of an HTML file into UTF-8, as browsers do.
///
/// The caller's charset counts, then a byte order mark, then UTF-8 where the bytes are that and not plain ASCII, then
/// the charset that the page names in a meta element, then what the bytes look like. Bytes that the charset does not
/// define become U+FFFD.
package struct HTMLDecoder: Sendable {
  private let charset: String?
  /// Where pages name their charset. The standard looks at 1,024 bytes; real pages are late.
  private static let window = 8_192

  /// A decoder for pages in `charset` (an ICU name; nil: detect).
  package init(charset: String? = nil) { self.charset = charset }

  /// The page's source.
  ///
  /// - Throws: `empty`, `binary`, `invalidUTF8` or `undecodable`.
  package func decode(_ bytes: [UInt8]) throws(DocumentFailure) -> SourceText {
    try InputDecoder(charset: charset ?? HTMLDecoder.charset(of: bytes), lossy: true).decode(bytes).source
  }

  /// The charset to read the page in; nil leaves it to the bytes.
  private static func charset(of bytes: [UInt8]) -> String? {
    if DetectedCharset.byteOrderMark(of: bytes) != nil { return nil }
    if bytes.contains(where: { $0 >= 0x80 }), (try? SourceText(validating: bytes)) != nil { return "utf-8" }
    guard case let detected = DetectedCharset(of: bytes), detected != .binary else { return nil }
    if case .other(let name) = detected, name.hasPrefix("UTF-") { return nil }
    guard let named = named(in: bytes.prefix(window)), CharsetConverter.exists(named) else { return nil }
    // A page that can be read in its meta element is not in UTF-16; and "iso-8859-1" is what software writes that knows
    // no better.
    let vague = ["utf-16", "utf-16le", "utf-16be", "iso-8859-1", "latin1", "us-ascii", "windows-1252"]
    if vague.contains(named) { return nil }
    // One that is in UTF-8 but for a few bytes is decoded as such, one that claims to be and is not, by its bytes.
    if named == "utf-8" || named == "utf8", case .other = detected { return nil }
    return named
  }

  /// The value of the first `charset=` in the page's source, in lower case.
  private static func named(in bytes: ArraySlice<UInt8>) -> String? {
    let label = Array("charset".utf8)
    var index = bytes.startIndex
    while index + label.count < bytes.endIndex {
      defer { index += 1 }
      guard label.indices.allSatisfy({ bytes[index + $0] | 0x20 == label[$0] }) else { continue }
      var rest = bytes[(index + label.count)...].drop { $0 == 0x20 }
      guard rest.first == 0x3D else { continue }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
      let value = rest.prefix { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains($0) }
      guard !value.isEmpty, value.count < 40 else { continue }
      return String(decoding: value, as: UTF8.self).lowercased()
    }
    return nil
  }
}
