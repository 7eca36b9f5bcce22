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

  /// Function words and letters seen.
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
      addLetters(tokens.letters[range])
      guard range.count <= 8 else { return }
      let first = tokens.folded[range.lowerBound]
      let last = tokens.folded[range.upperBound - 1]
      guard LanguageIdentifier.outlines.contains(LanguageIdentifier.outline(first, last, range.count)) else { return }
      var key: UInt64 = 0
      for index in range { key = key << 8 | UInt64(tokens.folded[index]) }
      switch LanguageIdentifier.functionWords[key] {
      case "ar": arabic += 2
      case "fa": persian += 2
      case "ur": urdu += 2
      default: break
      }
    }

    /// پ چ ژ گ belong to Persian and Urdu (Arabic has them in a few foreign names), ٹ ڈ ڑ ں to Urdu alone.
    private mutating func addLetters(_ letters: ArraySlice<UInt8>) {
      var index = letters.startIndex
      while index < letters.endIndex {
        let letter = letters[index]
        switch letter {
        case Letter.peh, Letter.tcheh, Letter.jeh, Letter.gaf:
          persian += 1
          return
        case 0xD9, 0xDA:
          let next = index + 1 < letters.endIndex ? letters[index + 1] : 0
          if letter == 0xD9 && next == 0xB9 || letter == 0xDA && [0x88, 0x91, 0xBA].contains(next) {
            urdu += 3
            return
          }
          index += 2
        // Letters that keep their UTF-8 bytes: the byte after the lead is no letter code.
        case 0xC0...: index += 2
        default: index += 1
        }
      }
    }

    var language: String {
      let other = persian + urdu
      guard other >= 4, other > arabic else { return "ar" }
      return urdu > 0 && urdu * 2 >= persian ? "ur" : "fa"
    }
  }

  /// Function words by their packed folded letters. Folding makes some Persian and Urdu ones look like Arabic words (آن and
  /// أن, ہے and هي, جو and "weather"); those are left out.
  private static let functionWords: [UInt64: String] = {
    let words: [(String, [String])] = [
      ("ar", ["في", "من", "على", "عن", "إلى", "أن", "إن", "هذا", "هذه", "مع", "بعد", "كان", "قال", "لم", "لن", "قد"]),
      ("fa", ["از", "که", "است", "را", "برای", "های", "شد", "خود", "می", "یک", "بود", "شده", "می‌شود"]),
      ("ur", ["اور", "میں", "ہیں", "گیا", "تھا"]),
    ]
    var packed: [UInt64: String] = [:]
    for (language, list) in words {
      for word in list {
        packed[FoldedText(word).letters.reduce(0) { $0 << 8 | UInt64($1) }] = language
      }
    }
    return packed
  }()

  /// A number below 256 that a word shares with few others.
  private static func outline(_ first: UInt8, _ last: UInt8, _ count: Int) -> UInt8 {
    first &* 31 &+ last &* 7 &+ UInt8(truncatingIfNeeded: count)
  }

  /// The outlines of the function words, which rule out most words without a look-up.
  private static let outlines: OutlineSet = {
    var outlines = OutlineSet()
    for key in functionWords.keys {
      let count = (71 - key.leadingZeroBitCount) / 8
      let first = UInt8(truncatingIfNeeded: key >> UInt64(8 * (count - 1)))
      outlines.insert(outline(first, UInt8(truncatingIfNeeded: key), count))
    }
    return outlines
  }()

  private struct OutlineSet: Sendable {
    private var bits = SIMD4<UInt64>()

    mutating func insert(_ outline: UInt8) { bits[Int(outline >> 6)] |= 1 << UInt64(outline & 63) }

    func contains(_ outline: UInt8) -> Bool { bits[Int(outline >> 6)] & 1 << UInt64(outline & 63) != 0 }
  }
}
