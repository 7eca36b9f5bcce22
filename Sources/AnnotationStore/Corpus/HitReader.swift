import AnnotationModel
import ArabicText
import Foundation
import GRDB

/// Reads what there is to show of hits.
struct HitReader {
  /// Bytes of a snippet beyond which it is cut around what was found.
  private static let snippetLength = 480

  private let plan: SearchPlan
  private let database: Database
  private let encoding: PositionEncoding
  /// The text that was read last; hits of one document come together.
  private var last: (document: Int64, source: SourceText)?

  init(_ plan: SearchPlan, _ database: Database, encoding: PositionEncoding) {
    self.plan = plan
    self.database = database
    self.encoding = encoding
  }

  /// The hit of a candidate's row; nil when its document's text is damaged.
  mutating func hit(_ row: Row) throws -> SearchHit? {
    let sentence = row.id(CandidateColumn.sentence)
    guard
      let facts = try Row.fetchOne(
        try database.cachedStatement(
          sql: """
            SELECT s.start, s.end, a.headline_start, a.headline_end, d.name FROM sentence s
            JOIN article a ON s.article = a.id JOIN document d ON a.document = d.id WHERE s.id = ?
            """), arguments: [sentence]), let source = try text(of: row.id(CandidateColumn.document))
    else { return nil }
    let day = row.optionalInt(CandidateColumn.day)
    let document = SearchHit.Document(
      id: facts.text(4), path: row.text(CandidateColumn.path), line: row.optionalInt(CandidateColumn.line),
      date: day.map(HitReader.iso), headline: facts.optionalSpan(2).map(source.string))
    let whole = facts.span(0).within(source.bytes.count)
    var hit = SearchHit(
      document: document, kind: plan.kind, span: whole, line: 0, column: 0, text: "", snippet: "", highlights: [],
      score: -row.number(CandidateColumn.score))
    switch plan.kind {
    case .quote: try addQuote(row.id(CandidateColumn.place), source, to: &hit)
    case .mention: try addMention(row, source, to: &hit)
    case .sentence: break
    }
    place(&hit, in: source, sentence: whole)
    return hit
  }

  private mutating func text(of document: Int64) throws -> SourceText? {
    if let last, last.document == document { return last.source }
    let find = try database.cachedStatement(sql: "SELECT text FROM document WHERE id = ?")
    let packed = try Data.fetchOne(find, arguments: [document])
    guard let bytes = packed.flatMap({ PackedText.unpack([UInt8]($0)) }) else { return nil }
    let source = SourceText(unchecked: bytes)
    last = (document, source)
    return source
  }

  private func addQuote(_ id: Int64, _ source: SourceText, to hit: inout SearchHit) throws {
    let find = try database.cachedStatement(
      sql: """
        SELECT kind, denied, content, speaker_start, speaker_end, speaker_name, via_name, cue_start, cue_end FROM quote
        WHERE id = ?
        """)
    guard let row = try Row.fetchOne(find, arguments: [id]) else { return }
    let length = source.bytes.count
    let content = ContentSpans.spans(row.text(2)).map { $0.within(length) }
    hit.quote = SearchHit.Quotation(
      kind: row.text(0), isDenied: row.int(1) != 0, content: content, speaker: row.optionalSpan(3)?.within(length),
      speakerName: row.text(5), viaName: row.optionalText(6), cue: row.optionalSpan(7)?.within(length))
    hit.span = TextSpan(
      start: content.map(\.start).min() ?? hit.span.start, end: content.map(\.end).max() ?? hit.span.end)
  }

