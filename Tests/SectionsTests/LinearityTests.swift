import AnnotationModel
import ArabicText
import Sections
import Testing
import ThreadClock

/// Time and memory grow with the text, whatever its shape.
@Suite("Linearity", .serialized)
struct LinearityTests {
  static func time(_ lines: [SectionResolver.Line], _ source: SourceText) -> Double {
    ThreadClock.seconds { _ = SectionResolver.resolve(lines, in: source) }
  }

  @Test("A million empty lines are no lines")
  func emptyLines() {
    let source = SourceText(String(repeating: "\n", count: 1_000_000))
    #expect(SectionResolver.lines(of: source).isEmpty)
  }

  @Test("Only a window of a long line is looked at")
  func longLine() throws {
    let sentence = "قال الوزير إن الحكومة ستعلن القرار غدا في العاصمة. "
    let source = SourceText(String(repeating: sentence, count: 8_000))
    let lines = SectionResolver.lines(of: source)
    let line = try #require(lines.first)
    #expect(ThreadClock.seconds { _ = SectionTagger().analyze(line.line) } < 0.05)
    #expect(SectionResolver.resolve(lines, in: source).blocks.map(\.kind) == [.paragraph])
  }

  @Test("Eight times the lines take no more than about eight times as long")
  func manyLines() {
    func page(_ count: Int) -> SourceText {
      SourceText((0..<count).map { $0 % 3 == 0 ? "الرئيسية" : "خبر رقم \($0) عن المدينة" }.joined(separator: "\n"))
    }
    let small = page(1_000)
    let large = page(8_000)
    let smallLines = SectionResolver.lines(of: small)
    let largeLines = SectionResolver.lines(of: large)
    _ = Self.time(smallLines, small)
    let one = (0..<3).map { _ in Self.time(smallLines, small) }.min() ?? 0
    let eight = (0..<3).map { _ in Self.time(largeLines, large) }.min() ?? 0
    #expect(eight < one * 40)
  }
}
