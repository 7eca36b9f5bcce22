import AnnotationModel
import Entities
import Testing

@Suite("Names of one thing")
struct ClusteringTests {
  struct Pair: CustomTestStringConvertible {
    let first: String
    let second: String
    let type: String
    let areOne: Bool
    var testDescription: String { "\(first) \(areOne ? "=" : "≠") \(second)" }
  }

  static let pairs: [Pair] = [
    // Short forms of persons.
    Pair(first: "سيرغي شويغو", second: "شويغو", type: "PER", areOne: true),
    Pair(first: "أحمد عمر الفاروق", second: "أحمد الفاروق", type: "PER", areOne: true),
    Pair(first: "عمر الفاروق", second: "سعيد الفاروق", type: "PER", areOne: false),
    Pair(first: "كيم جونج أون", second: "كيم جونغ أون", type: "PER", areOne: true),
    Pair(first: "بنيتيز", second: "بنيتز", type: "PER", areOne: true),
    Pair(first: "نادر", second: "نور", type: "PER", areOne: false),
    // Generic heads say what a thing is, not which.
    Pair(first: "وكالة رويترز", second: "رويترز", type: "ORG", areOne: true),
    Pair(first: "حركة طالبان", second: "طالبان", type: "ORG", areOne: true),
    Pair(first: "مدينة حلب", second: "حلب", type: "LOC", areOne: true),
    Pair(first: "وزارة الخارجية الروسية", second: "الخارجية الروسية", type: "ORG", areOne: true),
    Pair(first: "وزارة الصحة", second: "وزارة العدل", type: "ORG", areOne: false),
    // Names of one country.
    Pair(first: "الولايات المتحدة", second: "أميركا", type: "LOC", areOne: true),
    Pair(first: "الولايات المتحدة", second: "المملكة المتحدة", type: "LOC", areOne: false),
    Pair(first: "السودان", second: "جنوب السودان", type: "LOC", areOne: false),
    Pair(first: "سوريا", second: "شمال سوريا", type: "LOC", areOne: false),
    // Case endings of plurals.
    Pair(first: "الحوثيون", second: "الحوثيين", type: "NORP", areOne: true),
    Pair(first: "الروس", second: "الفرس", type: "NORP", areOne: false),
  ]

  @Test(arguments: pairs) func formsOfOneThing(_ pair: Pair) {
    let page = Page(["ورد اسم [\(pair.first)](\(pair.type)) أولا", "ثم ورد [\(pair.second)](\(pair.type)) بعده"])
    #expect(page.resolved.index.count == (pair.areOne ? 1 : 2))
  }

  @Test func aShortFormNamesThePersonMentionedLast() {
    let page = Page([
      "حضر [سامي المصري](PER) و[كريم المصري](PER)", "ثم غادر [المصري](PER)",
      "وعاد [سامي المصري](PER) وتكلم [المصري](PER)",
    ])
    #expect(
      page.mentions.filter { $0.hasPrefix("المصري") } == [
        "المصري PER = كريم المصري", "المصري PER = سامي المصري",
      ])
  }

  @Test func theNameIsTheFullestFormOfTheArticle() {
    let page = Page(
      ["قال [شويغو](PER) ذلك", "وزار [سيرغي شويغو](PER) المصنع", "حديث [شويغو](PER) القديم"], articles: [1, 1, 2])
    #expect(page.mentions == ["شويغو PER = سيرغي شويغو", "سيرغي شويغو PER = سيرغي شويغو", "شويغو PER = شويغو"])
    #expect(page.resolved.index.map(\.name) == ["سيرغي شويغو"])
    #expect(page.resolved.index[0].aliases == ["شويغو"])
  }

  @Test func anArticleFusedWithItsPrefixIsRestored() {
    let page = Page(["كتب ل[لأمم المتحدة](ORG) رسالة"])
    #expect(page.mentions == ["لأمم المتحدة ORG = الأمم المتحدة"])
  }

  @Test func countriesCarryTheirCode() {
    let page = Page(["بين [مصر](LOC) و[القاهرة](LOC) و[الولايات المتحدة](LOC)"])
    #expect(page.resolved.index.map(\.country) == ["EG", nil, "US"])
  }

  @Test func peoplesAndBodiesCarryTheCodeOfTheirCountry() {
    let page = Page(["قال [الروس](NORP) إن [وزارة الخارجية الفرنسية](ORG) وافقت", "ثم ردت [رويترز](ORG)"])
    #expect(page.resolved.index.map(\.country) == ["RU", "FR", nil])
  }

  @Test func aNameInBracketsIsTheSameThing() {
    let page = Page([
      "أعلن [الاتحاد الدولي لكرة القدم](ORG) ([فيفا](ORG)) القرار", "ثم نفى [الفيفا](ORG) ذلك",
      "وفازت [مدرسة النور](ORG) على [مدرسة الأمل](ORG)",
    ])
    #expect(page.resolved.index.map(\.name) == ["الاتحاد الدولي لكرة القدم", "مدرسة النور", "مدرسة الأمل"])
    #expect(page.resolved.index[0].aliases == ["فيفا", "الفيفا"])
    let places = Page(["بلدة [دير الأسد](LOC) ([الجليل](LOC)) هادئة"])
    #expect(places.resolved.index.count == 2)
  }

  @Test func identifiersCountInTextOrder() {
    let resolved = Page(["[مصر](LOC) و[تونس](LOC) ثم [مصر](LOC)"]).resolved
    #expect(resolved.mentions.map(\.id) == ["e1", "e2", "e3"])
    #expect(resolved.mentions.map(\.entity) == ["x1", "x2", "x1"])
    #expect(resolved.index.map(\.mentions) == [["e1", "e3"], ["e2"]])
  }
}
