import ArabicText
import Lexicons
import Morphology
import Testing

@Suite("Proclitics and attached pronouns")
struct SegmentationTests {
  /// A word in its sentence and how it is cut.
  struct Case: CustomTestStringConvertible, Sendable {
    var word: String
    var sentence: String
    var expected: String
    var testDescription: String { expected }

    init(_ word: String, _ expected: String, in sentence: String) {
      (self.word, self.expected, self.sentence) = (word, expected, sentence)
    }
  }

  @Test(
    "Proclitics come off",
    arguments: [
      Case("وأعلنت", "و+أعلنت", in: "وأعلنت الوزارة نتائج الامتحانات"),
      Case("الوزارة", "ال+وزارة", in: "وأعلنت الوزارة نتائج الامتحانات"),
      Case("وبالتعاون", "و+ب+ال+تعاون", in: "جرى ذلك بدعم من البلدية وبالتعاون مع السكان"),
      Case("للأمم", "ل+ال+أمم", in: "قال الأمين العام للأمم المتحدة"),
      Case("وللمرة", "و+ل+ال+مرة", in: "وللمرة الأولى يفوز الفريق"),
      Case("للجنة", "ل+ال+لجنة", in: "في اجتماع للجنة الأولمبية"),
      Case("لأوكرانيا", "ل+أوكرانيا", in: "تقديم الدعم لأوكرانيا"),
      Case("بباريس", "ب+باريس", in: "في مقر المنظمة بباريس"),
      Case("كالقاهرة", "ك+ال+قاهرة", in: "في مدن كبيرة كالقاهرة وبغداد"),
      Case("فإن", "ف+إن", in: "ومع ذلك فإن الأسعار لم تتغير"),
      Case("بأن", "ب+أن", in: "أفاد مصدر بأن الطريق مفتوح"),
      Case("سيعلن", "س+يعلن", in: "سيعلن الرئيس غدا تشكيلة الحكومة"),
      Case("وستبدأ", "و+س+تبدأ", in: "وستبدأ الأشغال في الربيع"),
      Case("وهو", "و+هو", in: "وهو ما نفته الشركة"),
      Case("وقال", "و+قال", in: "وقال المتحدث إن الوضع هادئ"),
      Case("ولبنان", "و+لبنان", in: "تشمل الجولة الأردن ولبنان"),
    ])
  func cut(_ item: Case) throws {
    #expect(try #require(AnalyzedWord(item.word, in: item.sentence)).segmented == item.expected)
  }

  @Test(
    "A first letter that is the word's own stays",
    arguments: [
      ("وزير", "قال وزير المالية"), ("وكالة", "أفادت وكالة الأنباء"), ("ولد", "ولد الشاعر في حلب"),
      ("واشنطن", "وصل إلى واشنطن أمس"), ("وليد", "التقى وليد وفدا من الطلبة"), ("فريق", "فاز فريق المدينة"),
      ("فلسطين", "في فلسطين والأردن"), ("فيما", "فيما تراجعت الأسعار"), ("باريس", "عاد من باريس"),
      ("بيروت", "في بيروت وطرابلس"), ("بعد", "بعد أسبوعين من الحادث"), ("بلغ", "بلغ عدد الزوار ألفا"),
      ("كابول", "في كابول وقندهار"), ("كوريا", "زار كوريا الجنوبية"), ("كتاب", "صدر كتاب جديد"),
      ("كان", "كان الطقس باردا"), ("كشف", "كشف التقرير أرقاما"), ("لبنان", "غادر لبنان"),
      ("ليبيا", "حقول النفط في ليبيا"), ("لكن", "لكن النتائج تأخرت"), ("سوريا", "عاد إلى سوريا"),
      ("سفير", "التقى سفير بلاده"), ("ستة", "بعد ستة أيام"), ("ألمانيا", "في ألمانيا والنمسا"),
      ("ألف", "نحو ألف متطوع"), ("بالغ", "تأثير بالغ في الاقتصاد"),
    ])
  func stays(_ word: String, _ sentence: String) throws {
    let analysis = try #require(AnalyzedWord(word, in: sentence)).analysis
    #expect(analysis.proclitics == [])
    #expect(analysis.stemLetter == 0)
    #expect(analysis.baseLetter == 0)
  }

  @Test(
    "Attached pronouns",
    arguments: [
      Case("قوله", "قول-ه", in: "نقلت الصحيفة عن المدير قوله إن العمل مستمر"),
      Case("حكومته", "حكومت-ه", in: "أكد رئيس الوزراء أن حكومته ملتزمة"),
      Case("حكومة", "حكومة", in: "شكل حكومة جديدة"),
      Case("وزيارتها", "و+زيارت-ها", in: "تحدثت عن المدينة وزيارتها"),
      Case("لأنهم", "ل+أن-هم", in: "غادروا لأنهم خسروا"),
      Case("منها", "من-ها", in: "عدة مدن منها حلب وحمص"),
      Case("بلادهم", "بلاد-هم", in: "عادوا إلى بلادهم"),
      Case("وجه", "وجه", in: "وجه الرئيس رسالة إلى الشعب"),
      Case("مياه", "مياه", in: "شبكة مياه جديدة"),
      Case("اتجاه", "اتجاه", in: "سار في اتجاه الغرب"),
    ])
  func pronouns(_ item: Case) throws {
    #expect(try #require(AnalyzedWord(item.word, in: item.sentence)).segmented == item.expected)
  }

  @Test(
    "A name's span keeps the article and leaves the other proclitics out",
    arguments: [("للأمم", 1, "لأمم"), ("وللأمم", 2, "لأمم"), ("والقاهرة", 1, "القاهرة"), ("القاهرة", 0, "القاهرة")])
  func stemLetters(_ word: String, _ stem: Int, _ rest: String) throws {
    let found = try #require(AnalyzedWord(word, in: "قال ممثل \(word) المتحدة"))
    #expect(Int(found.analysis.stemLetter) == stem)
    #expect(Letter.string(found.letters[Int(found.analysis.stemLetter)...]) == rest)
  }
}
