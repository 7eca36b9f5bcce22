import AnnotationModel
@testable import LanguageServer
import Testing

@Suite struct SpanTableTests {
  /// Spans that nest and overlap, some of them twice.
  private static let spans: [TextSpan] = (0..<60).map { number in
    let start = number * 37 % 101
    return TextSpan(start: start, end: start + number * 13 % 29)
  }

  @Test func findsWhatALookAtEverySpanFinds() {
    let table = SpanTable(Self.spans)
    for start in 0..<130 {
      for length in [1, 2, 9, 40] {
        let stretch = TextSpan(start: start, end: start + length)
        let expected = Self.spans.indices.filter { Self.spans[$0].overlaps(stretch) }
        #expect(Set(table.items(in: stretch)) == Set(expected))
        #expect(
          table.count(startingIn: stretch)
            == Self.spans.filter { stretch.start <= $0.start && $0.start < stretch.end }.count)
      }
    }
  }

  @Test func itemsComeInTextOrder() {
    let found = SpanTable(Self.spans).items(in: TextSpan(start: 0, end: 200)).map { Self.spans[$0] }
    #expect(found == found.sorted())
  }

  @Test func anOffsetBehindASpanBelongsToIt() {
    let table = SpanTable([TextSpan(start: 2, end: 5), TextSpan(start: 5, end: 6)])
    #expect(table.items(at: 1) == [])
    #expect(table.items(at: 4) == [0])
    #expect(table.items(at: 5) == [1])
    #expect(table.items(at: 6) == [1])
    #expect(table.items(at: 7) == [])
    #expect(SpanTable([TextSpan]()).items(at: 0) == [])
  }
}
