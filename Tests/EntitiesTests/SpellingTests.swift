import AnnotationModel
import ArabicText
import Entities
import Testing

@Suite("Names spelled in more than one way")
struct SpellingTests {
  /// The page's text after the fix of its first finding.
  private static func mended(_ page: Page) -> String {
    var bytes = Array(page.source.string(page.source.span).utf8)
    let edits = page.diagnostics.first?.fix?.edits ?? []
    for edit in edits.sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.newText.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func theRareSpellingIsReportedAndMended() {
    let page = Page([
      "التقى [كيم جونغ أون](PER) الوفد", "وقال [كيم جونغ أون](PER) إن الباب مفتوح", "وشكر الحضور [كيم جونج أون](PER)",
    ])
    let findings = page.diagnostics
    #expect(findings.map(\.code) == ["inconsistentName"])
    #expect(findings.map { page.source.string($0.span) } == ["كيم جونج أون"])
    #expect(findings.first?.fix?.edits.map(\.newText) == ["جونغ"])
    #expect(Self.mended(page).hasSuffix("وشكر الحضور كيم جونغ أون"))
  }

  @Test func prefixesAndTheArticleStay() {
    let page = Page([
      "زار [بيونغ يانغ](LOC) وفد", "وفي [بيونغ يانغ](LOC) اجتماع", "وعاد من [بيونغ يانغ](LOC)",
      "سفارة ب[بيونج يانج](LOC)",
    ])
    // Two words deviate: one edit for the mention.
    #expect(page.diagnostics.first?.fix?.edits.count == 1)
    #expect(Self.mended(page).hasSuffix("سفارة ببيونغ يانغ"))
    let letters = Page(["جاء [أحمد](PER) ثم [أحمد](PER)", "وسلم على [احمد](PER)"])
    #expect(Self.mended(letters).hasSuffix("وسلم على أحمد"))
  }

  @Test func oneFixMendsEveryMention() {
    let page = Page([
      "قال [لافروف](PER) ذلك", "وأكد [سيرغي لافروف](PER) الخبر", "وزار [سيرغي لافروف](PER) المصنع",
      "وكتب [سيرجي لافروف](PER)", "وصافح [سيرجي لافروف](PER)", "وودع [سيرغي لافروف](PER)",
    ])
    #expect(page.diagnostics.count == 2)
    #expect(page.diagnostics.allSatisfy { $0.fix?.edits.count == 2 })
    #expect(!Self.mended(page).contains("سيرجي"))
  }

  /// Very many deviating mentions do not list each other.
  @Test func aFixStaysSmall() {
    let usual = [String](repeating: "وزار [سيرغي لافروف](PER) المصنع", count: 160)
    let page = Page(usual + [String](repeating: "وكتب [سيرجي لافروف](PER)", count: 150))
    #expect(page.diagnostics.count == 150)
    #expect(page.diagnostics.map { $0.fix?.edits.count ?? 0 } == (0..<150).map { min(100, 150 - $0) })
    #expect(page.diagnostics.allSatisfy { $0.fix?.edits.first?.span.overlaps($0.span) == true })
  }

  @Test(arguments: [
    // One spelling throughout, harakat and short forms aside.
    ["[سيرغي لافروف](PER) هنا", "قال [لافروف](PER)", "[سِيرغي لافروف](PER)"],
    // Case endings are no spellings.
    ["جاء [الحوثيون](NORP)", "ورأيت [الحوثيين](NORP)"],
    // Two people.
    ["[نور العلي](PER)", "[نورا العلي](PER)", "[سامي نجار](PER)"],
    // The article fused with a prefix.
    ["قرار [الأمم المتحدة](ORG)", "كتب ل[لأمم المتحدة](ORG)"],
    // Two names of one country.
    ["في [الولايات المتحدة](LOC)", "إلى [أميركا](LOC)"],
  ])
  func whatIsNoInconsistency(_ lines: [String]) {
    #expect(Page(lines).diagnostics.isEmpty)
  }

  @Test func anotherArticleMaySpellItsOwnWay() {
    let page = Page(["[سيرغي لافروف](PER)", "[سيرجي لافروف](PER)"], articles: [1, 2])
    #expect(page.diagnostics.isEmpty)
  }
}
