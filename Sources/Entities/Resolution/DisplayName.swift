import AnnotationModel
import ArabicText

/// The readable form of a name.
enum DisplayName {
  /// The text of a mention without # and tatweel, inner white space as one space; the article restored after ل
  /// ("لأمم المتحدة" gives "الأمم المتحدة").
  static func of(_ mention: DocumentMention, in source: SourceText) -> String {
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
}
