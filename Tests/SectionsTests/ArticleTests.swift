import AnnotationModel
import ArabicText
import Testing

@testable import Sections

/// Articles, their parts and their outline.
@Suite("Articles and outline")
struct ArticleTests {
  @Test("Headline, source and byline of each article")
  func parts() throws {
    let page = try SamplePage("two-articles")
    let source = SourceText(page.text)
    let articles = PageTests.blocks(of: page.text).articles
    func text(_ span: TextSpan?) -> String? { span.map { source.string($0) } }
    #expect(articles.map(\.id) == [1, 2])
    #expect(articles.map(\.role) == [.main, .embedded])
    #expect(text(articles[0].headline) == "الاتحاد يخطف لقب السلة في الثواني الأخيرة")
    #expect(text(articles[0].source) == "وكالات")
    #expect(articles[0].byline == nil)
    #expect(text(articles[1].headline) == "الشباب يتعاقد مع مدرب جديد لفريق السلة")
    #expect(text(articles[1].byline) == "أمين فرحات")
    #expect(articles[0].span.end <= articles[1].span.start)
  }

  @Test("The headline is the title next to the text, not that of the browser's window")
  func headline() throws {
    let page = try SamplePage("menus")
    let source = SourceText(page.text)
    let articles = PageTests.blocks(of: page.text).articles
    #expect(articles.count == 1)
    #expect(articles[0].headline.map { source.string($0) } == "ارتفاع أسعار الخبز يثير غضب سكان الأحياء الشعبية")
  }

  @Test("Without a line of its own, the source is the agency in parentheses")
  func inlineSource() throws {
    let page = try SamplePage("plain-feed")
    let source = SourceText(page.text)
    let articles = PageTests.blocks(of: page.text).articles
    #expect(articles.first?.source.map { source.string($0) } == "رويترز")
  }

  /// Made-up kinds over lines of the given numbers of words.
  static func numbers(_ kinds: [(BlockKind, Int)]) -> (articles: [Int], kinds: [BlockKind]) {
    let text = kinds.map { Array(repeating: "كلمة", count: $0.1).joined(separator: " ") }.joined(separator: "\n")
    let lines = SectionResolver.lines(of: SourceText(text))
    let assembler = ArticleAssembler(lines: lines, kinds: kinds.map(\.0))
    return (assembler.numbers, assembler.kinds)
  }

  @Test("A headline after text opens an article when text of its own follows")
  func opens() {
    let page = Self.numbers([
      (.headline, 6), (.paragraph, 30), (.chrome, 1), (.readAlso, 2), (.headline, 7), (.dateline, 3), (.paragraph, 30),
      (.relatedItem, 8),
    ])
    #expect(page.articles == [1, 1, 1, 1, 2, 2, 2, 2])
  }

  @Test("A title given twice, before any text, opens one article")
  func twice() {
    let page = Self.numbers([(.headline, 6), (.chrome, 1), (.headline, 6), (.dateline, 3), (.paragraph, 30)])
    #expect(page.articles == [1, 1, 1, 1, 1])
  }

  @Test("A link title taken for a headline opens none, and is none")
  func linkTitle() {
    let page = Self.numbers([(.headline, 6), (.paragraph, 30), (.readAlso, 2), (.headline, 7), (.chrome, 2)])
    #expect(page.articles == [1, 1, 1, 1, 1])
    #expect(page.kinds[3] == .relatedItem)
  }

  @Test("A teaser above its headline belongs to it")
  func teaserAbove() {
    let page = Self.numbers([
      (.headline, 6), (.paragraph, 30), (.readAlso, 2), (.deck, 9), (.headline, 7), (.paragraph, 40),
    ])
    #expect(page.articles == [1, 1, 1, 2, 2, 2])
  }

  @Test("Headings open sections inside their article's section")
  func outline() throws {
    let page = try SamplePage("aggregator")
    let source = SourceText(page.text)
    let result = PageTests.blocks(of: page.text)
    let rows = result.sections.map { section in
      "\(section.article) \(section.level) \(section.parent ?? "-") \(section.title.map { source.string($0) } ?? "-")"
    }
    #expect(
      rows == [
        "1 1 - -", "1 2 s1 خسائر المزارعين", "1 2 s1 تحذيرات صحية",
        "2 1 - مهرجان الزيتون ينطلق الخميس.. تعرف على برنامج دورته العاشرة", "2 2 s4 برنامج اليوم الأول",
      ])
    // A section ends where the next one of its level begins, or where the text ends: before source and tags.
    #expect(result.sections[1].span.end <= result.sections[2].span.start)
    #expect(source.string(result.sections[2].span).hasSuffix("وفق بيان للوزارة."))
    #expect(result.blocks.filter { $0.kind == .heading }.allSatisfy { $0.level == 2 })
    #expect(result.blocks.filter { $0.kind == .headline }.allSatisfy { $0.level == 1 })
  }
}
