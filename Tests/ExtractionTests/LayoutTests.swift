import Annotator
import ArabicText
import Foundation
import Interchange
import Testing

/// Pages in the layouts that the web uses, written for the tests with all their furniture: what is extracted, against
/// the article that a reader sees. `compare.py` runs other tools on the same pages.
struct LayoutTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pages")

  private static func article(_ name: String) throws -> (found: String, gold: String) {
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(name).html")))
    let page = try HTMLDocument(try HTMLDecoder().decode(bytes))
    let document = Annotator().annotate(page.text, structure: page.structure)
    let gold = try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
    return (ArticleWriter.text(ExtractedArticle(document, of: page.text)), gold)
  }

  /// F1 of the words, as bags.
  private static func score(_ found: String, _ gold: String) -> Double {
    func bag(_ text: String) -> [Substring: Int] {
      text.split { !($0.isLetter || $0.isNumber) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let (left, right) = (bag(found), bag(gold))
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(max(left.values.reduce(0, +) + right.values.reduce(0, +), 1))
  }

  @Test(
    "The article of a page, to a word-level F1",
    arguments: [
      ("news-site", 0.98), ("aggregator", 0.98), ("blog", 0.98), ("agency", 0.98), ("forum", 0.96), ("live-blog", 0.95),
      ("amp", 0.98), ("old-tables", 0.98), ("magazine", 0.96), ("sports", 0.97), ("opinion", 0.98),
      ("press-release", 0.98), ("interview", 0.95), ("maghreb", 0.98), ("portal", 0.98), ("recipe", 0.98),
      ("elementor", 0.96), ("split-body", 0.98), ("university", 0.98),
    ])
  func layout(_ name: String, threshold: Double) throws {
    let article = try Self.article(name)
    let score = Self.score(article.found, article.gold)
    #expect(score >= threshold, "\(name): \(score)\n\(article.found)")
  }

  @Test(
    "The headline comes first, as the page's title",
    arguments: ["news-site", "aggregator", "opinion", "blog", "portal"])
  func headline(_ name: String) throws {
    let article = try Self.article(name)
    #expect(article.found.prefix { $0 != "\n" } == article.gold.prefix { $0 != "\n" })
  }
}
