import AnnotationModel

/// Look-ups in the annotations of one version, made once for it.
struct DocumentIndex: Sendable {
  /// Items are indices of `entities`.
  let mentions: SpanTable
  /// Items are indices of `times`.
  let times: SpanTable
  /// Items are indices of `quantities`.
  let quantities: SpanTable
  /// Every part of every quotation's content. Items are indices of `quotes`.
  let contents: SpanTable
  /// The first part of every quotation's content. Items are indices of `quotes`.
  let firstContents: SpanTable
  /// What attributes a quotation: cue, speaker, medium. Items are indices of `quotes`.
  let attributions: SpanTable

  /// The place of each entity in the index.
  private let entityPlaces: OnDemand<[String: Int]>
  /// The places of each entity's mentions.
  private let mentionPlaces: OnDemand<[String: [Int]]>
  private let document: AnnotatedDocument

  init(_ document: AnnotatedDocument) {
    self.document = document
    mentions = SpanTable((document.entities ?? []).map(\.span))
    times = SpanTable((document.times ?? []).map(\.span))
    quantities = SpanTable((document.quantities ?? []).map(\.span))
    let quotes = document.quotes ?? []
    contents = SpanTable(quotes.enumerated().flatMap { item, quote in quote.content.map { (span: $0, item: item) } })
    firstContents = SpanTable(
      quotes.enumerated().compactMap { item, quote in quote.content.first.map { (span: $0, item: item) } })
    attributions = SpanTable(
      quotes.enumerated().flatMap { item, quote in
        [quote.cue, quote.speaker, quote.via].compactMap { $0 }.map { (span: $0, item: item) }
      })
    entityPlaces = OnDemand {
      Dictionary(
        (document.entityIndex ?? []).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    mentionPlaces = OnDemand {
      Dictionary(grouping: (document.entities ?? []).indices) { document.entities?[$0].entity ?? "" }
    }
  }

  /// The mention that the offset lies in, or behind.
  func mention(at offset: Int) -> EntityMention? {
    mentions.items(at: offset).last.flatMap { document.entities?[$0] }
  }

  /// The time expression that the offset lies in, or behind.
  func time(at offset: Int) -> TimeExpression? {
    times.items(at: offset).last.flatMap { document.times?[$0] }
  }

  /// The entity of the document's index with this id.
  func entity(_ id: String) -> IndexedEntity? { entityPlaces.value[id].flatMap { document.entityIndex?[$0] } }

  /// The mentions of an entity, in text order.
  func mentions(of entity: String) -> [EntityMention] {
    (mentionPlaces.value[entity] ?? []).compactMap { document.entities?[$0] }
  }

  /// The mention that names the entity in full: the first that spells its name, else the longest.
  func fullMention(of entity: String, spells: (TextSpan, String) -> Bool) -> EntityMention? {
    let mentions = mentions(of: entity)
    guard let name = self.entity(entity)?.name else { return mentions.first }
    return mentions.first { spells($0.span, name) } ?? mentions.max { $0.span.length < $1.span.length }
  }
}
