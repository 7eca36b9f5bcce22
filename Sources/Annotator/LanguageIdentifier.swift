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
    var evidence = Evidence()
    var seen = 0
    for line in lines where seen < sample {
      let count = min(line.count, sample - seen)
      seen += count
      evidence.add(line, tokens: count)
    }
    if evidence.arabicScript == 0 || evidence.arabicScript * 2 < evidence.latin + evidence.otherScript {
      return evidence.latin > evidence.otherScript ? "en" : "und"
    }
    return evidence.language
  }

  /// Whether there may be a letter of Persian or Urdu alone: a byte from `Letter.peh` to `Letter.gaf`, or one that opens
  /// a letter without a code. Tests eight at a time.
  private static func mayHaveOtherLetters(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = UnsafeRawBufferPointer(letters)
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // Brings the low bits of bytes from `first` on over 0x7F.
    func lift(_ first: UInt8) -> UInt64 { UInt64(0x80 - (first & 0x7F)) &* 0x0101_0101_0101_0101 }
    let (codes, afterCodes) = (lift(Letter.peh), lift(Letter.gaf + 1))
    let (leads, afterLeads) = (lift(0xD9), lift(0xDB))
    var index = 0
    var found: UInt64 = 0
    while index &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let low = word & lowBits
      let isCode = (low &+ codes) & ~(low &+ afterCodes)
      let isLead = (low &+ leads) & ~(low &+ afterLeads)
      found |= (isCode | isLead) & word
      index &+= 8
    }
    if found & ~lowBits != 0 { return true }
    return bytes[index...].contains { (Letter.peh...Letter.gaf).contains($0) || $0 == 0xD9 || $0 == 0xDA }
  }

  /// Function words and letters seen.
  private struct Evidence {
    /// Words in Arabic script, in Latin letters, and others.
    private(set) var arabicScript = 0
    private(set) var latin = 0
    private(set) var otherScript = 0
    private var arabic = 0
    private var persian = 0
    private var urdu = 0

    /// Counts what the first tokens of a line say.
    mutating func add(_ line: AnalyzedLine, tokens count: Int) {
      line.tokens.folded.withUnsafeBufferPointer { folded in
        line.tokens.letters.withUnsafeBufferPointer { letters in
          let mayBeOther = LanguageIdentifier.mayHaveOtherLetters(letters)
          let outlines = LanguageIdentifier.outlines
          for token in 0..<count {
            let range = line.tokens.letterRange(token)
            switch line.tokens.kinds[token] {
            case .word: arabicScript += 1
            case .foreign:
              let first = letters[range].first ?? 0
              // Latin letters with diacritics are U+00C0…U+024F: lead bytes C3…C9.
              if first < 0x80 || (0xC3...0xC9).contains(first) { latin += 1 } else { otherScript += 1 }
              continue
            default: continue
            }
            guard range.count >= 2 else { continue }
            let (first, last) = (folded[range.lowerBound], folded[range.upperBound - 1])
            // The article is Arabic's own, and one word in four has it.
            if range.count > 3, first == Letter.alef, folded[range.lowerBound + 1] == Letter.lam {
              arabic += 1
              continue
            }
            if mayBeOther { addLetters(letters[range]) }
            guard range.count <= 8, outlines.contains(LanguageIdentifier.outline(first, last, range.count))
            else { continue }
            addWord(folded[range])
          }
        }
      }
    }

    private mutating func addWord(_ folded: Slice<UnsafeBufferPointer<UInt8>>) {
      var key: UInt64 = 0
      for letter in folded { key = key << 8 | UInt64(letter) }
      switch LanguageIdentifier.functionWords.language(of: key) {
      case .arabic: arabic += 2
      case .persian: persian += 2
      case .urdu: urdu += 2
      case nil: break
      }
    }

    /// پ چ ژ گ belong to Persian and Urdu (Arabic has them in a few foreign names), ٹ ڈ ڑ ں to Urdu alone.
    private mutating func addLetters(_ letters: Slice<UnsafeBufferPointer<UInt8>>) {
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
  private static let functionWords = FunctionWords([
    (.arabic, ["في", "من", "على", "عن", "إلى", "أن", "إن", "هذا", "هذه", "مع", "بعد", "كان", "قال", "لم", "لن", "قد"]),
    (.persian, ["از", "که", "است", "را", "برای", "های", "شد", "خود", "می", "یک", "بود", "شده", "می‌شود"]),
    (.urdu, ["اور", "میں", "ہیں", "گیا", "تھا"]),
  ])

  private enum Language { case arabic, persian, urdu }

  /// Words by their packed folded letters, in a table of open addressing.
  private struct FunctionWords: Sendable {
    private static let slotCount = 128
    private var slots: [(key: UInt64, language: Language)?]

    init(_ lists: [(Language, [String])]) {
      slots = Array(repeating: nil, count: FunctionWords.slotCount)
      for (language, words) in lists {
        for word in words {
          let key = FoldedText(word).letters.reduce(0) { $0 << 8 | UInt64($1) }
          slots[slot(of: key)] = (key, language)
        }
      }
    }

    var keys: [UInt64] { slots.compactMap { $0?.key } }

    func language(of key: UInt64) -> Language? { slots[slot(of: key)]?.language }

    /// Where a word stands or, as most slots are free, would stand.
    private func slot(of key: UInt64) -> Int {
      var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 57)
      while let word = slots[slot], word.key != key { slot = (slot + 1) & (FunctionWords.slotCount - 1) }
      return slot
    }
  }

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
