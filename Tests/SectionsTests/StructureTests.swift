import AnnotationModel
import ArabicText
import Sections
import Testing

/// Mark-up as evidence: Markdown in a plain text, hints beside it.
@Suite("Structure")
struct StructureTests {
  private static let text = """
    # الميناء يعود إلى العمل بعد عامين

    قالت وزيرة النقل، أمس الاثنين، إن الميناء استأنف العمل بعد توقف دام عامين، مؤكدة أن أولى السفن وصلت صباح الأحد.

    ## الأرصفة الجديدة

    وأضافت أن الأرصفة الجديدة تستوعب عشرين سفينة في اليوم، مشيرة إلى أن كلفة التوسعة بلغت سبعين مليون دولار.

    - رصيف الحاويات
    - رصيف الحبوب
    * رصيف الركاب

    ### ما بقي

    وتنتظر الوزارة وصول أربع رافعات من الخارج، إذ تأخر شحنها شهرين بسبب إضراب عمال الشحن في بلد المنشأ.

    ## مواعيد

    وينتهي العمل في الرصيف الأخير قبل نهاية العام المقبل، على أن تفتح صالة الركاب في الربيع الذي يليه.
    """

  @Test("Markdown headings and lists are headings and lists, with their levels")
  func markdown() {
    let source = SourceText(Self.text)
    let result = SectionResolver.resolve(SectionResolver.lines(of: source), in: source)
    #expect(
      result.blocks.map(\.kind) == [
        .headline, .paragraph, .heading, .paragraph, .listItem, .listItem, .listItem, .heading, .paragraph, .heading,
        .paragraph,
      ])
    #expect(result.blocks.compactMap(\.level) == [1, 2, 3, 2])
    #expect(result.sections.map(\.level) == [1, 2, 3, 2])
    #expect(result.sections.map(\.parent) == [nil, "s1", "s2", "s1"])
  }

  @Test("A hash that leans on its word is a tag, no heading")
  func hashtag() {
    let source = SourceText("#الميناء #السفن #وزارة_النقل")
    #expect(SectionResolver.lines(of: source)[0].features.structure.hints.headingLevel == 0)
  }

  /// Two pages of the same words: what stands in a container of comments is no part of the article.
  @Test("Hints overrule what words alone suggest")
  func hints() {
    let lines = Self.text.split(separator: "\n").map { $0.drop { "#-* ".contains($0) } }
    let source = SourceText(lines.joined(separator: "\n"))
    let article = StructureHints.Container(parent: -1, roles: .article)
    let comments = StructureHints.Container(parent: -1, roles: .comments)
    var hints = lines.map { _ in StructureHints.Line() }
    for index in hints.indices { hints[index].container = index < lines.count - 3 ? 0 : 1 }
    let structure = StructureHints(lines: hints, containers: [article, comments])
    let found = SectionResolver.resolve(
      SectionResolver.lines(of: source, structure: structure), in: source, containers: structure.containers)
    #expect(found.blocks[1].kind == .paragraph)
    #expect(found.blocks.suffix(3).allSatisfy { !$0.kind.isBody })
    let plain = SectionResolver.resolve(SectionResolver.lines(of: source), in: source)
    #expect(plain.blocks.last?.kind == .paragraph)
  }

  @Test("Hints that refer to nothing do no harm")
  func strayHints() {
    let source = SourceText("خبر\nنص الخبر الأول عن المدينة.")
    var line = StructureHints.Line()
    line.container = 7
    line.headingLevel = 200
    line.linkShare = 255
    let containers = [
      StructureHints.Container(parent: 5, roles: .article), StructureHints.Container(parent: 1, roles: []),
    ]
    let structure = StructureHints(lines: [line], containers: containers)
    let found = SectionResolver.resolve(
      SectionResolver.lines(of: source, structure: structure), in: source, containers: containers)
    #expect(found.blocks.count == 2)
  }
}
