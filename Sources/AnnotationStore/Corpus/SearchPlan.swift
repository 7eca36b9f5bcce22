import GRDB

/// A query as the database is asked it: one look-up in the full text, whose rows are then joined and put in order.
struct SearchPlan {
  let kind: SearchHit.Kind
  /// What the full text is asked; nil when something is named that the corpus does not have, so that nothing is found.
  let expression: String?
  /// Words whose fit decides the order; nil without any.
  let words: SearchWords?
  /// Entities whose mentions are hits.
  let entities: [Int64]
  let country: String?
  let days: ClosedRange<CorpusDay>?

  init(_ query: SearchQuery, in database: Database) throws {
    kind = query.kind
    let resolver = NameResolver(database)
    var conditions: [String] = []
    var isPossible = query.hasConditions
    func require(_ tokens: [String]) {
      if tokens.isEmpty { isPossible = false }
      conditions.append("{facts} : (" + tokens.map { "\"\($0)\"" }.joined(separator: " OR ") + ")")
    }
    let named = try query.mentions.map { try resolver.entities($0) }
    if let speaker = query.speaker { require(try resolver.entities(speaker).map(FactTokens.speaker)) }
    if let via = query.via { require(try resolver.entities(via).map(FactTokens.medium)) }
    if let named { require(named.map(FactTokens.mention)) }
    if let country = query.country { require([FactTokens.country(country)]) }
    if query.isDenied { require([FactTokens.denied]) }
    if let days = query.between { require(FactTokens.overlapping(days)) }
    let words = SearchWords([query.said, query.text].compactMap { $0 })
    self.words = words.isEmpty ? nil : words
    if words.isEmpty, query.said != nil || query.text != nil { isPossible = false }
    if !words.isEmpty { conditions.append(words.expression(column: "terms")) }
    expression = isPossible ? conditions.joined(separator: " AND ") : nil
    entities = named ?? []
    country = query.country?.uppercased()
    days = query.between
  }
}
