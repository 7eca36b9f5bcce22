import AnnotationModel
import GRDB

/// Writes what a document holds below its articles.
struct CorpusDocumentWriter {
  let database: Database
  let interner: CorpusInterner
  let document: CorpusDocument
  /// Row numbers of its articles.
  let articles: [Int64]
  /// Row numbers of its entities.
  let entities: [Int64]

  /// Returns the row number of its first sentence; the others follow without a gap. 0: there is none.
  func write() throws -> Int64 {
    var facts = DocumentFacts()
    for sentence in document.sentences {
      try run(
        "INSERT INTO sentence (article, start, end) VALUES (?, ?, ?)",
        [articles[sentence.article], sentence.span.start, sentence.span.end])
      facts.sentences.append(
        DocumentFacts.Sentence(
          id: database.lastInsertedRowID, span: sentence.span, day: document.articles[sentence.article].day))
    }
    for mention in document.mentions { facts.mentions.append(try insert(mention, facts.sentences)) }
    for time in document.times {
      let sentence = facts.sentences[time.sentence].id
      try run(
        "INSERT OR IGNORE INTO time (sentence, start, length, value, begin, finish) VALUES (?, ?, ?, ?, ?, ?)",
        [
          sentence, time.span.start, time.span.length, time.value, time.days.lowerBound.number,
          time.days.upperBound.number,
        ])
      facts.times.append(DocumentFacts.Time(sentence: sentence, days: time.days))
    }
    for quote in document.quotes { facts.quotes.append(try insert(quote, facts.sentences)) }
    try writeFullText(facts)
    return facts.sentences.first?.id ?? 0
  }

  private func insert(
    _ mention: CorpusDocument.Mention, _ sentences: [DocumentFacts.Sentence]
  ) throws -> DocumentFacts.Mention {
    let sentence = sentences[mention.sentence].id
    let entity = entities[mention.entity]
    let name = try interner.name(mention.form, of: entity, in: database)
    try run(
      "INSERT INTO mention (sentence, start, length, name) VALUES (?, ?, ?, ?)",
      [sentence, mention.span.start, mention.span.length, name])
    try run("UPDATE name SET mentions = mentions + 1 WHERE id = ?", [name])
    return DocumentFacts.Mention(
      span: mention.span, sentence: sentence, entity: entity, country: document.entities[mention.entity].country)
  }

  private func insert(
    _ quote: CorpusDocument.Quote, _ sentences: [DocumentFacts.Sentence]
  ) throws -> DocumentFacts.Quote {
    let sentence = sentences[quote.sentence].id
    let speaker = quote.speakerEntity.map { entities[$0] }
    let medium = quote.viaEntity.map { entities[$0] }
    // A figure without a name is found by its words as well.
    for voice in [quote.speakerEntity, quote.viaEntity] {
      guard let voice, document.entities[voice].type.isEmpty else { continue }
      _ = try interner.name(document.entities[voice].key, of: entities[voice], in: database)
    }
    try run(
      """
      INSERT INTO quote (sentence, kind, denied, content, cue_start, cue_end, speaker_start, speaker_end, speaker_name,
      speaker, via_name, via) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        sentence, quote.kind, quote.isDenied, ContentSpans.text(quote.content), quote.cue?.start, quote.cue?.end,
        quote.speaker?.start, quote.speaker?.end, quote.speakerName, speaker, quote.viaName, medium,
      ])
    return DocumentFacts.Quote(
      id: database.lastInsertedRowID, sentence: sentence, content: quote.content, speaker: speaker, medium: medium,
      isDenied: quote.isDenied)
  }

  private func writeFullText(_ facts: DocumentFacts) throws {
    let fullText = CorpusFullText(database)
    for (place, tokens) in facts.ofSentences().enumerated() {
      try fullText.add(
        sentence: facts.sentences[place].id, terms: document.sentences[place].terms, facts: tokens)
    }
    for (place, tokens) in facts.ofQuotes().enumerated() {
      try fullText.add(quote: facts.quotes[place].id, terms: document.quotes[place].terms, facts: tokens)
    }
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
