import AnnotationModel
import ArabicText
import Foundation
import GRDB

/// The rows of documents in the full-text tables.
struct CorpusFullText {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func add(sentence: Int64, terms: String, facts: String) throws {
    try run("INSERT INTO sentence_text (rowid, terms, facts) VALUES (?, ?, ?)", [sentence, terms, facts])
  }

  func add(quote: Int64, terms: String, facts: String) throws {
    try run("INSERT INTO quote_text (rowid, terms, facts) VALUES (?, ?, ?)", [quote, terms, facts])
  }

  /// Takes out the rows of a document that is still there. A table without content has to be told what was put in.
  ///
  /// A document whose text is damaged leaves its rows behind, which then belong to no sentence.
  func remove(document: Int64) throws {
    let text = try Data.fetchOne(database, sql: "SELECT text FROM document WHERE id = ?", arguments: [document])
    guard let bytes = text.flatMap({ PackedText.unpack([UInt8]($0)) }) else { return }
    let source = SourceText(unchecked: bytes)
    let facts = try facts(of: document)
    var terms = PlacedTerms()
    for sentence in facts.sentences { terms.add(lineAt: sentence.span.start, of: source) }
    for (sentence, tokens) in zip(facts.sentences, facts.ofSentences()) {
      try run(
        "INSERT INTO sentence_text (sentence_text, rowid, terms, facts) VALUES ('delete', ?, ?, ?)",
        [sentence.id, terms.joined([sentence.span]), tokens])
    }
    for (quote, tokens) in zip(facts.quotes, facts.ofQuotes()) {
      try run(
        "INSERT INTO quote_text (quote_text, rowid, terms, facts) VALUES ('delete', ?, ?, ?)",
        [quote.id, terms.joined(quote.content), tokens])
    }
  }

  private func facts(of document: Int64) throws -> DocumentFacts {
    var facts = DocumentFacts()
    let sentences = "document d JOIN sentence s ON s.id BETWEEN d.first_sentence AND d.first_sentence + d.sentences - 1"
    facts.sentences = try rows(
      "SELECT s.id, s.start, s.end, a.day FROM \(sentences) JOIN article a ON s.article = a.id", of: document,
      order: "s.id"
    ).map {
      DocumentFacts.Sentence(
        id: $0.id(0), span: $0.span(1), day: $0.optionalInt(3).map(CorpusDay.init(number:)))
    }
    facts.mentions = try rows(
      """
      SELECT m.start, m.start + m.length, m.sentence, e.id, e.country FROM \(sentences) JOIN mention m ON m.sentence = s.id
      JOIN name n ON m.name = n.id JOIN entity e ON n.entity = e.id
      """, of: document, order: "m.sentence, m.start"
    ).map {
      DocumentFacts.Mention(
        span: $0.span(0), sentence: $0.id(2), entity: $0.id(3), country: $0.text(4))
    }
    facts.times = try rows(
      "SELECT t.sentence, t.begin, t.finish FROM \(sentences) JOIN time t ON t.sentence = s.id", of: document,
      order: "t.sentence, t.start"
    ).map {
      let first = CorpusDay(number: $0.int(1))
      return DocumentFacts.Time(sentence: $0.id(0), days: first...max(first, CorpusDay(number: $0.int(2))))
    }
    facts.quotes = try rows(
      """
      SELECT q.id, q.sentence, q.content, q.speaker, q.via, q.denied FROM \(sentences) JOIN quote q ON q.sentence = s.id
      """, of: document, order: "q.id"
    ).map {
      DocumentFacts.Quote(
        id: $0.id(0), sentence: $0.id(1), content: ContentSpans.spans($0.text(2)), speaker: $0.optionalID(3),
        medium: $0.optionalID(4), isDenied: $0.int(5) != 0)
    }
    return facts
  }

  private func rows(_ sql: String, of document: Int64, order: String) throws -> [Row] {
    try Row.fetchAll(
      try database.cachedStatement(sql: "\(sql) WHERE d.id = ? ORDER BY \(order)"), arguments: [document])
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

/// The spans of a quote's content as the file keeps them: "12-40,55-60".
enum ContentSpans {
  static func text(_ spans: [TextSpan]) -> String {
    spans.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
  }

  /// Nothing for what is no such text.
  static func spans(_ text: String) -> [TextSpan] {
    text.split(separator: ",").compactMap { piece in
      let ends = piece.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? TextSpan(start: ends[0], end: ends[1]).within(1 << 40) : nil
    }
  }
}
