import AnnotationModel
import ArabicText

/// The readable form of a name.
enum DisplayName {
  /// The text of a mention without # and tatweel, inner white space as one space; the article restored after ل
  /// ("لأمم المتحدة" gives "الأمم المتحدة").
  static func of(_ mention: DocumentMention, in source: SourceText) -> String {
    if !mention.form.hasFusedArticle, isReadable(mention.span, source) { return source.string(mention.span) }
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
    return mention.form.hasFusedArticle && text.unicodeScalars.first == "ل" ? "ا" + text : text
  }

  /// Whether a span holds nothing but Arabic letters, ASCII and single spaces between them: most names do.
  private static func isReadable(_ span: TextSpan, _ source: SourceText) -> Bool {
    source.bytes.withUnsafeBufferPointer { bytes in
      var previous: UInt8 = 0x20
      for index in span.start..<span.end {
        let byte = bytes[index]
        switch byte {
        case 0x20: if previous == 0x20 { return false }
        // The first bytes of U+0600…U+06FF, tatweel apart, and what may follow them.
        case 0xD8...0xDB, 0x81...0xBF: break
        case 0x80: if previous == 0xD9 { return false }
        case 0x21...0x7E where byte != 0x23: break
        default: return false
        }
        previous = byte
      }
      return previous != 0x20
    }
  }
}
