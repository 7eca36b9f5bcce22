import AnnotationModel
import Lexicons
import Testing

@testable import Annotator
@testable import ArabicText

/// What was annotated before decides nothing: words seen lately are remembered, never believed.
struct WordMemoryTests {
  private static let texts = [
    "قال وزير النقل سامر الخطيب إن الميناء يفتح غدا.", "نفى المتحدث باسم وزارة الصحة ليلى حداد وقوع إصابات في صور.",
    "لم يصل الوفد، وسيصل سوف يعود إلى بيروت.", "وصل ملوحا بيده إلى قصر المؤتمرات في عمّان.",
    "زار كريم منصور (فيفا) مقر الاتحاد الدولي لكرة القدم (فيفا) في زيوريخ.", "\"بيروت\" اسم مجلة، وبيروت مدينة.",
    "سوف تعلن الشركة نتائجها، وقد أعلنت العام الماضي أرباحا.", "شاهد المسؤولون المسؤولين والمسؤولات معا.",
    "قالوا إن استراتيجياتهم المستقبلية والاستراتيجيات طويلة الأمد تتغيراتتغيراتتغيرات.",
  ]

  private func read(_ text: String, by annotator: Annotator = Annotator()) -> String {
    String(describing: annotator.annotate(SourceText(text)))
  }

  @Test func theOrderOfTextsDecidesNothing() {
    let forward = Self.texts.map { read($0) }
    let backward = Array(Self.texts.reversed().map { read($0) }.reversed())
    #expect(forward == backward)
    // Words beside words that they have not stood beside before.
    let joined = (0..<40).map { round in Self.texts.map { Self.texts[round % Self.texts.count] + " " + $0 } }
    _ = joined.flatMap { $0.map { read($0) } }
    #expect(Self.texts.map { read($0) } == forward)
  }

  @Test func aLexiconOfOnesOwnKeepsToItself() {
    let own = Lexicon.standard.merging([
      Lexicon.Entry(form: "الميناء", lexicalClass: .userName, payload: "ORG"),
      Lexicon.Entry(form: "الشركة", lexicalClass: .userName, payload: "ORG"),
    ])
    let plain = Self.texts.map { read($0) }
    let named = Self.texts.map { read($0, by: Annotator(lexicon: own)) }
    #expect(Self.texts.map { read($0) } == plain)
    #expect(Self.texts.map { read($0, by: Annotator(lexicon: own)) } == named)
    let differs = named != plain
    #expect(differs)
  }

  @Test func manyThreadsAtOnce() async {
    let expected = Self.texts.map { read($0) }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<20).flatMap { _ in Self.texts.map { read($0) } } } }
      for await found in group {
        for (number, text) in found.enumerated() { #expect(text == expected[number % expected.count]) }
      }
    }
  }
}
