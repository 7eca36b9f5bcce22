import AnnotationModel
import Testing

/// What looks like a quotation and is none.
struct NegativeTests {
  @Test(
    "names, titles and terms in marks",
    arguments: [
      QuoteCase("نشرت صحيفة \"الضفاف\" صورا للحادث."),
      QuoteCase("يقدم المذيع برنامج «مساء الورد» منذ سنوات."),
      QuoteCase("عرض فيلم \"البحر\" في المهرجان."),
      QuoteCase("سيطر ما يعرف بـ\"الجيش الشعبي\" على القرية."),
      QuoteCase("استخدمت الصحف مصطلح \"الاقتصاد الأزرق\" كثيرا."),
      QuoteCase("اعتقل سعد الملقب بـ\"الصياد\" أمس."),
      QuoteCase("أطلق الجيش عملية \"فجر الشمال\" في الجبال."),
      QuoteCase("كشفت الشركة عن هاتف \"نجم 12\" الجديد."),
      QuoteCase("فازت رواية «أيام البحر» بالجائزة."),
      QuoteCase("وصلت سفينة \"الأمل\" إلى المرفأ."),
      QuoteCase("افتتح مطعم «زمان» فرعا ثانيا."),
      QuoteCase("اشترى شاشة مقاس 55\" من المتجر."),
    ])
  func names(_ sample: QuoteCase) { #expect(sample.found.isEmpty) }

  /// The line ends where a medium could begin.
  @Test("lines cut off behind a verb", arguments: [QuoteCase("أعلن ترامب، نفته"), QuoteCase("أعلن ترامب، نقلته")])
  func cutOff(_ sample: QuoteCase) { #expect(sample.found.allSatisfy { !$0.isEmpty }) }

  @Test(
    "homographs of reporting words",
    arguments: [
      QuoteCase("نشر الكاتب مقالا عن القيل والقال."),
      QuoteCase("بلغ وزن ذكر الأسد مئتي كيلوغرام."),
      QuoteCase("أجرى الطبيب كشفا عاما على المرضى."),
      QuoteCase("أضاف الطباخ الملح إلى الحساء."),
      QuoteCase("أكد الفوز صدارة الفريق."),
      QuoteCase("مقالة الأمس لم تعجب القراء."),
      QuoteCase("أغلق البنك حساب العميل."),
      QuoteCase("يوزع الطعام حسب عدد أفراد الأسرة."),
      QuoteCase("يعمل الفريق وفق خطة زمنية محددة."),
      QuoteCase("لفت اللاعب الأنظار في المباراة الأولى."),
      QuoteCase("جرت المفاوضات بين الوفدين في القصر."),
      QuoteCase("كتب التقرير استنادا إلى وثائق قديمة."),
      QuoteCase("تابع الجمهور المباراة من المدرجات."),
      QuoteCase("نقل المسعفون الجرحى إلى المستشفى."),
      QuoteCase("رد الحارس الكرة ببراعة."),
      QuoteCase("وعدد السكان في ازدياد."),
      QuoteCase("طلب الزبون فنجان قهوة."),
      QuoteCase("زاد الطلب على القمح هذا العام."),
      QuoteCase("كشف التلسكوب نجما جديدا."),
      QuoteCase("سجل المهاجم هدفين في الشوط الأول."),
      QuoteCase("اقرأ أيضا: رحلة في أسواق المدينة القديمة"),
    ])
  func homographs(_ sample: QuoteCase) { #expect(sample.found.isEmpty) }

  @Test(
    "clauses without a speaker",
    arguments: [
      QuoteCase("من المقرر أن يصل الوفد مساء."),
      QuoteCase("من المتوقع أن تهطل الأمطار غدا."),
      QuoteCase("ويذكر أن المصنع أغلق قبل عامين."),
      QuoteCase("ويشار إلى أن الجسر بني قبل قرن."),
      QuoteCase("الجدير بالذكر أن المتحف مغلق يوم الاثنين."),
      QuoteCase("يجب أن تتوقف السيارات عند الإشارة."),
      QuoteCase("رفض القصر الملكي التعليق."),
      QuoteCase("لم يكشف النادي عن قيمة الصفقة."),
      QuoteCase("وسيعلن المدرب استقالته قريبا."),
      QuoteCase("وقد اتهمت بالقتل العمد أمام المحكمة."),
      QuoteCase("الوزارة توضح ملابسات وفاة العامل."),
    ])
  func speakerless(_ sample: QuoteCase) { #expect(sample.found.isEmpty) }

  @Test(
    "labels and topics before a colon",
    arguments: [
      QuoteCase("المصدر: وكالات", kind: .source),
      QuoteCase("اليمن: مقتل عشرة في انهيار منجم", kind: .headline),
      QuoteCase("فيديو: مراسم افتتاح الملعب الجديد", kind: .headline),
      QuoteCase("تفاصيل الحادث: حافلة وشاحنة", kind: .heading),
    ])
  func labels(_ sample: QuoteCase) { #expect(sample.found.isEmpty) }
}
