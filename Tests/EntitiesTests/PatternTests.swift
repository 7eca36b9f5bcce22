import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology
import Testing

@Suite("Names that a fixed pattern gives away")
struct PatternTests {
  @Test(
    "peoples are nouns unless they agree with the word before",
    arguments: [
      ("أثار القرار غضب الفلسطينيين في المدينة", "الفلسطينيين"), ("وتبنى الديمقراطيون المشروع أمس", "الديمقراطيون"),
      ("وستقدم اللجنة الدعم للأكراد في الشمال", "لأكراد"), ("وقتل في الغارة 12 يمنيا بينهم طفلان", "يمنيا"),
      ("واستقبلت البلدة اللاجئين السوريين", nil), ("وعقد القادة الأوروبيون اجتماعا", nil),
      ("ارتفعت أسعار منتجات الألبان", nil), ("وصل 20 دبلوماسيا فرنسيا", nil),
    ] as [(String, String?)])
  func peoples(_ text: String, _ expected: String?) {
    let found = taggedNames(in: text).filter { $0.hasSuffix(" NORP") }
    #expect(found == [expected].compactMap { $0.map { "\($0) NORP" } })
  }

  @Test(
    "a state's body with its nationality",
    arguments: [
      ("وأعلنت القنصلية المغربية إغلاق أبوابها", "القنصلية المغربية"),
      ("ونفت الخارجية النرويجية أنها تفاوض", "الخارجية النرويجية"),
      ("وقال متحدث باسم الجيش الكيني ذلك", "الجيش الكيني"), ("ودعا القضاء البلجيكي الشهود", "القضاء البلجيكي"),
      ("التقى وزير الخارجية النرويجي نظيره", nil), ("وفاز في انتخابات الرئاسة التشيلية", nil),
      ("تغيرت السياسة الخارجية النرويجية", nil),
    ] as [(String, String?)])
  func bodies(_ text: String, _ expected: String?) {
    let found = taggedNames(in: text).filter { $0.hasSuffix(" ORG") }
    #expect(found == [expected].compactMap { $0.map { "\($0) ORG" } })
  }

  @Test(
    "a quoted name behind the word for what it names",
    arguments: [
      ("وقعت شركة \"نور الصحراء\" عقدا جديدا", ["شركة \"نور الصحراء\" ORG"]),
      ("نقلوا إلى مستشفى «النهر الأبيض» فجرا", ["مستشفى «النهر الأبيض» LOC"]),
      ("بدأت عملية \"درع الوادي\" فجر أمس", ["عملية \"درع الوادي\" EVENT"]),
      ("فاز فيلم \"رائحة المطر\" و\"ليل الميناء\" بالجائزة", ["رائحة المطر MISC", "ليل الميناء MISC"]),
      ("صدر كتاب \"لماذا نكتب\" أمس", ["لماذا نكتب MISC"]), ("وكانت عملية «معقدة» جدا", []),
      ("ووصفها بأنها شركة، وقال \"نعمل معا\" ثم خرج", []),
    ])
  func quoted(_ text: String, _ expected: [String]) {
    #expect(taggedNames(in: text) == expected)
  }

  @Test("adjectives, titles and prefixes stay outside, letters of the name inside")
  func borders() {
    #expect(taggedNames(in: "نقلت وكالة الأنباء السعودية الرسمية الخبر") == ["وكالة الأنباء السعودية ORG"])
    #expect(taggedNames(in: "أعلنت شركة أرامكو النفطية السعودية النتائج") == ["شركة أرامكو ORG"])
    #expect(taggedNames(in: "قال محمود حسين الأمين العام للحزب إن") == ["محمود حسين PER"])
    #expect(taggedNames(in: "وصف الشيخ عبد الرحمن الراجحي الأمر").contains("عبد الرحمن الراجحي PER"))
    #expect(taggedNames(in: "وقالت فيستنبرغ إن القرار نهائي") == ["فيستنبرغ PER"])
  }

  @Test("a city is its club where the article shows it")
  func clubs() {
    let page = Page(["سجل هدفين في شباك [طنجة](LOC)", "وفاز [طنجة](LOC) أمس", "ولعب في [طنجة](LOC)", "مدرب [مصر](LOC)"])
    #expect(page.resolved.mentions.map(\.type) == [.organization, .organization, .location, .location])
    let other = Page(["وصل إلى [طنجة](LOC)", "وأعلنت [طنجة](LOC) الخبر"])
    #expect(other.resolved.mentions.allSatisfy { $0.type == .location })
  }
}
