import AnnotationModel
import ArabicText
import Rendering
import Testing

/// The terminal view: readable, joined, and harmless.
struct TerminalViewTests {
  private let text = "زيارة\nوصل لموسكو أمس"
  private let source: SourceText
  private var document = AnnotatedDocument(language: "ar", referenceTime: "2024-05-02")

  init() {
    source = SourceText(text)
    document.blocks = [
      Block(span: span(0, 5), kind: .headline, article: 1), Block(span: span(6, 20), kind: .paragraph, article: 1),
    ]
    document.entities = [
      EntityMention(
        id: "e1", span: span(11, 16), type: .location, name: "موسكو", entity: "n1", article: 1, confidence: 1)
    ]
    document.entityIndex = [IndexedEntity(id: "n1", type: .location, name: "موسكو", mentions: ["e1"])]
    document.times = [TimeExpression(id: "t1", span: span(17, 20), type: .date, value: "2024-05-01", rule: "r")]
    document.quotes = [
      Quote(
        id: "q1", kind: .indirect, content: [span(6, 9)], speakerName: "الوزير", viaName: "رويترز", polarity: .deny,
        resolvedBy: .explicit, rule: "r")
    ]
    document.diagnostics = [
      Diagnostic(span: span(6, 9), code: "unclosedQuote", severity: .warning, message: "no closing mark")
    ]
  }

  /// A span of letters, each of two bytes but for blank and line break.
  private func span(_ start: Int, _ end: Int) -> TextSpan {
    let scalars = Array(text.unicodeScalars)
    func offset(_ index: Int) -> Int { scalars[..<index].reduce(0) { $0 + UTF8.width($1) } }
    return TextSpan(start: offset(start), end: offset(end))
  }

  @Test func withoutColoursLabelsFollowTheMarks() {
    let fsi = "\u{2068}"
    let lri = "\u{2066}"
    let rli = "\u{2067}"
    let pdi = "\u{2069}"
    #expect(
      TerminalView(isColored: false).render(document, of: source, id: "page") == """
        ━━ \(fsi)page\(pdi) · ar · 2024-05-02
        headline   │ \(rli)زيارة\(pdi)
        paragraph  │ \(rli)وصل لموسكو\(lri)⟨LOC⟩\(pdi) أمس\(lri)⟨2024-05-01⟩\(pdi)\(pdi)
        quotes
          \(fsi)الوزير\(pdi) ← \(fsi)رويترز\(pdi) denies (indirect)
              \(rli)وصل\(pdi)
        names
          LOC  \(fsi)موسكو\(pdi) ×1
        findings
          line 2 warning unclosedQuote: \(fsi)no closing mark\(pdi)

        """
    )
  }

  @Test func coloursDoNotBreakWords() {
    let view = TerminalView(isColored: true).render(document, of: source, id: "page")
    #expect(view.contains("ل\u{1B}[36mموسكو\u{1B}[0m"))
  }

  @Test func nothingInADocumentSteersTheTerminal() {
    let hostile = SourceText("قال\u{1B}]0;x\u{7} \u{202E}وزير\u{9B}31m\u{2066}\tأمس\r")
    let view = TerminalView(isColored: false).render(AnnotatedDocument(language: "ar"), of: hostile, id: "a\u{1B}\n")
    #expect(!view.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
    #expect(view.unicodeScalars.filter { $0 == "\u{2066}" || $0 == "\u{202E}" }.isEmpty)
    #expect(view.split(separator: "\n").count == 2)
  }

  @Test func aFailureIsOneLine() {
    let view = TerminalView(isColored: false).render(
      failureOf: "a", code: "empty", message: "the file is empty", line: 3)
    #expect(view == "━━ \u{2068}a\u{2069} ✗ empty (line 3): the file is empty\n")
  }

  @Test func longLinesBreakBetweenWordsOnly() {
    let words = (1...60).map { "كلمة\($0)" }
    let long = SourceText(words.joined(separator: " "))
    let view = TerminalView(isColored: false, width: 80).render(AnnotatedDocument(language: "ar"), of: long, id: "a")
    let lines = view.split(separator: "\n").dropFirst()
    #expect(lines.count > 4)
    var found: [Substring] = []
    for line in lines {
      let content = line.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }
      #expect(content.count <= 80)
      found += Substring(content).split(separator: "│").last?.split(separator: " ") ?? []
    }
    #expect(found == words.map { Substring($0) })
  }

  @Test func aParagraphReadsOneWayOnAllItsLines() {
    let text = "أعلنت الشركة " + String(repeating: "Alpha Beta Gamma ", count: 20)
    let view = TerminalView(isColored: false, width: 80).render(
      AnnotatedDocument(language: "ar"), of: SourceText(text), id: "a")
    let lines = view.split(separator: "\n").dropFirst()
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.unicodeScalars.contains("\u{2067}") })
  }
}
