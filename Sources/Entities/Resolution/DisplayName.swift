import AnnotationModel
import ArabicText

/// The readable form of a name.
enum DisplayName {
  /// The text of a mention without # and tatweel, inner white space as one space; the article restored after ل
  /// ("لأمم المتحدة" gives "الأمم المتحدة").
  static func of(_ mention: DocumentMention, in source: SourceText) -> String {
    if !mention.hasFusedArticle, let string = readable(mention.span, source) { return string }
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in source.string(mention.span).unicodeScalars {
      switch scalar.value {
      case 0x23, 0x640, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      case _ where ScalarClass.of(scalar.value) == .space: pendingSpace = !scalars.isEmpty
      default:
        if pendingSpace { scalars.append(" ") }
        pendingSpace = false
        scalars.append(scalar)
      }
    }
    let text = String(scalars)
    return mention.hasFusedArticle && text.unicodeScalars.first == "ل" ? "ا" + text : text
  }

  /// Whether two mentions have the same bytes and so the same readable form.
  static func areWrittenAlike(_ first: DocumentMention, _ second: DocumentMention, in source: SourceText) -> Bool {
    let length = first.span.length
    guard first.form == second.form, length == second.span.length, first.hasFusedArticle == second.hasFusedArticle
    else { return false }
    let (one, other) = (first.span.start, second.span.start)
    return source.bytes.withUnsafeBytes { bytes in
      guard one >= 0, other >= 0, max(one, other) + length <= bytes.count else { return false }
      // Eight bytes at a time; all lie inside the spans.
      var offset = 0
      while offset &+ 8 <= length {
        guard
          bytes.loadUnaligned(fromByteOffset: one &+ offset, as: UInt64.self)
            == bytes.loadUnaligned(fromByteOffset: other &+ offset, as: UInt64.self)
        else { return false }
        offset &+= 8
      }
      while offset < length, bytes[one &+ offset] == bytes[other &+ offset] { offset &+= 1 }
      return offset == length
    }
  }

  /// The text of a span that holds nothing but Arabic letters, ASCII and single spaces between them, as most names do;
  /// nil for any other.
  private static func readable(_ span: TextSpan, _ source: SourceText) -> String? {
    source.bytes.withUnsafeBufferPointer { bytes in
      guard span.start >= 0, span.start < span.end, span.end <= bytes.count else { return nil }
      var isAfterSpace = true
      var index = span.start
      while index < span.end {
        let byte = bytes[index]
        if byte >= 0xD8 {
          // U+0600…U+06FF, tatweel apart.
          guard byte <= 0xDB, index &+ 1 < span.end, bytes[index &+ 1] & 0xC0 == 0x80,
            byte != 0xD9 || bytes[index &+ 1] != 0x80
          else { return nil }
          index &+= 2
          isAfterSpace = false
        } else {
          guard byte >= 0x20, byte < 0x7F, byte != 0x23, byte != 0x20 || !isAfterSpace else { return nil }
          index &+= 1
          isAfterSpace = byte == 0x20
        }
      }
      guard !isAfterSpace else { return nil }
      // The loop has seen that this is valid UTF-8.
      return String(copying: UTF8Span(unchecked: UnsafeBufferPointer(rebasing: bytes[span.start..<span.end]).span))
    }
  }
}
