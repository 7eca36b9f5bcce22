import AnnotationModel
import ArabicText
import Interchange
import JSON
import Testing

/// What each format looks like. Independent libraries read all of them in `Tests/ClientTests/formats`.
struct FormatWriterTests {
  private static let model = ModelIdentity(version: "1", entities: "1")

  private func output(_ format: String) throws -> String {
    let writer = try #require(InterchangeFormats.writer(format, model: FormatWriterTests.model))
    let parts = writer.write(SamplePage.page)
    if case .files(let suffix) = writer.format.layout {
      let main = parts.first { $0.place == .document(suffix: suffix) }
      return String(decoding: main?.bytes ?? [], as: UTF8.self)
    }
    return String(decoding: parts.flatMap(\.bytes), as: UTF8.self)
  }

  @Test(arguments: InterchangeFormats.writable)
  func everyFormatSaysWhatItCannotHold(format: String) throws {
    let description = try #require(InterchangeFormats.writer(format, model: FormatWriterTests.model)).format
    #expect(description.name == format)
    #expect(!(description.losses ?? "").isEmpty)
  }

  @Test func conllDividesWordsAtNames() throws {
    let text = try output("conll")
    #expect(text.hasPrefix("-DOCSTART- -X- -X- O\n\n"))
    #expect(text.contains("ل -X- -X- O\nموسكو -X- -X- B-LOC\n"))
    #expect(text.contains("خالد -X- -X- B-PER\nفهد -X- -X- I-PER\n"))
  }

  @Test func conlluHasCliticsAsWords() throws {
    let text = try output("conllu")
    #expect(text.contains("\tلموسكو\t_\t_\t_\t_\t_\t_\t_\tTokenRange=25:31\n"))
    #expect(text.contains("\tموسكو\t_\t_\t_\t_\t_\t_\t_\tTokenRange=26:31|NER=B-LOC|"))
    #expect(text.contains("SpacesAfter=\\r\\n"))
  }

  @Test func bratFragmentsAreDiscontinuous() throws {
    let text = try output("brat")
    #expect(text.contains("\tQUOTE ") && text.contains(";"))
    #expect(text.contains("E1\tQUOTE:T"))
    #expect(text.contains(" Cue:T") && text.contains(" Speaker:T") && text.contains(" Via:T"))
  }

  @Test func markUpIsEscaped() throws {
    for format in ["tei", "timeml", "xmi"] {
      let text = try output(format)
      #expect(text.contains("&lt;الآن&gt; &amp;"), "\(format)")
    }
    #expect(try output("timeml").contains("رسمية&#13;\n"))
  }

  @Test func offsetsOfUIMACountUTF16() throws {
    let page = SamplePage.page
    let units = page.source.string.utf16.count
    #expect(try output("xmi").contains("end=\"\(units)\""))
    #expect(try output("casjson").contains("\"end\": \(units)"))
  }

  @Test func tablesAreApart() throws {
    let writer = try #require(InterchangeFormats.writer("tsv", model: FormatWriterTests.model))
    let places = writer.write(SamplePage.page).map(\.place)
    #expect(places.contains(.shared(name: "times.tsv")) && places.contains(.shared(name: "quotes.tsv")))
    #expect(!places.contains(.shared(name: "sentences.tsv")))
  }

  /// A time that crosses a quote's end stays one TIMEX3 in two well-formed parts.
  @Test func elementsThatCrossAreDivided() {
    let steps = NestedSpans.steps(
      [TextSpan(start: 0, end: 6), TextSpan(start: 4, end: 9), TextSpan(start: 4, end: 5)],
      in: TextSpan(start: 0, end: 10))
    #expect(
      steps == [
        .open(0, isContinuation: false), .text(TextSpan(start: 0, end: 4)), .open(1, isContinuation: false),
        .open(2, isContinuation: false), .text(TextSpan(start: 4, end: 5)), .close(2),
        .text(TextSpan(start: 5, end: 6)),
        .close(1), .close(0), .open(1, isContinuation: true), .text(TextSpan(start: 6, end: 9)), .close(1),
        .text(TextSpan(start: 9, end: 10)),
      ])
  }

  /// Whatever the spans, elements nest and the text is whole.
  @Test func anySpansNest() {
    var generator = SplitMix(seed: 3)
    for _ in 0..<2_000 {
      let spans = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        TextSpan(start: Int.random(in: 0...12, using: &generator), end: Int.random(in: 0...14, using: &generator))
      }
      var open: [Int] = []
      var position = 2
      var covered = [Int: Int]()
      for step in NestedSpans.steps(spans, in: TextSpan(start: 2, end: 12)) {
        switch step {
        case .open(let index, let isContinuation):
          #expect(isContinuation == (spans[index].start < position))
          open.append(index)
        case .close(let index): #expect(open.popLast() == index)
        case .text(let span):
          #expect(span.start == position && !span.isEmpty)
          position = span.end
          for index in open { covered[index, default: 0] += span.length }
        }
      }
      #expect(open.isEmpty && position == 12)
      for (index, span) in spans.enumerated() {
        #expect(covered[index, default: 0] == max(0, min(span.end, 12) - max(span.start, 2)))
      }
    }
  }
}
