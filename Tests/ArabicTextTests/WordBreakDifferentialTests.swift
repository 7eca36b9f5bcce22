import ArabicText
import CICU
import Testing

/// ICU's word break is the oracle. Where the tokenizer differs on purpose, both sides are cut at the places of the
/// documented differences first; whatever remains must agree.
@Suite("Tokenizer against ICU")
struct WordBreakDifferentialTests {
  static let texts = [
    "قال وزير الخارجية إن بلاده لن تشارك في القمة المقررة يوم الأحد المقبل.",
    "وارتفعت أسعار النفط بنسبة ٣٫٥٪ لتصل إلى 85.20 دولاراً للبرميل، وفق وكالة «رويترز».",
    "أُعلن في ١٥ رمضان ١٤٤٥هـ عن مشروعٍ جديدٍ لتوسعة المطار (المرحلة الثانية).",
    "The minister said: لا تعليق! ثم غادر القاعة…",
    "بيونغ يانغ – كوريا الشمالية: الرئيس كيم جونغ أون يزور موسكو؛ والكرملين يؤكد.",
  ]

  @Test(arguments: texts)
  func agrees(_ text: String) {
    let source = SourceText(text)
    #expect(words(byTokenizer: source) == words(byICU: text), "\(text)")
  }

  /// Words (no marks, no numbers), cut at a digit-to-letter change and at marks that ICU lets join letters.
  private func words(byICU text: String) -> [String] {
    let utf8 = Array(text.utf8)
    var boundaries = [Int64](repeating: 0, count: utf8.count + 1)
    let count = utf8.withUnsafeBytes { raw in
      hicu_word_breaks(
        raw.bindMemory(to: CChar.self).baseAddress, Int64(utf8.count), &boundaries, nil, Int64(boundaries.count))
    }
    var pieces: [String] = []
    var start = 0
    for boundary in boundaries[..<Int(count)] {
      pieces.append(String(decoding: utf8[start..<Int(boundary)], as: UTF8.self))
      start = Int(boundary)
    }
    return pieces.flatMap(cutAtDocumentedDifferences).filter {
      $0.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
  }

  private func cutAtDocumentedDifferences(_ piece: String) -> [String] {
    var parts: [String] = [""]
    var startsWithDigit = false
    for scalar in piece.unicodeScalars {
      if ".:'_’".unicodeScalars.contains(scalar) {
        parts.append("")
        startsWithDigit = false
        continue
      }
      let isDigit = scalar.properties.numericType == .decimal
      if let last = parts.last, last.isEmpty { startsWithDigit = isDigit }
      if startsWithDigit, !isDigit {
        parts.append("")
        startsWithDigit = false
      }
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts
  }

  private func words(byTokenizer source: SourceText) -> [String] {
    let table = Tokenizer.tokens(of: source, in: source.span)
    return (0..<table.count).filter { table.kinds[$0] == .word || table.kinds[$0] == .foreign }
      .map { source.string(table.span($0)) }
  }
}
