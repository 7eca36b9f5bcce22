import AnnotationModel
import ArabicText

/// The words of a text as the metrics see them: runs of letters, digits and underscores. A mark such as a haraka ends a
/// word.
struct Words {
  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The words within a span; one that the span cuts counts with its part inside.
  func spans(in span: TextSpan) -> [TextSpan] {
    var spans: [TextSpan] = []
    var offset = span.start
    var start: Int?
    for scalar in source.string(span).unicodeScalars {
      if Words.isWordPart(scalar) {
        start = start ?? offset
      } else if let begun = start {
        spans.append(TextSpan(start: begun, end: offset))
        start = nil
      }
      offset += UTF8.width(scalar)
    }
    if let start { spans.append(TextSpan(start: start, end: offset)) }
    return spans
  }

  /// The words of several spans as a set.
  func set(_ spans: [TextSpan]) -> Set<TextSpan> { Set(spans.flatMap(self.spans)) }

  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar.properties.numericType != nil { return true }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}

/// Names as the metrics compare them.
enum NameComparison {
  /// Whether two names may name the same: equal but for spelling variants and articles, or all words of one in the other,
  /// one of them of three letters at least.
  static func isSame(_ left: String?, _ right: String?) -> Bool {
    let (left, right) = (words(of: left ?? ""), words(of: right ?? ""))
    if left.isEmpty || right.isEmpty { return false }
    if left == right { return true }
    let (small, large) = left.count <= right.count ? (left, right) : (right, left)
    let (smallSet, largeSet) = (Set(small), Set(large))
    let (shortSet, longSet) = smallSet.count <= largeSet.count ? (smallSet, largeSet) : (largeSet, smallSet)
    return shortSet.isSubset(of: longSet) && shortSet.contains { $0.unicodeScalars.count >= 3 }
  }

  /// The words of a name, folded, without the article.
  private static func words(of name: String) -> [String] {
    var words: [[Unicode.Scalar]] = [[]]
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x064B...0x065F, 0x0670, 0x0640, 0x200C...0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: break
      }
      if Words.isWordPart(scalar) {
        words[words.count - 1].append(folded(scalar))
      } else if !words[words.count - 1].isEmpty {
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }.map { word in
      let plain = word.starts(with: ["ا", "ل"]) && word.count >= 4 ? word.dropFirst(2) : word[...]
      var view = String.UnicodeScalarView()
      view.append(contentsOf: plain)
      return String(view)
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "أ", "إ", "آ": "ا"
    case "ى", "ی": "ي"
    case "ة": "ه"
    case "ک": "ك"
    default: scalar
    }
  }
}