  private func addMention(_ candidate: Row, _ source: SourceText, to hit: inout SearchHit) throws {
    let find = try database.cachedStatement(
      sql: """
        SELECT m.start, m.start + m.length, e.type, e.country, e.id FROM mention m JOIN name n ON m.name = n.id
        JOIN entity e ON n.entity = e.id WHERE m.sentence = ? AND m.start = ? AND m.name = ?
        """)
    let place: [any DatabaseValueConvertible] = [
      candidate.id(CandidateColumn.sentence), candidate.id(CandidateColumn.place), candidate.id(CandidateColumn.name),
    ]
    guard let row = try Row.fetchOne(find, arguments: StatementArguments(place)) else { return }
    hit.span = row.span(0).within(source.bytes.count)
    let fullest = try database.cachedStatement(
      sql: """
        SELECT m.start, m.start + m.length FROM document d
        JOIN mention m ON m.sentence BETWEEN d.first_sentence AND d.first_sentence + d.sentences - 1
        WHERE d.id = ? AND m.name IN (SELECT id FROM name WHERE entity = ?)
        ORDER BY m.length DESC, m.start LIMIT 1
        """)
    let span = try Row.fetchOne(fullest, arguments: [candidate.id(CandidateColumn.document), row.id(4)])?.span(0)
    let country = row.text(3)
    hit.entity = SearchHit.Entity(
      type: row.text(2), name: source.string(span ?? hit.span), country: country.isEmpty ? nil : country)
  }

  // MARK: Places

  /// Fills in what depends on the text, and turns offsets into those of the encoding.
  private func place(_ hit: inout SearchHit, in source: SourceText, sentence: TextSpan) {
    let line = source.lineIndex(at: hit.span.start)
    hit.line = line + 1
    hit.column =
      encoding.units(in: source.bytes[source.lineStarts[line]..<max(hit.span.start, source.lineStarts[line])]) + 1
    hit.text = source.string(hit.span)
    addSnippet(&hit, in: source, sentence: sentence)
    let bytes = source.bytes
    func converted(_ span: TextSpan) -> TextSpan { encoding.span(span, in: bytes) }
    hit.span = converted(hit.span)
    if var quote = hit.quote {
      quote.content = quote.content.map(converted)
      quote.speaker = quote.speaker.map(converted)
      quote.cue = quote.cue.map(converted)
      hit.quote = quote
    }
  }

  private func addSnippet(_ hit: inout SearchHit, in source: SourceText, sentence: TextSpan) {
    var terms = PlacedTerms()
    // To analyse the line is most of the work with a hit.
    if plan.words != nil || sentence.length > HitReader.snippetLength {
      terms.add(lineAt: sentence.start, of: source)
    }
    let found = plan.words.map { words in terms.within(sentence).filter { words.contains($0.term) }.map(\.span) } ?? []
    var marks = found
    if marks.isEmpty, hit.kind != .sentence, sentence.overlaps(hit.span) {
      marks = [TextSpan(start: max(hit.span.start, sentence.start), end: min(hit.span.end, sentence.end))]
    }
    var window = sentence
    if sentence.length > HitReader.snippetLength {
      let first = marks.first?.start ?? sentence.start
      let words = terms.within(sentence)
      window.start = words.last { $0.span.start <= max(sentence.start, first - 120) }?.span.start ?? sentence.start
      let end = min(window.start + HitReader.snippetLength, sentence.end)
      window.end = end == sentence.end ? end : words.last { $0.span.end <= end }?.span.end ?? end
    }
    hit.snippet = source.string(window)
    let bytes = Array(hit.snippet.utf8)
    hit.highlights = marks.filter { window.overlaps($0) }.map {
      let start = max($0.start, window.start) - window.start
      return encoding.span(TextSpan(start: start, end: min($0.end, window.end) - window.start), in: bytes)
    }
  }

  /// "2023-09-05" of 20230905.
  private static func iso(_ day: Int) -> String {
    let digits = String(100_000_000 + day).dropFirst()
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }
}

extension PositionEncoding {
  /// How many code units a stretch of UTF-8 has in the encoding.
  fileprivate func units(in bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8: bytes.count
    case .utf16: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    case .utf32: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }

  /// A UTF-8 span of the text in the encoding.
  fileprivate func span(_ span: TextSpan, in bytes: [UInt8]) -> TextSpan {
    if self == .utf8 { return span }
    let start = min(max(span.start, 0), bytes.count)
    let first = units(in: bytes[..<start])
    return TextSpan(start: first, end: first + units(in: bytes[start..<min(max(span.end, start), bytes.count)]))
  }
}
