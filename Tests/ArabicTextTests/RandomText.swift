/// Text for property tests: pieces that break naive offset arithmetic, drawn by a seeded generator.
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private static let pieces = [
    "قال", "الرئيسُ", "وَلِلأُمَمِ", "بيونغ‌يانغ", "كـتـاب", "٢٠٢١", "15", "۱۵", "3.5", "F16", "عربي21", "é", "e\u{301}",
    "Москва",
    "日本", "👨‍👩‍👧", "🇪🇬🇸🇦", "👍🏽", "❤️", "\u{64B}", "\u{200F}", "\u{202B}", "\u{202C}", "\u{FEFF}", "\u{0}", "\u{2028}",
    "\u{85}", "\r\n", "\r", "\n", "\n\n", " ", "  ", "\u{A0}", "\t", "،", "؛", ".", "..", "…", "؟", "«", "»", "\"", "“",
    "”", "(", ")",
    ":", "ـ", "ــ", "-", "/", "#", "_", "@", "ﻻ", "ﷺ", "\u{600}", "\u{6DD}5", "\u{E0020}", "क्ष", "한국",
    "\u{1100}\u{1161}",
    "a\u{200D}b", "\u{1F468}\u{200D}", "9\u{FE0F}\u{20E3}", "\u{10FFFF}", "%", "$", "+", "ه‍", " \u{64E}",
  ]

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  /// Up to `count` random pieces in a row.
  mutating func text(pieces count: Int) -> String {
    (0..<next(below: count) + 1).map { _ in RandomText.pieces[next(below: RandomText.pieces.count)] }.joined()
  }
}
