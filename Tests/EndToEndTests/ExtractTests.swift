import Foundation
import Testing

/// `hashiya extract`: the main article of a page.
struct ExtractTests {
  private static let page = """
    الرئيسية
    سياسة
    اقتصاد

    الميناء يستقبل أولى السفن بعد عامين من التوقف

    قالت وزيرة النقل، أمس الاثنين، إن الميناء استأنف العمل بعد توقف دام عامين، مؤكدة أن أولى السفن وصلت صباح الأحد.

    وأضافت أن الأرصفة الجديدة تستوعب عشرين سفينة في اليوم، مشيرة إلى أن كلفة التوسعة بلغت سبعين مليون دولار.

    كلمات دلالية: الميناء، وزارة النقل، السفن

    اقرأ أيضا:
    شركة الموانئ تعلن عن 300 وظيفة جديدة
    جميع الحقوق محفوظة © 2024
    """
  private static let article = """
    الميناء يستقبل أولى السفن بعد عامين من التوقف

    قالت وزيرة النقل، أمس الاثنين، إن الميناء استأنف العمل بعد توقف دام عامين، مؤكدة أن أولى السفن وصلت صباح الأحد.

    وأضافت أن الأرصفة الجديدة تستوعب عشرين سفينة في اليوم، مشيرة إلى أن كلفة التوسعة بلغت سبعين مليون دولار.

    """

  @Test func theArticleAsText() throws {
    let outcome = try Tool.run(["extract"], input: Self.page, in: Folder())
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    #expect(outcome.text == Self.article)
  }

  @Test func theArticleAsMarkdown() throws {
    let outcome = try Tool.run(["extract", "--format", "markdown"], input: Self.page, in: Folder())
    #expect(outcome.text == "# " + Self.article)
  }

  @Test func theArticleAsJSON() throws {
    let outcome = try Tool.run(["extract", "--format", "json"], input: Self.page, in: Folder())
    let article = try #require(JSON.object(Data(outcome.output)))
    #expect(article["text"] as? String == Self.article)
    #expect(article["headline"] as? String == "الميناء يستقبل أولى السفن بعد عامين من التوقف")
    #expect(article["keywords"] as? [String] == ["الميناء", "وزارة النقل", "السفن"])
    #expect(
      (article["parts"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["headline", "paragraph", "paragraph"])
  }

  @Test func severalPagesAndOneThatFails() throws {
    let folder = Folder()
    folder.write("a.txt", Self.page)
    let outcome = try Tool.run(["extract", "a.txt", "absent.txt", "a.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("absent.txt: unreadable:"))
    let one = "==> a.txt <==\n\n" + Self.article + "\n"
    #expect(outcome.text == one + "==> absent.txt <==\n\n\n" + one)
    let records = try Tool.run(["extract", "--format", "json", "a.txt", "absent.txt"], in: folder).records
    #expect(records.map { $0["id"] as? String } == ["a.txt", "absent.txt"])
    #expect((records[1]["error"] as? [String: Any])?["code"] as? String == "unreadable")
  }

  @Test func linesOfJSONKeepTheirOtherFields() throws {
    let text = try #require(
      String(data: JSONSerialization.data(withJSONObject: ["text": Self.page, "url": "u"]), encoding: .utf8))
    let records = try Tool.run(["extract", "--input", "jsonl", "--format", "json"], input: text, in: Folder()).records
    #expect(records.first?["text"] as? String == Self.article)
    #expect((records.first?["meta"] as? [String: Any])?["url"] as? String == "u")
  }

  @Test func aPageWithoutAnArticleGivesNothing() throws {
    let menu = "الرئيسية\nسياسة\nاقتصاد\nرياضة\nاتصل بنا\n"
    let outcome = try Tool.run(["extract"], input: menu, in: Folder())
    #expect(outcome.status == 0)
    #expect(outcome.text.isEmpty)
  }
}
