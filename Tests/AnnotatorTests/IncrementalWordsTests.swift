import AnnotationModel
import Annotator
import ArabicText
import Testing

@Suite struct IncrementalWordsTests {
  private static let text = SourceText("وصل للأمم المتحدة.\n\nقال: نعم! ثم ذهب 12 مرة")
  private static let document = IncrementalDocument(text, annotator: Annotator())

  private static func word(at offset: Int) -> (String, String)? {
    document.word(at: offset).map { (text.string($0.span), text.string($0.stem)) }
  }

  @Test func aWordIsFoundWithinAndBehindIt() throws {
    let start = "وصل ".utf8.count
    for offset in start...start + "للأمم".utf8.count {
      let word = try #require(Self.word(at: offset))
      #expect(word == ("للأمم", "لأمم"))
    }
    #expect(Self.word(at: 0)?.0 == "وصل")
    #expect(Self.word(at: Self.text.bytes.count)?.0 == "مرة")
  }

  @Test func marksAndBlankLinesAreNoWords() {
    let period = Self.text.line(0).end
    #expect(Self.word(at: period) == nil)
    #expect(Self.word(at: Self.text.line(1).start) == nil)
    #expect(Self.word(at: Self.text.bytes.count + 9) == nil)
  }

  @Test func aSpanIsWidenedToWholeWords() {
    let start = "وصل ".utf8.count
    let name = TextSpan(start: start + 2, end: start + "للأمم المت".utf8.count)
    #expect(Self.text.string(Self.document.wholeWords(name)) == "للأمم المتحدة")
    let space = TextSpan(start: start - 1, end: start)
    #expect(Self.document.wholeWords(space) == space)
  }

  @Test func aSentenceIsFound() {
    let line = Self.text.line(2)
    let sentence = Self.document.sentence(at: line.end)
    #expect(sentence.map { Self.text.string($0) } == "ثم ذهب 12 مرة")
    #expect(Self.document.sentence(at: line.start).map { Self.text.string($0) } == "قال: نعم!")
    #expect(Self.document.sentence(at: Self.text.line(1).start) == nil)
  }
}
