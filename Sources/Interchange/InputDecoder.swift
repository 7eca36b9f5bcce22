package import AnnotationModel
package import ArabicText

/// A text as it came out of an input's bytes.
package struct DecodedText: Hashable, Sendable {
  package var source: SourceText
  /// Whether the text differs from the input's bytes: converted, repaired, or freed of a byte order mark. Offsets then
  /// count in the text, so the output has to include it.
  package var isConverted: Bool
  /// What the mark-up says about the lines, where the text comes from mark-up.
  package var structure: StructureHints?

  /// A text and whether it was converted.
  package init(source: SourceText, isConverted: Bool, structure: StructureHints? = nil) {
    self.source = source
    self.isConverted = isConverted
    self.structure = structure
  }
}

/// Turns the bytes of a text file into UTF-8.
///
/// Without a charset from the caller: a byte order mark decides; then UTF-16 that has none; then UTF-8; then what
/// ICU's detector says, as long as that is an Arabic charset (windows-1256, ISO-8859-6). A byte order mark is not part
/// of the text: it is dropped before offsets are counted.
package struct InputDecoder: Sendable {
  private let charset: String?
  private let lossy: Bool

  /// A decoder for inputs in `charset` (an ICU name; nil: detect). `lossy` replaces bad bytes by U+FFFD instead of
  /// failing.
  package init(charset: String? = nil, lossy: Bool = false) {
    self.charset = charset
    self.lossy = lossy
  }

  /// The text of a whole file.
  ///
  /// - Throws: `empty`, `binary`, `invalidUTF8` or `undecodable`.
  package func decode(_ bytes: [UInt8]) throws(DocumentFailure) -> DecodedText {
    if bytes.isEmpty { throw DocumentFailure(.empty, "the file is empty") }
    let decoded: DecodedText
    if let charset {
      decoded = try decode(bytes, as: charset)
    } else {
      switch DetectedCharset(of: bytes) {
      case .utf8(let byteOrderMark): decoded = try utf8(bytes, byteOrderMark: byteOrderMark)
      case .other(let name): decoded = try convert(bytes, from: name)
      case .doubtful(let name):
        decoded = try utf8(bytes, hint: "it looks like \(name), which --encoding \(name) would read")
      case .binary:
        throw DocumentFailure(.binary, "the file is not a text; name its charset with --encoding if it is one")
      }
    }
    if decoded.source.bytes.isEmpty { throw DocumentFailure(.empty, "the file holds a byte order mark and no text") }
    return decoded
  }

  private func decode(_ bytes: [UInt8], as charset: String) throws(DocumentFailure) -> DecodedText {
    let name = charset.lowercased()
    let mark = DetectedCharset.byteOrderMark(of: bytes)
    if name == "utf-8" || name == "utf8" { return try utf8(bytes, byteOrderMark: mark == .utf8(byteOrderMark: true)) }
    // ICU reads "UTF-16" without a mark as big endian; nearly all such files are little endian, so look.
    if name == "utf-16" || name == "utf16", case .other(let detected) = DetectedCharset(of: bytes) {
      return try convert(bytes, from: detected)
    }
    return try convert(bytes, from: charset)
  }

  private func utf8(
    _ bytes: [UInt8], byteOrderMark: Bool = false, hint: String? = nil
  ) throws(DocumentFailure) -> DecodedText {
    let text = byteOrderMark ? Array(bytes.dropFirst(3)) : bytes
    do throws(SourceText.InvalidUTF8) {
      return DecodedText(source: try SourceText(validating: text), isConverted: byteOrderMark)
    } catch {
      if lossy {
        return DecodedText(source: SourceText(String(decoding: text, as: UTF8.self)), isConverted: true)
      }
      let advice = hint ?? "convert the file, name its charset with --encoding, or replace bad bytes with --lossy"
      throw DocumentFailure(.invalidUTF8, "byte \(error.offset) is not valid UTF-8; \(advice)", line: error.line)
    }
  }

  private func convert(_ bytes: [UInt8], from charset: String) throws(DocumentFailure) -> DecodedText {
    guard let converter = CharsetConverter(from: charset) else {
      throw DocumentFailure(.undecodable, "ICU knows no charset named \(charset)")
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count &* 2)
    converter.convert(bytes, appendingTo: &text, last: true)
    let replaced = converter.replacements
    if replaced > 0, !lossy {
      throw DocumentFailure(
        .undecodable, "\(replaced) malformed sequences for \(charset); replace them with --lossy")
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    return DecodedText(source: SourceText(String(decoding: text, as: UTF8.self)), isConverted: true)
  }
}
