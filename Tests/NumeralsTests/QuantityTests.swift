import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Numerals
import Testing

/// A sentence with its quantities as "span|kind|value|unit".
struct QuantityCase: Sendable, CustomTestStringConvertible {
  var sentence: String
  var expected: [String]
  var testDescription: String { sentence }
  init(_ sentence: String, _ expected: String...) {
    self.sentence = sentence
    self.expected = expected
  }
}

@Suite("Quantities")
struct QuantityTests {
  @Test(arguments: [
    QuantityCase("بلغت الأرباح 67.3 مليار دولار.", "67.3 مليار دولار|money|67300000000|USD"),
    QuantityCase("باع المصنع ١٬٢٣٤٫٥ طن من السكر.", "١٬٢٣٤٫٥ طن|measure|1234.5|t"),
    QuantityCase("حضر الحفل 20 ألف مشجع.", "20 ألف|number|20000|"),
    QuantityCase("أعلنت شركة ميتا نتائجها."),
    QuantityCase("وصل مئتا جندي إلى القاعدة.", "مئتا|number|200|"),
    QuantityCase("ارتفع المؤشر 3.5 في المئة.", "3.5 في المئة|percent|3.5|"),
    QuantityCase("تراجع بنسبة 15٪ هذا الأسبوع.", "15٪|percent|15|"),
    QuantityCase(
      "دفع ثلاثة آلاف ومئتين وخمسة وعشرين دينارا كويتيا.", "ثلاثة آلاف ومئتين وخمسة وعشرين دينارا كويتيا|money|3225|KWD"
    ),
    QuantityCase("جاء في المركز الثاني عشر.", "الثاني عشر|ordinal|12|"),
    QuantityCase("فاز باللقب للمرة الحادية والعشرين.", "الحادية والعشرين|ordinal|21|"),
    QuantityCase("شارك ثلثا الأعضاء في التصويت.", "ثلثا|number|0.666666666666667|"),
    QuantityCase("قطع مسافة 12 كيلومترا سيرا.", "12 كيلومترا|measure|12|km"),
    QuantityCase("أصيب أحد عشر عاملا.", "أحد عشر|number|11|"),
    QuantityCase("انخفضت الحرارة إلى -5 درجات مئوية.", "-5 درجات مئوية|measure|-5|°C"),
    QuantityCase("تبرع بمبلغ $250 للجمعية.", "$250|money|250|USD"),
    QuantityCase("مساحة المزرعة 40 كيلومترا مربعا.", "40 كيلومترا مربعا|measure|40|km2"),
    QuantityCase("سكان المدينة مليون ونصف.", "مليون ونصف|number|1500000|"),
    QuantityCase("أنفقت الأسرة خمس الدخل على السكن.", "خمس|number|0.2|"),
    QuantityCase("زار الوفد خمس مدن.", "خمس|number|5|"),
    QuantityCase("يملك الشريك ستة وعشرين أخماس القطعة.", "ستة وعشرين أخماس|number|5.2|"),
    QuantityCase("يقيس الجهاز عشرة أجزاء من مليون.", "عشرة أجزاء من مليون|number|0.00001|"),
    QuantityCase("تأخر العداء جزءا من مئة.", "جزءا من مئة|number|0.01|"),
    QuantityCase("وصلت ثلاثمئة ودزينتان من العلب.", "ثلاثمئة ودزينتان|number|324|"),
    QuantityCase("ظهر في السجل 1.5e6 حركة.", "1.5e6|number|1500000|"),
    QuantityCase("يساوي الناتج 2^10 تماما.", "2^10|number|1024|"),
    QuantityCase("يساوي الناتج 2.5^-1 تماما.", "2.5^-1|number|0.4|"),
    QuantityCase("اثنا عشر , خمس", "اثنا عشر , خمس|number|12.05|"),
    QuantityCase("بلغ المعدل مئتين وثلاثة أجزاء من مئة.", "مئتين وثلاثة أجزاء من مئة|number|200.03|"),
    QuantityCase("بلغ المعدل مئتين فاصلة ثلاثة من مئة.", "مئتين فاصلة ثلاثة من مئة|number|200.03|"),
    QuantityCase("باع 4 آلاف 3 مئة و21 نسخة.", "4 آلاف 3 مئة و21|number|4321|"),
    QuantityCase("باع خمسة وتسعين مئة نسخة.", "خمسة وتسعين مئة|number|9500|"),
    QuantityCase("باع 2.12 مئة نسخة.", "2.12 مئة|number|212|"),
    QuantityCase("خصم بالمئة 10 من السعر.", "بالمئة 10|percent|10|"),
    QuantityCase("اشترى 5 كيلو غرام من السكر.", "5 كيلو غرام|measure|5|kg"),
    QuantityCase("وزعت الجمعية مئة وثلاثين ألفا من الكتب.", "مئة وثلاثين ألفا|number|130000|"),
  ])
  func found(_ item: QuantityCase) {
    let source = SourceText(item.sentence)
    let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
    let found = QuantityTagger().analyze(line).map {
      "\(source.string($0.span))|\($0.kind.rawValue)|\($0.value)|\($0.unit ?? "")"
    }
    #expect(found == item.expected)
  }

  @Test(
    "Words that only look like numbers",
    arguments: [
      "لم يحضر أحد إلى القاعة.", "قال أحد الشهود إنه رأى السيارة.", "نقل موقع عربي21 الخبر.",
    ])
  func nothing(_ sentence: String) {
    #expect(QuantityTagger().analyze(AnalyzedLine(sentence)).map(\.value) == [])
  }

  @Test("Exact decimals do not round or trap")
  func decimals() {
    #expect(ExactDecimal(673, exponent: -1).scaled(by: 9)?.plainString == "67300000000")
    #expect(ExactDecimal(Int64.max).adding(ExactDecimal(1)) == nil)
    #expect(ExactDecimal.fraction(1, 3)?.plainString == "0.333333333333333")
    #expect(ExactDecimal(5, exponent: -1).plainString == "0.5")
    #expect(ExactDecimal(-12, exponent: -1).plainString == "-1.2")
  }
}
