import ArabicText
import Morphology

/// Tells Arabic from what else is written in its script, and from other scripts.
///
/// Counts function words: they are frequent, short and differ between Arabic, Persian and Urdu. A text with too little
/// evidence is taken for Arabic, since that is what hashiya is given.
enum LanguageIdentifier {
  /// Tokens read at most; enough for certainty, and a long document costs no more than a short one.
  private static let sample = 4_000

  /// BCP 47 code: "ar", "fa", "ur", "en" for a text in Latin letters, or "und" for another script or no letters at all.
  static func language(of lines: some Sequence<AnalyzedLine>) -> String {
    var arabicScript = 0
    var latin = 0
    var otherScript = 0
    var evidence = Evidence()
    var seen = 0
    reading: for line in lines {
      let tokens = line.tokens
      for token in 0..<tokens.count {
        seen += 1
        if seen > sample { break reading }
        switch tokens.kinds[token] {
        case .word:
          arabicScript += 1
          evidence.add(tokens, token)
        case .foreign:
          let first = tokens.letters[tokens.letterRange(token)].first ?? 0
          // Latin letters with diacritics are U+00C0…U+024F: lead bytes C3…C9.
          if first < 0x80 || (0xC3...0xC9).contains(first) { latin += 1 } else { otherScript += 1 }
        default: break
        }
      }
    }
    if arabicScript == 0 || arabicScript * 2 < latin + otherScript {
      return latin > otherScript ? "en" : "und"
    }
    return evidence.language
  }

  /// Function words seen.
  private struct Evidence {
    private var arabic = 0
    private var persian = 0
    private var urdu = 0

    mutating func add(_ tokens: TokenTable, _ token: Int) {
      let range = tokens.letterRange(token)
      guard range.count >= 2 else { return }
      // The article is Arabic's own, and one word in four has it.
      if range.count > 3, tokens.folded[range.lowerBound] == Letter.alef,
        tokens.folded[range.lowerBound + 1] == Letter.lam
      {
        arabic += 1
        return
      }
      guard range.count <= 8 else { return }
      var key: UInt64 = 0
      for index in range { key = key << 8 | UInt64(tokens.folded[index]) }
      switch LanguageIdentifier.functionWords[key] {
      case "ar": arabic += 2
      case "fa": persian += 2
      case "ur": urdu += 2
      default: break
      }
    }

    var language: String {
      let other = max(persian, urdu)
      guard other >= 4, other > arabic else { return "ar" }
      return persian >= urdu ? "fa" : "ur"
    }
  }

  /// Function words that only one of the languages has, by their packed folded letters.
  private static let functionWords: [UInt64: String] = {
    let words: [(String, [String])] = [
      ("ar", ["في", "من", "على", "عن", "إلى", "أن", "إن", "هذا", "هذه", "مع", "بعد", "كان", "قال", "لم", "لن", "قد"]),
      ("fa", ["از", "که", "است", "این", "را", "برای", "های", "شد", "خود", "آن", "می", "یک", "بود", "کرد", "شده"]),
      ("ur", ["کے", "میں", "ہے", "اور", "سے", "نے", "کو", "ہیں", "پر", "گیا", "تھا", "کیا", "جو"]),
    ]
    var packed: [UInt64: String] = [:]
    for (language, list) in words {
      for word in list {
        packed[FoldedText(word).letters.reduce(0) { $0 << 8 | UInt64($1) }] = language
      }
    }
    return packed
  }()
}
