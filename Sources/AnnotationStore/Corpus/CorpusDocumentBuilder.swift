package import AnnotationModel
package import ArabicText
import Lexicons
import Morphology

extension CorpusDocument {
  /// What the index keeps of an annotated document. A pure function of its arguments.
  ///
  /// - Parameters:
  ///   - document: annotated with `layers` at least.
  ///   - line: of a JSON Lines file, from 1; nil for a whole file.
  ///   - hash: of the bytes that the document was made of, see `hash(_:)`.
  package init(
    _ document: AnnotatedDocument, of source: SourceText, id: String, line: Int? = nil, hash: [UInt8]
  ) {
    self.init(id: id, line: line, hash: hash)
    packedText = PackedText.pack(source.bytes)
    length = source.bytes.count
    var builder = CorpusDocumentBuilder(source)
    builder.addArticles(document)
    builder.addSentences(document.blocks ?? [])
    builder.addMentions(document)
    builder.addQuotes(document.quotes ?? [])
    builder.addTimes(document.times ?? [])
    articles = builder.articles
    sentences = builder.sentences
    entities = builder.entities
    mentions = builder.mentions
    quotes = builder.quotes
    times = builder.times
  }
}

/// Collects the parts of a `CorpusDocument`.
private struct CorpusDocumentBuilder {
  private let source: SourceText
  private(set) var articles: [CorpusDocument.Article] = []
  private(set) var sentences: [CorpusDocument.Sentence] = []
  private(set) var entities: [CorpusDocument.Entity] = []
  private(set) var mentions: [CorpusDocument.Mention] = []
  private(set) var quotes: [CorpusDocument.Quote] = []
  private(set) var times: [CorpusDocument.Time] = []
  private var terms = PlacedTerms()
  private var entityNumbers: [CorpusDocument.Entity: Int] = [:]
  /// Places in `entities`, by the ids of the document's index.
  private var entityOfID: [String: Int] = [:]
  /// The folded names of the document's own entities, by their ids.
  private var formsOfID: [String: Set<String>] = [:]
  private var articleNumbers: [Int: Int] = [:]

  init(_ source: SourceText) { self.source = source }

  mutating func addArticles(_ document: AnnotatedDocument) {
    for article in document.articles ?? [] {
      articleNumbers[article.id] = articles.count
      articles.append(
        CorpusDocument.Article(
          span: article.span, headline: article.headline, day: article.referenceTime.flatMap(CorpusDay.init(iso:))))
    }
    if articles.isEmpty { articles.append(CorpusDocument.Article(span: source.span)) }
  }

  mutating func addSentences(_ blocks: [Block]) {
    for block in blocks {
      let article = articleNumbers[block.article] ?? 0
      // The line as it was analysed, so that its terms can be found again from the text alone.
      let span = source.line(source.lineIndex(at: block.span.start))
      let line = AnalyzedLine(source, in: span, lexicon: .standard)
      terms.add(line, at: span.start)
      for range in Sentences.ranges(in: line.tokens) {
        let sentence = line.tokens.span(range).shifted(by: span.start)
        sentences.append(
          CorpusDocument.Sentence(span: sentence, article: article, terms: terms.joined([sentence])))
      }
    }
  }

  mutating func addMentions(_ document: AnnotatedDocument) {
    for entity in document.entityIndex ?? [] {
      entityOfID[entity.id] = number(of: CorpusDocumentBuilder.entity(entity))
      formsOfID[entity.id] = Set(([entity.name] + entity.aliases).map(NameKey.of))
    }
    for mention in document.entities ?? [] {
      guard let sentence = sentence(at: mention.span.start), let entity = entityOfID[mention.entity] else { continue }
      mentions.append(
        CorpusDocument.Mention(
          span: mention.span, sentence: sentence, entity: entity,
          form: NameKey.of(mention.span, in: source, among: formsOfID[mention.entity] ?? [])))
    }
  }

  mutating func addQuotes(_ all: [Quote]) {
    for quote in all {
      guard let first = quote.content.first, let sentence = sentence(at: first.start) else { continue }
      quotes.append(
        CorpusDocument.Quote(
          kind: quote.kind.rawValue, isDenied: quote.polarity == .deny, content: quote.content, sentence: sentence,
          cue: quote.cue, speaker: quote.speaker, speakerName: quote.speakerName,
          speakerEntity: voice(quote.speakerName, entity: quote.speakerEntity), viaName: quote.viaName,
          viaEntity: quote.viaName.flatMap { voice($0, entity: nil) },
          terms: terms.joined(quote.content)))
    }
  }

  mutating func addTimes(_ all: [TimeExpression]) {
    for time in all {
      guard let begin = time.begin, let finish = time.finish,
        let days = CorpusDay.range(begin: begin, finish: finish), let sentence = sentence(at: time.span.start)
      else { continue }
      times.append(CorpusDocument.Time(span: time.span, sentence: sentence, value: time.value, days: days))
    }
  }

  // MARK: Entities

  private mutating func number(of entity: CorpusDocument.Entity) -> Int {
    if let known = entityNumbers[entity] { return known }
    entityNumbers[entity] = entities.count
    entities.append(entity)
    return entities.count - 1
  }

  private static func entity(_ entity: IndexedEntity) -> CorpusDocument.Entity {
    let country = entity.country ?? ""
    // A country is one thing whatever it is called ("روسيا", "روسيا الاتحادية"), and so are its people.
    let isCountry = (entity.type == .location || entity.type == .people) && !country.isEmpty
    return CorpusDocument.Entity(
      type: entity.type.rawValue, country: country, key: isCountry ? country : NameKey.of(entity.name))
  }

  /// The entity of one who speaks or passes on: the document's own, or the one that a name in it stands for, or a figure
  /// without a name. Nil for "unknown".
  private mutating func voice(_ name: String, entity id: String?) -> Int? {
    if let known = id.flatMap({ entityOfID[$0] }) { return known }
    let key = NameKey.of(name)
    guard !key.isEmpty, name != "unknown" else { return nil }
    if let mention = mentions.first(where: { $0.form == key }) { return mention.entity }
    return number(of: CorpusDocument.Entity(type: "", country: "", key: key))
  }

  // MARK: Places

  /// The sentence that holds an offset, or the last one before it. O(log sentences).
  private func sentence(at offset: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
