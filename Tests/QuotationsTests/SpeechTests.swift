import AnnotationModel
import Testing

/// Direct speech: marks of all styles, and speech without marks.
struct SpeechTests {
  @Test(
    "marks of all styles",
    arguments: [
      QuoteCase("قال الرئيس: \"لن نقبل بأي شروط\".", "الرئيس: لن نقبل بأي شروط [direct]"),
      QuoteCase("قالت الكاتبة: «أكتب كل صباح».", "الكاتبة: أكتب كل صباح [direct]"),
      QuoteCase("قال المتحدث: “سنرد قريبا”.", "المتحدث: سنرد قريبا [direct]"),
      QuoteCase("قال المتحدث: ”سنرد قريبا“.", "المتحدث: سنرد قريبا [direct]"),
      QuoteCase("قال المتحدث: »سنرد قريبا«.", "المتحدث: سنرد قريبا [direct]"),
      QuoteCase("قال المتحدث: ‘سنرد قريبا’.", "المتحدث: سنرد قريبا [direct]"),
      QuoteCase("قال اللاعب \"الفوز كان مستحقا\" بعد المباراة.", "اللاعب: الفوز كان مستحقا [direct]"),
      QuoteCase("وأضاف \" نحن جاهزون للسفر \".", "unknown: نحن جاهزون للسفر [direct]"),
      QuoteCase("وقال المدير : \"العمل مستمر. والأجور ستدفع غدا.\"", "المدير: العمل مستمر. والأجور ستدفع غدا [direct]"),
      QuoteCase("قال العمدة إن \"الجسر سيفتح غدا\".", "العمدة: الجسر سيفتح غدا [direct]"),
    ])
  func styles(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "reported clauses with quoted words are mixed",
    arguments: [
      QuoteCase(
        "قال رئيس الوزراء إن الحكومة \"لن تتراجع أمام الضغوط\" وإنها ماضية في الإصلاح.",
        "رئيس الوزراء: الحكومة \"لن تتراجع أمام الضغوط\" وإنها ماضية في الإصلاح [mixed]"),
      QuoteCase("قالت النائبة إن القانون \"ظالم\" للعمال.", "النائبة: القانون \"ظالم\" للعمال [mixed]"),
      QuoteCase("أعلن الجيش أن تنظيم \"الراية\" انسحب.", "الجيش: تنظيم \"الراية\" انسحب"),
    ])
  func mixed(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "attribution after the words, or between them",
    arguments: [
      QuoteCase("\"هذا يوم تاريخي\"، قالت رئيسة الوفد.", "رئيسة الوفد: هذا يوم تاريخي [direct]"),
      QuoteCase(
        "\"لم أر شيئا\"، قال الشاهد، \"كان الظلام شديدا\".", "الشاهد: لم أر شيئا … كان الظلام شديدا [direct]"),
      QuoteCase("\"الاتفاق قريب جدا\"، بحسب المبعوث.", "المبعوث: الاتفاق قريب جدا [direct]"),
    ])
  func postposed(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "speech without marks, or with one missing",
    arguments: [
      QuoteCase(
        "وقال المتحدث: لن تستأنف الرحلات قبل الشهر المقبل.", "المتحدث: لن تستأنف الرحلات قبل الشهر المقبل [direct]"),
      QuoteCase("قال العمدة: \"سنبني السوق من جديد.\nوعاد السكان إلى بيوتهم.", "العمدة: سنبني السوق من جديد [direct]"),
      QuoteCase("قال العمدة: سنبني السوق من جديد\".", "العمدة: سنبني السوق من جديد [direct]"),
    ])
  func unmarked(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "speech over several paragraphs",
    arguments: [
      QuoteCase(
        "قال القائد: \"بدأنا فجرا.\n\"ثم عبرنا الجسر ظهرا.\n\"وانتهت المهمة مساء\".",
        "القائد: بدأنا فجرا … ثم عبرنا الجسر ظهرا … وانتهت المهمة مساء [direct]"),
      QuoteCase(
        "قال المدرب: \"لعبنا جيدا\".\n\"لكننا أضعنا فرصا كثيرة\".", "المدرب: لعبنا جيدا [direct]",
        "المدرب: لكننا أضعنا فرصا كثيرة [direct]"),
    ])
  func paragraphs(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "nested speech and interviews",
    arguments: [
      QuoteCase(
        "قال الناجي: «صرخت أمي: \"لا تفتحوا الباب\" ثم سكتت».",
        "الناجي: صرخت أمي: \"لا تفتحوا الباب\" ثم سكتت [direct]",
        "أمي: لا تفتحوا الباب [direct]"),
      QuoteCase(
        "س: متى يبدأ الموسم؟\nج: في شهر أكتوبر.", "interviewer: متى يبدأ الموسم؟ [direct]",
        "interviewee: في شهر أكتوبر [direct]"),
      QuoteCase(
        "- هل أنت راض؟\n- نعم، قدمنا ما نستطيع.", "unknown: هل أنت راض؟ [direct]",
        "unknown: نعم، قدمنا ما نستطيع [direct]"),
    ])
  func layouts(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }

  @Test(
    "headlines: a speaker, a colon, words",
    arguments: [
      QuoteCase("بوتين: لن نتراجع عن أهدافنا", "بوتين: لن نتراجع عن أهدافنا [direct]", kind: .headline),
      QuoteCase("مدرب الأهلي | نحتاج إلى وقت أطول", "مدرب الأهلي: نحتاج إلى وقت أطول [direct]", kind: .headline),
      QuoteCase(
        "وزير النقل لـ\"الجريدة\": الميناء يعمل بكامل طاقته",
        "وزير النقل: الميناء يعمل بكامل طاقته [direct] [via \"الجريدة\"]", kind: .headline),
      QuoteCase("خاص| مدرب الاتحاد: سنفوز بالكأس", "مدرب الاتحاد: سنفوز بالكأس [direct]", kind: .relatedItem),
      QuoteCase("واشنطن: على الطرفين وقف القتال", "واشنطن: على الطرفين وقف القتال [direct]", kind: .headline),
    ])
  func headlines(_ sample: QuoteCase) { #expect(sample.found == sample.quotes) }
}
