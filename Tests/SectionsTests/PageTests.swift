import AnnotationModel
import ArabicText
import Sections
import Testing

/// Whole pages taken apart, line by line. The pages were written for the tests and are no training material.
@Suite("Pages")
struct PageTests {
  static func blocks(of text: String) -> SectionResolver.Result {
    let source = SourceText(text)
    return SectionResolver.resolve(SectionResolver.lines(of: source), in: source)
  }

  @Test(
    "Each line of a page gets its kind and its article",
    arguments: [
      // A feed: headline, paragraphs, headings; the agency stands in the first paragraph.
      ("plain-feed", 0),
      // An aggregator: headings between blank lines, tags, "إقرأ أيضاً" and a second article with a list.
      ("aggregator", 0),
      // The whole text in one line.
      ("one-line", 0),
      // Questions and answers: short questions are text, no headings.
      ("interview", 0),
      // A page with its menus, twice, and its lists of links: half of the lines are furniture.
      ("menus", 0),
      // Numbered headings, and a list with bullets.
      ("list-article", 0),
      // A column with the author's addresses below it.
      ("column", 0),
      // Wire copy: the end mark is furniture.
      ("wire", 0),
      // Two articles, three years apart.
      ("two-articles", 0),
      // Readers' comments, tags without a label, dates under link titles.
      ("local-portal", 0),
      // The headline stands nowhere else on the page, between a menu and a teaser: hard.
      ("portal", 3),
      // Hours above the paragraphs; the teaser reads like a call to subscribe.
      ("live", 1),
      // Tweets within the text; a tweet's signature looks like the text's own line of names, its picture like a caption.
      ("tweets", 2),
      // A teaser longer than many paragraphs, an agency in the byline, the caption and the dateline.
      ("long-deck", 0),
      // What sites hang onto a text: a link to itself (hard), tags without a colon, an SMS service, tags beside buttons.
      ("tails", 1),
      // French and English furniture around Arabic text.
      ("foreign-furniture", 1),
      // Furniture in words that no list knows: kinds of furniture get mixed up, the text does not.
      ("other-wordings", 4),
    ])
  func page(_ name: String, tolerated: Int) throws {
    let page = try SamplePage(name)
    let found = Self.blocks(of: page.text).blocks
    #expect(found.count == page.lines.count)
    let source = SourceText(page.text)
    let read = found.map { SamplePage.Line(kind: $0.kind, article: $0.article, text: source.string($0.span)) }
    let misses = zip(page.lines, read).filter { $0 != $1 }.map { "\($0) ← \($1.kind.rawValue) \($1.article)" }
    #expect(misses.count <= tolerated, "\(misses.joined(separator: "\n"))")
  }

  @Test(
    "Whatever the furniture says, it is no text, and the text is text",
    arguments: ["tweets", "long-deck", "tails", "foreign-furniture", "other-wordings", "menus", "two-articles"])
  func text(_ name: String) throws {
    let page = try SamplePage(name)
    let found = Self.blocks(of: page.text).blocks
    let misses = zip(page.lines, found).filter { $0.kind.isBody != $1.kind.isBody }.map(\.0.description)
    // A tweet's signature is the one line of them all that looks like either.
    #expect(misses.count <= (name == "tweets" ? 1 : 0), "\(misses.joined(separator: "\n"))")
  }

  @Test("Blank lines are layout: most lines keep their kind without them")
  func layout() throws {
    let page = try SamplePage("two-articles")
    let dense = page.lines.map(\.text).joined(separator: "\n")
    let found = Self.blocks(of: dense).blocks
    let right = zip(page.lines, found).count { $0.kind == $1.kind && $0.article == $1.article }
    #expect(right >= page.lines.count - 2)
  }

  @Test("The same page gives the same result")
  func deterministic() throws {
    let page = try SamplePage("menus")
    let first = Self.blocks(of: page.text)
    let second = Self.blocks(of: page.text)
    #expect(first.blocks == second.blocks)
    #expect(first.articles == second.articles)
    #expect(first.sections == second.sections)
  }

  @Test("A text without a line has no block", arguments: ["", "\n\n\n", " \u{200F}\n\t"])
  func empty(_ text: String) {
    let result = Self.blocks(of: text)
    #expect(result.blocks.isEmpty && result.articles.isEmpty && result.sections.isEmpty)
  }

  @Test("Every line of any text is one block, in order")
  func anyText() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ابتثوكلال  \n\n.:؟-•|#@(«»)0123٣٤ax…\u{200F}\u{0301}😀")
    for _ in 0..<200 {
      let text = String(
        (0..<Int.random(in: 0...300, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        })
      let source = SourceText(text)
      let lines = SectionResolver.lines(of: source)
      let result = SectionResolver.resolve(lines, in: source)
      #expect(result.blocks.map(\.span) == lines.map(\.span), "\(text.debugDescription)")
      #expect(Set(result.blocks.map(\.article)) == Set(result.articles.map(\.id)), "\(text.debugDescription)")
    }
  }
}
