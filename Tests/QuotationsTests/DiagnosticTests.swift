import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Quotations
import Testing
import ThreadClock

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
    "a closing mark that nothing opens is reported with the mark that opens it",
    arguments: [
      ("قال العمدة: سنبني السوق من جديد».", "قال العمدة: «سنبني السوق من جديد»."),
      ("قال الوزير إن العمل مستمر\" حتى نهاية العام.", "قال الوزير إن \"العمل مستمر\" حتى نهاية العام."),
    ])
  func unopened(_ text: String, _ mended: String) throws {
    let source = SourceText(text)
    let finding = try #require(QuoteCase.resolved(source).diagnostics.first)
    #expect(finding.code == "unopenedQuote")
    let edit = try #require(finding.fix?.edits.first)
    var bytes = Array(text.utf8)
    bytes.insert(contentsOf: edit.newText.utf8, at: edit.span.start)
    #expect(String(decoding: bytes, as: UTF8.self) == mended)
    #expect(QuoteCase.resolved(SourceText(mended)).diagnostics.isEmpty)
  }

  @Test("a mark without a quotation near it has no fix")
  func unopenedAlone() throws {
    let finding = try #require(QuoteCase.resolved(SourceText("وصل القطار متأخرا\" إلى المدينة.")).diagnostics.first)
    #expect(finding.code == "unopenedQuote" && finding.fix == nil)
  }

  @Test(
    "speech over several paragraphs is in order",
    arguments: [
      "قال القائد: \"بدأنا فجرا.\n\"ثم عبرنا الجسر ظهرا.\n\"وانتهت المهمة مساء\".",
      "قال القائد: «بدأنا فجرا.\nثم عبرنا الجسر ظهرا».",
    ])
  func paragraphs(_ text: String) {
    #expect(QuoteCase.resolved(SourceText(text)).diagnostics.isEmpty)
  }

  @Test("a quotation left open before another paragraph is reported")
  func leftOpen() {
    let text = "قال القائد: «بدأنا فجرا.\nوعاد السكان إلى بيوتهم."
    #expect(QuoteCase.resolved(SourceText(text)).diagnostics.map(\.code) == ["unclosedQuote"])
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
    #expect(ThreadClock.seconds { _ = QuoteCase.resolved(SourceText(text)) } < 5)
  }

  @Test(
    "time grows with the text, not faster",
    arguments: [
      "قال الوزير إن العمل مستمر في المدينة وأكد المدير أن السوق مفتوح ", "\"كلمة\" ", "«نص ", "وقال: \"نعم\" ",
      "، مضيفا أن العمل مستمر، بحسب المدير، ", "كلمة أخرى بلا نقطة ",
    ])
  func linear(_ piece: String) {
    func seconds(_ count: Int) -> Double {
      let source = SourceText(String(repeating: piece, count: count))
      let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
      return (0..<3).map { _ in ThreadClock.seconds { _ = QuotationTagger().analyze(line) } }.min() ?? 0
    }
    let count = 40_000 / piece.utf8.count
    // Eight times the text may take eight times as long; twice that leaves room for a busy machine.
    #expect(seconds(count * 8) < max(seconds(count), 0.002) * 16 + 0.1)
  }

  @Test(
    "a megabyte without a sentence end, ten thousand marks, a thousand nested quotations",
    arguments: [
      String(repeating: "قال الوزير إن العمل مستمر وأكد المدير ذلك ", count: 13_000),
      String(repeating: "قال: \" كلمة ", count: 10_000),
      String(repeating: "«قال ", count: 1_000) + String(repeating: "»", count: 1_000),
      String(repeating: "«“\"", count: 400) + "نص" + String(repeating: "\"”»", count: 400),
    ])
  func large(_ text: String) {
    #expect(ThreadClock.seconds { _ = QuoteCase.resolved(SourceText(text)) } < 60)
  }

  @Test("marks at the end of a line are read as what they are")
  func lineEnd() {
    for text in ["«لم أر شيئا»، قال الشاهد،", "«لم أر شيئا»، قال الشاهد:", "قال الشاهد «", "»", "«", "\"،"] {
      for quote in QuoteCase.resolved(SourceText(text)).quotes { #expect(!quote.content.isEmpty) }
    }
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
