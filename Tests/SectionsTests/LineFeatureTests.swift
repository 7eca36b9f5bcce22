import ArabicText
import Morphology
import Sections
import Testing

/// What a line shows by itself.
@Suite("Line features")
struct LineFeatureTests {
  static func features(_ text: String) -> LineFeatures { SectionTagger().analyze(AnalyzedLine(text)) }

  @Test(
    "Cue phrases at the line's start",
    arguments: [
      ("المصدر: رويترز", LineCues.sourceLabel),
      ("نقلاً عن: صحف", .sourceLabel),
      ("بقلم / سامي نصار", .authorLabel),
      ("كلمات دلالية: طقس زراعة", .keywords),
      ("إقرأ أيضاً:", .readAlso),
      ("• اقرأ ایضا: عنوان آخر", .readAlso),
      ("مواضيع ذات صلة", .readAlso),
      ("اقرأ.. عنوان آخر", .readAlsoVerb),
      ("الرئيسية", .menu),
      ("شارك الخبر", .furniture),
      ("© 2019 جميع الحقوق محفوظة", .copyright),
      ("صورة أرشيفية لمبنى البلدية", .caption),
      ("آخر تحديث: 3 أيار 2019", .dateLabel),
      ("الأربعاء 3 أيار 2019", .calendar),
    ])
  func openingCue(_ text: String, cue: LineCues) {
    #expect(Self.features(text).openingCues.contains(cue))
  }

  @Test(
    "Marks",
    arguments: [
      ("- البند الأول من الاتفاق", LineMarks.bullet),
      ("• عاصفة تغلق المطار", .bullet),
      ("1- رياح الجنوب", .numbered),
      ("1963 - تأسيس الاتحاد", .numbered),
      ("(أ ف ب)", .parenthesized),
      ("عنوان الصفحة | جريدة المرفأ", .verticalBar),
      ("الرئيسية > رياضة > سلة", .breadcrumb),
      ("الرئيسية » ثقافة", .breadcrumb),
      ("الوزير: لن نتراجع", .earlyColon),
      ("سعاد الجبالي - العاصمة", .spacedDash),
      ("#الميناء_القديم", .hashtag),
      ("fouad@example.com", .address),
      ("نشر في: 14/02/2018 - 09:35", .numericDate),
      ("نشر في: 14-02-2018", .numericDate),
      ("22:10 بتوقيت غرينتش", .clock),
      ("عن عام 2018", .year),
      ("وأضاف المتحدث", .leadingWaw),
      ("العلاقات الاقتصادية", .leadingArticle),
      ("قادر على العودة.. النجم يفوز", .innerDots),
      ("بيروت (رويترز) - قال الوزير", .agencyInParentheses),
      ("Powered by Example", .mostlyLatin),
      ("انتهى الاجتماع. وغادر الوفد", .innerStop),
    ])
  func mark(_ text: String, mark: LineMarks) {
    #expect(Self.features(text).marks.contains(mark))
  }

  @Test(
    "Marks that a line does not have",
    arguments: [
      ("«الميناء» يفتح أبوابه", LineMarks.breadcrumb),
      ("- ", .bullet),
      ("14-02-2018", .numbered),
      ("الساعة 10:30", .earlyColon),
    ])
  func noMark(_ text: String, mark: LineMarks) {
    #expect(!Self.features(text).marks.contains(mark))
  }

  @Test(
    "Endings",
    arguments: [
      ("انتهى الاجتماع", LineEnding.none), ("انتهى الاجتماع.", .period), ("قال: «انتهى الاجتماع.»", .period),
      ("قال: \"انتهى الاجتماع\"", .quote), ("ماذا بعد؟", .question), ("اقرأ أيضا:", .colon), ("انتظروا...", .ellipsis),
      ("حزب الوطن (معارض)", .parenthesis), ("وأضاف،", .comma),
    ])
  func ending(_ text: String, ending: LineEnding) {
    #expect(Self.features(text).ending == ending)
  }

  @Test("Lines of the same words have the same fingerprint, whatever their marks")
  func fingerprint() {
    let title = Self.features("مهرجان الزيتون ينطلق الخميس.. تعرف على برنامجه")
    #expect(Self.features("• مهرجان الزَّيتون ينطلق الخميس: تعرف على برنامجه!").fingerprint == title.fingerprint)
    #expect(Self.features("ثقافة: مهرجان الزيتون ينطلق الخميس.. تعرف على برنامجه").tailFingerprint == title.fingerprint)
    #expect(
      Self.features("مهرجان الزيتون ينطلق الخميس.. تعرف على برنامجه | المرفأ").headFingerprint == title.fingerprint)
    #expect(Self.features("مهرجان الزيتون ينطلق الجمعة.. تعرف على برنامجه").fingerprint != title.fingerprint)
  }

  @Test("The outline of a line")
  func silhouette() {
    let cases: [(String, LineSilhouette)] = [
      ("الرئيسية", .furniture), ("حكايات البحر", .tiny), ("سوق السمك القديم", .short),
      ("سوق السمك القديم يفتح أبوابه من جديد", .title), ("واستقبلت المستشفيات مئتي حالة منذ الأحد.", .sentence),
      ("10 فبراير 2018", .date), ("المصدر: وكالات", .attribution), ("أخبار ذات صلة", .readAlso),
      ("- ندوة عن الزراعة", .bullet), ("جميع الحقوق محفوظة © 2018", .copyright), ("الوسوم:", .keywords),
    ]
    for (text, silhouette) in cases { #expect(LineSilhouette(Self.features(text)) == silhouette, "\(text)") }
  }
}
