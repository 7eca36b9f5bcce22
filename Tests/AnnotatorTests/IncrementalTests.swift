import AnnotationModel
import Annotator
import ArabicText
import Foundation
import Testing

/// Whatever edits a document sees, its annotations are those of the same text opened afresh.
@Suite("Incremental documents")
struct IncrementalTests {
  private static let pieces = [
    "قال الوزير إن العمل يبدأ غدا.", "\n", "\r\n", "\r", "\n\n", "المصدر: وكالات", "ّ", "\u{200F}", "👨‍👩‍👧", "«", "»", "\"",
    " ", "و", "ل",
    "في 12 أيار/ مايو 2023", "الرئيس سامر الحاج", "، مضيفا أن", ".", "اقرأ أيضا:", "ـ", "123", "",
  ]

  @Test(arguments: Array(UInt64(1)...60))
  func equalsFreshOpen(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    func piece() -> String { (0...next(3)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined() }

    let annotator = Annotator()
    let options = AnnotationOptions(layers: [.standard, .sentences], referenceTime: "2023-09-05")
    var document = IncrementalDocument(
      SourceText((0..<12).map { _ in piece() }.joined()), annotator: annotator, options: options)
    for _ in 0..<25 {
      let length = document.text.bytes.count
      let start = next(length + 2) - 1
      document.replace(TextSpan(start: start, end: start + next(12)), with: piece())
      #expect(SourceText.firstInvalidByte(in: document.text.bytes) == nil)
      #expect(document.text == SourceText(document.text.string))
      #expect(document.annotations() == annotator.annotate(document.text, options: options))
    }
  }

  /// Articles that an edit leaves alone are taken over: at other places, with other numbers.
  @Test func pagesOfSeveralArticles() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Pages/port.txt")
    let story = try String(contentsOf: page, encoding: .utf8)
    let annotator = Annotator()
    var document = IncrementalDocument(
      SourceText(String(repeating: story, count: 4)), annotator: annotator,
      options: AnnotationOptions(layers: .standard))
    let pieces = ["س", "\n", "وقال سامر الحاج إن 3 سفن وصلت.", "\n\n\n", "في 3 مايو", "", " "]
    for (number, piece) in (pieces + pieces).enumerated() {
      let start = document.text.bytes.count * (number * 5 % 13) / 13
      document.replace(TextSpan(start: start, end: start + number % 4), with: piece)
      let annotations = document.annotations()
      #expect((annotations.articles?.count ?? 0) > 1)
      #expect(annotations == annotator.annotate(document.text, options: AnnotationOptions(layers: .standard)))
      #expect(document.annotations(layers: .sections).articles == annotations.articles)
    }
  }

  @Test func anEditCostsItsOwnLine() {
    let text = String(repeating: "قال الوزير إن العمل يبدأ غدا.\n", count: 1_000)
    var document = IncrementalDocument(SourceText(text), annotator: Annotator())
    let opened = document.analyzedLineCount
    document.replace(TextSpan(start: 20_000, end: 20_000), with: "س")
    #expect(document.analyzedLineCount == opened + 1)
  }
}
