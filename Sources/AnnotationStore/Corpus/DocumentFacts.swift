import AnnotationModel

/// The rows of one document as far as its tokens in the full text depend on them: the same tokens come out when the
/// document is written and when it is removed.
struct DocumentFacts {
  struct Sentence {
    let id: Int64
    let span: TextSpan
    /// Of its article.
    let day: CorpusDay?
  }

  struct Mention {
    let span: TextSpan
    let sentence: Int64
    let entity: Int64
    let country: String
  }

  struct Time {
    let sentence: Int64
    let days: ClosedRange<CorpusDay>
  }

  struct Quote {
    let id: Int64
    let sentence: Int64
    let content: [TextSpan]
    let speaker: Int64?
    let medium: Int64?
    let isDenied: Bool
  }

  /// In text order.
  var sentences: [Sentence] = []
  /// In text order.
  var mentions: [Mention] = []
  /// In text order.
  var times: [Time] = []
  var quotes: [Quote] = []

  /// The tokens of each sentence, in their order.
  func ofSentences() -> [String] {
    var tokens = sentences.map { sentence in
      Set(sentence.day.map { FactTokens.days($0...$0) } ?? [])
    }
    var place = 0
    for mention in mentions {
      while place < sentences.count - 1, sentences[place].id < mention.sentence { place += 1 }
      guard tokens.indices.contains(place) else { break }
      tokens[place].insert(FactTokens.mention(mention.entity))
      if !mention.country.isEmpty { tokens[place].insert(FactTokens.country(mention.country)) }
    }
    place = 0
    for time in times {
      while place < sentences.count - 1, sentences[place].id < time.sentence { place += 1 }
      guard tokens.indices.contains(place) else { break }
      tokens[place].formUnion(FactTokens.days(time.days))
    }
    return tokens.map { $0.sorted().joined(separator: " ") }
  }

  /// The tokens of each quote, in their order: who speaks, whom and what its content names, the days of its article and of
  /// its sentences.
  func ofQuotes() -> [String] { quotes.map(tokens) }

  private func tokens(of quote: Quote) -> String {
    var tokens: Set<String> = []
    if let speaker = quote.speaker { tokens.insert(FactTokens.speaker(speaker)) }
    if let medium = quote.medium { tokens.insert(FactTokens.medium(medium)) }
    if quote.isDenied { tokens.insert(FactTokens.denied) }
    let end = quote.content.map(\.end).max() ?? 0
    let own = sentences.drop { $0.id < quote.sentence }.prefix { $0.id == quote.sentence || $0.span.start < end }
    guard let first = own.first, let last = own.last else { return "" }
    if let day = first.day { tokens.formUnion(FactTokens.days(day...day)) }
    for time in times where time.sentence >= first.id && time.sentence <= last.id {
      tokens.formUnion(FactTokens.days(time.days))
    }
    for mention in mentions where mention.sentence >= first.id && mention.sentence <= last.id {
      guard quote.content.contains(where: { $0.contains(mention.span) }) else { continue }
      tokens.insert(FactTokens.mention(mention.entity))
      if !mention.country.isEmpty { tokens.insert(FactTokens.country(mention.country)) }
    }
    return tokens.sorted().joined(separator: " ")
  }
}
