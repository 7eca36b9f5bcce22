import AnnotationModel
import ArabicText
import Interchange
import JSON
import Testing

/// The main article of a page: what is in it, and in which forms it is written.
struct ExtractedArticleTests {
  /// A page whose lines have the given kinds; article 1 unless the kind is followed by a number.
  private struct Page {
    let source: SourceText
    var document = AnnotatedDocument(language: "ar")

    init(_ lines: [(kind: BlockKind, article: Int, text: String)], headline: Int? = nil) {
      source = SourceText(lines.map(\.text).joined(separator: "\n"))
      let blocks = lines.indices.map { index in
        let level = lines[index].kind == .headline ? 1 : lines[index].kind == .heading ? 2 : nil as Int?
        return Block(
          span: source.line(index), kind: lines[index].kind, article: lines[index].article, level: level)
      }
      document.blocks = blocks
      document.articles = Set(lines.map(\.article)).sorted().map { id in
        let own = blocks.filter { $0.article == id }
        return Article(
          id: id, role: id == 1 ? .main : .embedded,
          span: TextSpan(start: own[0].span.start, end: own[own.count - 1].span.end),
          headline: id == 1 ? headline.map { blocks[$0].span } : nil)
      }
    }

    var article: ExtractedArticle { ExtractedArticle(document, of: source) }
  }

  private let page = Page(
    [
      (.headline, 1, "الميناء يعود إلى العمل | صحيفة المرفأ"),
      (.chrome, 1, "الرئيسية"),
      (.deck, 1, "بعد توقف دام عامين"),
      (.headline, 1, "الميناء يعود إلى العمل"),
      (.byline, 1, "كتب: سامر حداد"),
      (.paragraph, 1, "قالت الوزيرة إن الميناء عاد."),
      (.caption, 1, "صورة أرشيفية"),
      (.heading, 1, "## خلفية ##"),
      (.listItem, 1, "• الرصيف الأول"),
      (.listItem, 1, "- الرصيف الثاني"),
      (.paragraph, 1, "1. ليست * قائمة"),
      (.readAlso, 1, "اقرأ أيضا:"),
      (.headline, 2, "خبر آخر"),
      (.paragraph, 2, "نص الخبر الآخر."),
    ], headline: 3)

  @Test func aPageWithoutItsFurniture() {
    #expect(
      ArticleWriter.text(page.article) == """
        الميناء يعود إلى العمل

        بعد توقف دام عامين

        قالت الوزيرة إن الميناء عاد.

        خلفية

        - الرصيف الأول
        - الرصيف الثاني

        1. ليست * قائمة

        """)
  }

  @Test func markdownShowsTheTextAsItIs() {
    #expect(
      ArticleWriter.markdown(page.article) == """
        # الميناء يعود إلى العمل

        بعد توقف دام عامين

        قالت الوزيرة إن الميناء عاد.

        ## خلفية

        - الرصيف الأول
        - الرصيف الثاني

        1\\. ليست \\* قائمة

        """)
  }

  @Test(arguments: [
    ("# وسم", "\\# وسم"), ("> قول", "\\> قول"), ("12) بند", "12\\) بند"), ("2024 عام", "2024 عام"),
    ("قناة_المرفأ [1] <b> &amp;", "قناة\\_المرفأ \\[1\\] \\<b> \\&amp;"), ("- بند", "\\- بند"), ("\\", "\\\\"),
  ])
  func marksAreEscaped(text: String, markdown: String) {
    let page = Page([(.paragraph, 1, text)])
    #expect(ArticleWriter.markdown(page.article) == markdown + "\n")
  }

  @Test func jsonHoldsPartsAndText() {
    var page = page
    page.document.articles?[0].byline = page.document.blocks?[4].span
    page.document.articles?[0].keywords = [page.source.line(1)]
    page.document.articles?[0].referenceTime = "2024-05-01"
    var json = JSONWriter()
    ArticleWriter.write(page.article, id: "p", meta: JSONObject([("url", "u")]), to: &json)
    #expect(
      json.text.hasPrefix(
        """
        {"id":"p","language":"ar","headline":"الميناء يعود إلى العمل","referenceTime":"2024-05-01",\
        "byline":"كتب: سامر حداد","keywords":["الرئيسية"],"meta":{"url":"u"},\
        "parts":[{"kind":"headline","level":1,"text":"الميناء يعود إلى العمل"},{"kind":"deck","text":"بعد توقف دام عامين"},
        """))
    let end = #"{"kind":"heading","level":2,"text":"خلفية"},{"kind":"listItem","text":"الرصيف الأول"}"#
    #expect(json.text.contains(end))
  }

  @Test func aPageWithoutTextHasNoArticle() {
    let page = Page([(.headline, 1, "الأقسام"), (.chrome, 1, "أخبار")], headline: 0)
    #expect(page.article.parts.isEmpty)
    #expect(ArticleWriter.text(page.article).isEmpty)
    #expect(ArticleWriter.markdown(page.article).isEmpty)
  }

  @Test func aDocumentWithoutItsSectionsHasNoArticle() {
    #expect(ExtractedArticle(AnnotatedDocument(language: "ar"), of: SourceText("خبر")).parts.isEmpty)
  }
}
