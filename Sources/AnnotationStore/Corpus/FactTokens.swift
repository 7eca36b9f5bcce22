/// Tokens that stand for what a query may ask besides words: ASCII words, so that SQLite's tokenizer leaves them whole.
enum FactTokens {
  /// A time expression of more years than this is found by its words only.
  private static let mostYears = 12

  /// An entity is mentioned.
  static func mention(_ entity: Int64) -> String { "e\(entity)" }
  /// A country, or what belongs to one by its name, is mentioned.
  static func country(_ code: String) -> String { "c\(code.lowercased())" }
  /// The quote's speaker.
  static func speaker(_ entity: Int64) -> String { "s\(entity)" }
  /// The quote's medium.
  static func medium(_ entity: Int64) -> String { "v\(entity)" }
  /// The quote's content is denied.
  static let denied = "denied"

  /// A stretch of days: its years; the months of a stretch of at most a year, the years of a longer one once more.
  static func days(_ days: ClosedRange<CorpusDay>) -> [String] {
    let years = days.lowerBound.year...days.upperBound.year
    guard years.count <= mostYears else { return [] }
    let months = monthNumbers(days)
    let fine = months.count <= 12 ? months.map { "m\($0)" } : years.map { "l\($0)" }
    return years.map { "y\($0)" } + fine
  }

  /// The tokens of which a stretch that shares a day with the given one has at least one. Others have some as well.
  static func overlapping(_ days: ClosedRange<CorpusDay>) -> [String] {
    let (first, last) = (days.lowerBound, days.upperBound)
    var tokens: [String] = []
    for year in first.year...last.year {
      let isWhole = first.number <= year * 10_000 + 101 && last.number >= year * 10_000 + 1231
      if isWhole {
        tokens.append("y\(year)")
      } else {
        let part =
          max(first, CorpusDay(number: year * 10_000 + 101))...min(last, CorpusDay(number: year * 10_000 + 1231))
        tokens += monthNumbers(part).map { "m\($0)" } + ["l\(year)"]
      }
    }
    return tokens
  }

  /// "202306" and so on.
  private static func monthNumbers(_ days: ClosedRange<CorpusDay>) -> [Int] {
    let first = days.lowerBound.year * 12 + days.lowerBound.month - 1
    let last = days.upperBound.year * 12 + days.upperBound.month - 1
    guard first <= last else { return [] }
    return (first...last).map { $0 / 12 * 100 + $0 % 12 + 1 }
  }
}
