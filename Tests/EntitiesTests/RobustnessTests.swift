import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology
import Testing
import ThreadClock

@Suite("Text that is not as it should be")
struct RobustnessTests {
  private static func withoutMarks(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) }))
  }

  @Test func harakatChangeNothing() {
    let vocalized = "وَصَلَ الرَّئِيسُ عَبْدُ الفَتَّاحِ السِّيسِيُّ إِلَى القَاهِرَةِ، وَقَالَتْ وِزَارَةُ الخَارِجِيَّةِ الرُّوسِيَّةِ إِنَّ بَغْدَادَ وَافَقَتْ."
    let plain = Self.withoutMarks(vocalized)
    #expect(taggedNames(in: vocalized).map(Self.withoutMarks) == taggedNames(in: plain))
    #expect(taggedNames(in: plain).count == 4)
  }

  @Test func textWithoutPunctuationKeepsItsNames() {
    let found = taggedNames(
      in: "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترحب بالقرار وأضاف أن بغداد وطهران وافقتا عليه")
    for name in ["سيرغي لافروف PER", "موسكو LOC", "بغداد LOC", "طهران LOC"] { #expect(found.contains(name)) }
  }

  @Test func latinAndEmojiBetweenNamesDoNoHarm() {
    let found = taggedNames(in: "👏👏 وصل وفد من بغداد 🇮🇶 إلى القاهرة!! via @newsdesk https://example.org/a?b=1 #مصر ❤️")
    for name in ["بغداد LOC", "القاهرة LOC"] { #expect(found.contains(name)) }
  }

  /// A megabyte on one line, against a tenth of it.
  @Test func timeGrowsWithTheTextAlone() {
    let sentence =
      "قال وزير الخارجية الروسي سيرغي لافروف إن القاهرة وافقت على مقترح الأمم المتحدة وأضاف سامي النجار أن العمل بدأ "
    let copies = 1_000_000 / sentence.utf8.count
    let small = Self.seconds(String(repeating: sentence, count: copies / 10))
    let large = Self.seconds(String(repeating: sentence, count: copies))
    #expect(large < small * 25, "\(large) s against \(small) s")
  }

  /// Processor time of tagging and resolving one line.
  private static func seconds(_ text: String) -> Double {
    let source = SourceText(text)
    let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
    return ThreadClock.seconds {
      let candidates = EntityTagger().analyze(line)
      let placed = PlacedLine(start: 0, line: line, kind: .paragraph, article: 1)
      let result = EntityResolver.article([(placed, candidates)], in: source)
      #expect(result.mentions.count > text.utf8.count / 200)
    }
  }
}
