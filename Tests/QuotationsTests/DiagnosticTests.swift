import AnnotationModel
import ArabicText
import Quotations
import Testing

/// Findings about quotation marks and speakers, and bounds on hostile input.
struct DiagnosticTests {
  @Test("an unclosed mark is reported with the mark that closes it")
  func unclosed() throws {
    let source = SourceText("قال العمدة: «سنبني السوق من جديد.")
    let finding = try #require(QuoteCase.resolved(source).diagnostics.first)
    #expect(finding.code == "unclosedQuote")
    #expect(source.string(finding.span) == "«")
    #expect(finding.fix?.edits.first?.newText == "»")
    #expect(finding.fix?.edits.first?.span.start == source.bytes.count)
  }

  @Test(
    "speech that nobody is credited with",
    arguments: [
      ("ساد الصمت في القاعة. «لن نترك أرضنا مهما طالت الحرب فهي كل ما نملك». ثم خرجوا.", true),
      // Credited before, after, or by the line before.
      ("قال الشيخ: «لن نترك أرضنا مهما طالت الحرب فهي كل ما نملك».", false),
      ("«لن نترك أرضنا مهما طالت الحرب فهي كل ما نملك»، قال الشيخ.", false),
      ("قال الشيخ: «الأرض لنا».\n«لن نترك أرضنا مهما طالت الحرب فهي كل ما نملك».", false),
      // Too short to be clear, a title, words that the sentence works in.
      ("ساد الصمت في القاعة. «لن نترك أرضنا». ثم خرجوا.", false),
      ("قرأ الطلاب رواية «الرجل الذي عاد من البحر ولم يجد أحدا في بيته» كلها.", false),
    ])
  func uncredited(_ text: String, _ isFound: Bool) {
    let findings = QuoteCase.resolved(SourceText(text)).diagnostics.filter { $0.code == "uncreditedQuote" }
    #expect(findings.map(\.severity) == (isFound ? [.information] : []))
  }

  @Test(
    "a quotation attributed two ways",
    arguments: [
      ("قال المدرب كريم العلي إن الفريق جاهز، وفقا لرئيس النادي سامر الحاج.", true),
      ("قال المدرب كريم العلي إن الفريق جاهز، وفقا للمدرب.", false),
      ("قال المدرب كريم العلي إن الفريق جاهز، وفقا لوكالة المدى.", false),
      ("قال المدرب كريم العلي إن الفريق جاهز، على حد قوله.", false),
    ])
  func attributedTwice(_ text: String, _ isFound: Bool) {
    let findings = QuoteCase.resolved(SourceText(text)).diagnostics.filter { $0.code == "doubleAttribution" }
    #expect(findings.count == (isFound ? 1 : 0))
  }

  @Test("balanced marks give no finding")
  func balanced() {
    let source = SourceText("قال العمدة: «سنبني السوق». وأضاف: \"العمل بدأ\".")
    #expect(QuoteCase.resolved(source).diagnostics.isEmpty)
  }

  @Test(
    "input without structure ends in time",
    arguments: [
      String(repeating: "\" ", count: 5_000), String(repeating: "«", count: 1_000),
      String(repeating: "قال ", count: 1_000), String(repeating: "وقال الوزير إن ", count: 1_000),
      String(repeating: "، وفق ما ", count: 1_000), String(repeating: "كلمة طويلة بلا نقطة ", count: 2_000),
    ])
  func hostile(_ text: String) {
    let elapsed = ContinuousClock().measure { _ = QuoteCase.resolved(SourceText(text)) }
    #expect(elapsed < .seconds(5))
  }

  @Test("every span is inside the text and not empty")
  func spans() {
    for text in ["قال: \"", "\"", "إن", "وفق", "قال إن \"", "على حد قول", "نقلت عن", "قال الوزير:", "س:", "- "] {
      let source = SourceText(text)
      for quote in QuoteCase.resolved(source).quotes {
        for span in quote.content { #expect(!span.isEmpty && span.end <= source.bytes.count) }
      }
    }
  }
}
