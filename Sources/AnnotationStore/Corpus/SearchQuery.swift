/// What is searched for in a corpus. Conditions that are given must all hold.
///
/// Quotations are found when one of `speaker`, `said`, `isDenied` and `via` is given; else mentions when `mentions` or
/// `country` is; else sentences.
package struct SearchQuery: Hashable, Sendable {
  /// Who speaks: a name in any of its forms, or a figure ("مصدر أمني").
  package var speaker: String?
  /// What is named: by the sentence, or by what a quotation says.
  package var mentions: String?
  /// ISO 3166-1 alpha-2 code: the country, or its people or a body of it, is named.
  package var country: String?
  /// The article is of one of these days, or a time expression of the sentence shares a day with them.
  package var between: ClosedRange<CorpusDay>?
  /// Words that are said, in the content of one quotation. In quotation marks: in this order.
  package var said: String?
  /// Only what its speaker denies.
  package var isDenied = false
  /// The medium that passes on what is said.
  package var via: String?
  /// Words of the sentence, or of what is said where quotations are searched. In quotation marks: in this order; with a
  /// star at its end a word stands for all that begin with it.
  package var text: String?
  /// How many hits are wanted at most.
  package var limit = SearchQuery.standardLimit
  /// How many hits are passed over.
  package var offset = 0

  package static let standardLimit = 20
  /// No answer has more hits than this.
  package static let mostHits = 1_000

  /// A query without conditions, which finds nothing.
  package init() {}

  /// Whether there is a condition.
  package var hasConditions: Bool {
    speaker != nil || mentions != nil || country != nil || between != nil || said != nil || isDenied || via != nil
      || text != nil
  }

  /// What the hits are.
  package var kind: SearchHit.Kind {
    if speaker != nil || said != nil || isDenied || via != nil { return .quote }
    return mentions != nil || country != nil ? .mention : .sentence
  }

  /// The days of "2023-06-01..2023-09-30"; either end may be a month or a year, or absent ("..2023"). Nil for anything
  /// else, and when the end lies before the beginning.
  package static func days(_ text: String) -> ClosedRange<CorpusDay>? {
    guard let dots = text.utf8.firstRange(of: "..".utf8) else { return CorpusDay.range(text) }
    return days(from: String(text[..<dots.lowerBound]), to: String(text[dots.upperBound...]))
  }

  /// The days from the first of `from` to the last of `to`; an empty end is open.
  package static func days(from: String, to: String) -> ClosedRange<CorpusDay>? {
    guard !from.isEmpty || !to.isEmpty, let first = CorpusDay.range(from.isEmpty ? "1000" : from)?.lowerBound,
      let last = CorpusDay.range(to.isEmpty ? "2999" : to)?.upperBound, first <= last
    else { return nil }
    return first...last
  }
}
