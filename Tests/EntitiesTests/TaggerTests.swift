import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology
import Testing

@Suite("Names in a line")
struct TaggerTests {
  /// Plain cases that any usable model must get right.
  @Test(arguments: [
    ("وصل الرئيس عبد الفتاح السيسي إلى القاهرة.", ["عبد الفتاح السيسي PER", "القاهرة LOC"]),
    ("أعلنت وزارة الخارجية الروسية موقفها من سوريا.", ["وزارة الخارجية الروسية ORG", "سوريا LOC"]),
    ("قال الأمين العام للأمم المتحدة إن المفاوضات مستمرة.", ["لأمم المتحدة ORG"]),
    ("قدم الطلب للأمم المتحدة.", ["لأمم المتحدة ORG"]),
    ("زار الوفد بيروت ولبنان.", ["بيروت LOC", "لبنان LOC"]),
  ])
  func plainCases(_ text: String, _ names: [String]) {
    let source = SourceText(text)
    let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
    let found = EntityTagger().analyze(line).map { "\(source.string($0.span)) \($0.type.rawValue)" }
    #expect(found == names)
  }

  /// What no name may be, whatever the model says.
  @Test(arguments: [
    ("بلغ السعر 65 ألف ريال", 4..<5), ("تراجع الريال الإيراني أمام الدولار", 1..<3),
    ("تراجع الذهب أمام الدولار", 3..<4),
    ("وسع النادي القاعدة الجماهيرية", 2..<4), ("وسع النادي القاعدة الجماهيرية", 2..<3), ("عاد إلى مسقط رأسه", 2..<3),
    ("يحب كرة القدم", 1..<3), ("مستقبل كرة القدم المصرية", 1..<4), ("تعطلت حركة المرور", 1..<3),
    ("افتتح مركز للتسوق", 1..<3), ("نقل إلى مستشفى بالعاصمة", 2..<4), ("____ ____", 0..<2),
  ])
  func ordinaryWordsAreNoNames(_ text: String, _ name: Range<Int>) {
    let line = AnalyzedLine(text)
    var labels = [EntityLabel](repeating: .outside, count: line.count)
    for token in name { labels[token] = token == name.lowerBound ? .begin(.organization) : .inside(.organization) }
    #expect(EntityTagger.settled(labels, in: line).allSatisfy { $0 == .outside })
  }

  @Test func aNameEndsBeforeABracketThatStaysOpen() {
    let line = AnalyzedLine("موقع إكسبريس (Express) الإخباري")
    let labels: [EntityLabel] = [
      .begin(.organization), .inside(.organization), .inside(.organization), .inside(.organization), .outside, .outside,
    ]
    let settled = EntityTagger.settled(labels, in: line)
    #expect(settled.map(\.rawValue).prefix(4) == [labels[0].rawValue, labels[1].rawValue, 0, 0])
  }

  /// Where a name must begin or end, whatever the model says.
  @Test(arguments: [
    ("سولانا ولاريجاني", EntityType.person, [0..<1, 1..<2]), ("محمد وليد", .person, [0..<2]),
    ("اتحاد الكرة وبرعاية الوزارة", .organization, [0..<2]), ("ليفربول الإنجليزي", .organization, [0..<1]),
    ("نادي ليفربول الإنجليزي", .organization, [0..<2]), ("ليفربول الإنجليزي لكرة القدم", .organization, [0..<1]),
    ("البنك المركزي المصري", .organization, [0..<3]), ("الحكومة المصرية", .organization, [0..<2]),
    ("ميليشيات الحرس الثوري الإيراني", .organization, [0..<4]),
  ])
  func namesBeginAndEndWhereTheyMust(_ text: String, _ type: EntityType, _ names: [Range<Int>]) {
    let line = AnalyzedLine(text)
    var labels = [EntityLabel](repeating: .inside(type), count: line.count)
    labels[0] = .begin(type)
    let settled = EntityTagger.settled(labels, in: line)
    var found: [Range<Int>] = []
    for token in settled.indices where settled[token].isBegin {
      let rest = settled[(token + 1)...]
      found.append(token..<(rest.firstIndex { !$0.isInside } ?? settled.count))
    }
    #expect(found == names)
  }

  /// "الشيخ محمد بن راشد" is a person, whatever the model takes it for.
  @Test func titlesOpenPersons() {
    let line = AnalyzedLine("الشيخ محمد بن راشد")
    let settled = EntityTagger.settled(
      [.begin(.miscellaneous)] + [EntityLabel](repeating: .inside(.miscellaneous), count: 3), in: line)
    #expect(settled == [.outside, .begin(.person), .inside(.person), .inside(.person)])
  }

  @Test(arguments: ["", "...", "😀😀", "abc def", "\u{640}\u{640}", "ل", "و", "للل", "1234 5678"])
  func oddLinesAreHarmless(_ text: String) {
    _ = EntityTagger().analyze(AnalyzedLine(text))
  }

  @Test func aLongLineIsTaggedLikeItsParts() {
    let sentence = "وصل وزير الخارجية إلى القاهرة أمس . "
    let once = EntityTagger().analyze(AnalyzedLine(sentence)).count
    let often = EntityTagger().analyze(AnalyzedLine(String(repeating: sentence, count: 2000))).count
    #expect(once > 0)
    #expect(often == once * 2000)
  }
}
