import AnnotationModel
import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology
import Quotations
import Sections

/// A quotation that the rules find on an annotated page, and whether it is right.
struct QuotationExample {
  let evidence: QuoteEvidence
  let isRight: Bool
}

/// Annotated pages as the quotation layer reads them.
enum QuotationExamples {
  /// The quotations of a page in the native format, offsets in code points.
  private struct Page: Decodable {
    struct Quotation: Decodable {
      struct Part: Decodable {
        let start: Int
        let end: Int
      }
      let content: [Part]
    }
    let text: String
    let quotes: [Quotation]?
  }

  /// The examples of each page of the folders, in order of file name; pages without a list of quotations are left out.
  static func pages(in folders: [String]) throws -> [[QuotationExample]] {
    try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
        .compactMap { file in
          let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
          let page = try JSONDecoder().decode(Page.self, from: data)
          return page.quotes.map { examples(of: page.text, gold: $0.map(\.content)) }
        }
    }
  }

  private static func examples(of text: String, gold: [[Page.Quotation.Part]]) -> [QuotationExample] {
    let source = SourceText(text)
    let map = OffsetMap(source)
    let expected = gold.map { parts in
      parts.map {
        TextSpan(
          start: map.utf8Offset(of: $0.start, in: .utf32), end: map.utf8Offset(of: $0.end, in: .utf32))
      }
    }
    let (found, words) = found(in: source)
    let right = matches(
      expected.map { wordNumbers(in: $0, words) }, found.map { wordNumbers(in: $0.quote.content, words) })
    return found.enumerated().map { QuotationExample(evidence: $1.evidence, isRight: right.contains($0)) }
  }

  /// What the layer finds in a text, article by article, and the starts of all words.
  private static func found(
    in source: SourceText
  ) -> (quotes: [(quote: Quote, evidence: QuoteEvidence)], words: [Int]) {
    let entities = EntityTagger()
    let quotations = QuotationTagger()
    let lines = SectionResolver.lines(of: source)
    let blocks = SectionResolver.resolve(lines, in: source).blocks
    let placed = zip(lines, blocks).map { line, block in
      PlacedLine(
        start: source.line(line.number).start, line: line.line, kind: block.kind, article: block.article)
    }
    var quotes: [(quote: Quote, evidence: QuoteEvidence)] = []
    var articles: [[PlacedLine]] = []
    for line in placed {
      if articles.last?.last?.article == line.article {
        articles[articles.count - 1].append(line)
      } else {
        articles.append([line])
      }
    }
    for article in articles {
      let names = EntityResolver.article(article.map { (line: $0, candidates: entities.analyze($0.line)) }, in: source)
      quotes +=
        QuotationResolver.weigh(
          article.map { (line: $0, candidates: quotations.analyze($0.line)) }, entities: names.mentions,
          index: names.index, in: source
        ).quotes
    }
    let words = placed.flatMap { line in
      (0..<line.line.count).filter { line.line.tokens.kinds[$0] != .punctuation }
        .map { line.start + Int(line.line.tokens.starts[$0]) }
    }
    return (quotes, words)
  }

  /// The numbers of the words that start inside the spans.
  private static func wordNumbers(in spans: [TextSpan], _ words: [Int]) -> Set<Int> {
    var numbers: Set<Int> = []
    for (number, start) in words.enumerated() where spans.contains(where: { $0.start <= start && start < $0.end }) {
      numbers.insert(number)
    }
    return numbers
  }

  /// The numbers of the found quotations that share at least half of their words with one expected, one to one.
  private static func matches(_ expected: [Set<Int>], _ found: [Set<Int>]) -> Set<Int> {
    var pairs: [(share: Double, expected: Int, found: Int)] = []
    for (number, words) in expected.enumerated() {
      for (candidate, others) in found.enumerated() where !words.isDisjoint(with: others) {
        let share = Double(words.intersection(others).count) / Double(words.union(others).count)
        if share >= 0.5 { pairs.append((share, number, candidate)) }
      }
    }
    pairs.sort { ($1.share, $0.expected, $0.found) < ($0.share, $1.expected, $1.found) }
    var usedExpected: Set<Int> = []
    var usedFound: Set<Int> = []
    for pair in pairs where !usedExpected.contains(pair.expected) && !usedFound.contains(pair.found) {
      usedExpected.insert(pair.expected)
      usedFound.insert(pair.found)
    }
    return usedFound
  }
}
