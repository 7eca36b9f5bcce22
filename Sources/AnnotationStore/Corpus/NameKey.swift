import AnnotationModel
import ArabicText

/// The folded words of a name: what names of different documents, and names in queries, are compared by.
enum NameKey {
  /// Folded words without articles, marks and symbols, one space between two: "الأمم المتحدة" gives "امم متحده".
  static func of(_ name: String) -> String {
    let source = SourceText(name)
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    var words: [String] = []
    for token in 0..<tokens.count {
      switch tokens.kinds[token] {
      case .punctuation, .symbol: continue
      case .word, .foreign, .number:
        words.append(Letter.string(withoutArticle(Array(tokens.folded[tokens.letterRange(token)]))))
      }
    }
    return words.joined(separator: " ")
  }

  /// The key of a name where it stands in a text. Where it begins behind the first ل of "للأمم", its article is fused, unless
  /// the ل is its own ("للبنان"): that is told by the keys that the thing is known by.
  static func of(_ span: TextSpan, in source: SourceText, among known: Set<String>) -> String {
    let text = source.string(span)
    let plain = of(text)
    guard !known.contains(plain), text.hasPrefix("ل"), span.start >= 2,
      source.string(TextSpan(start: span.start - 2, end: span.start)) == "ل"
    else { return plain }
    let fused = of("ا" + text)
    return known.contains(fused) ? fused : plain
  }

  private static func withoutArticle(_ word: [UInt8]) -> [UInt8] {
    word.count > 3 && word[0] == Letter.alef && word[1] == Letter.lam ? Array(word.dropFirst(2)) : word
  }
}
