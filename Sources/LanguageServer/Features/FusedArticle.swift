import AnnotationModel
import ArabicText

/// The article after the preposition ل, with which it is written as one: ل + الأمم = للأمم, ل + اللجنة = للجنة.
///
/// A mention has no prefixes, so that of "للأمم المتحدة" begins with the article's second letter: "لأمم المتحدة".
enum FusedArticle {
  private static let alef: Unicode.Scalar = "ا"
  private static let lam: Unicode.Scalar = "ل"

  /// The Arabic letter that stands right before the offset, whatever marks it bears; nil when there is none.
  static func letter(before offset: Int, in text: SourceText) -> Unicode.Scalar? {
    var end = min(max(offset, 0), text.bytes.count)
    while end > 0 {
      var start = end - 1
      while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = text.string(TextSpan(start: start, end: end)).unicodeScalars.first
      guard let scalar else { return nil }
      switch scalar.properties.generalCategory {
      case .nonspacingMark: end = start
      case .otherLetter: return scalar
      default: return nil
      }
    }
    return nil
  }

  /// The name as it stands alone, of a mention that stands after `letter`: "لأمم المتحدة" after ل → "الأمم المتحدة".
  static func restored(_ name: String, after letter: Unicode.Scalar?) -> String {
    guard letter == lam, name.unicodeScalars.first == lam else { return name }
    return String(alef) + name
  }

  /// The form of a name that is put after `letter`: "الأمم المتحدة" after ل → "لأمم المتحدة", "اللجنة" → "لجنة".
  static func fused(_ name: String, after letter: Unicode.Scalar?) -> String {
    let scalars = Array(name.unicodeScalars)
    guard letter == lam, scalars.count > 2, scalars[0] == alef, scalars[1] == lam else { return name }
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: scalars[(scalars[2] == lam ? 2 : 1)...])
    return String(rest)
  }
}
