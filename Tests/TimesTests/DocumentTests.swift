import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Testing
import Times

/// What takes more than one expression to resolve.
@Suite("Documents")
struct DocumentTests {
  @Test("The halves of a dual date name each other and keep their calendars")
  func dualDate() throws {
    let found = times(in: "صدر القرار في 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م بالرياض.")
    try #require(found.count == 2)
    #expect(found[0].calendar == .hijri)
    #expect(found[0].original == "1436-10-26")
    #expect(found[0].sameAs == found[1].id)
    #expect(found[1].sameAs == found[0].id)
    #expect(found[0].value == found[1].value)
  }

  @Test("Anchored expressions count from the time named last and say so")
  func anchors() throws {
    let found = times(in: "تأسست الشركة عام 2010، وفي العام نفسه افتتحت فرعها، ثم أغلقته في العام التالي.")
    #expect(found.map(\.value) == ["2010", "2010", "2011"])
    #expect(found[1].anchor == found[0].id)
  }

  @Test("The clause's tense decides which Tuesday is meant; the preference overrules it")
  func tense() {
    #expect(times(in: "سيلتقي الوزيران الثلاثاء في باريس.").map(\.value) == ["2024-05-21"])
    #expect(times(in: "التقى الوزيران الثلاثاء في باريس.").map(\.value) == ["2024-05-14"])
    #expect(times(in: "الثلاثاء", preference: .future).map(\.value) == ["2024-05-21"])
    #expect(times(in: "الثلاثاء", preference: .past).map(\.value) == ["2024-05-14"])
    #expect(times(in: "في أكتوبر", preference: .past).map(\.value) == ["2023-10"])
    #expect(times(in: "في مارس", preference: .future).map(\.value) == ["2025-03"])
  }

  @Test("Terse readings count for those who prefer the past or the future only")
  func terse() {
    #expect(times(in: "سأعود في 7", preference: .future).map(\.value) == ["2024-05-15T07"])
    #expect(times(in: "15/2", preference: .future).map(\.value) == ["2025-02-15"])
    #expect(times(in: "الربع الثالث", preference: .future).map(\.value) == ["2024-Q3"])
    #expect(times(in: "هذا مارس", preference: .future).map(\.value) == ["2025-03"])
    #expect(times(in: "سأعود 2021/3", preference: .future).map(\.value) == ["2021-03"])
    #expect(times(in: "سأعود منتصف النهار", preference: .future).map(\.type) == [.time])
    #expect(times(in: "سأعود السبت الثاني", preference: .future).map(\.value) == ["2024-05-11"])
    #expect(times(in: "سأعود السبت الثاني").map(\.value) == ["2024-05-18"])
    #expect(times(in: "سأعود يوم الخميس في 23", preference: .future).map(\.value) == ["2024-05-23"])
    #expect(
      times(in: "الخميس من 9:30 إلى 11:00", preference: .future).map(\.value) == ["2024-05-16T09:30/2024-05-16T11:00"])
    #expect(
      times(in: "ستغلق الشرطة الطريق المؤدي إلى وسط المدينة الخميس من 9:30 إلى 11:00.").map(\.value)
        == ["2024-05-16", "2024-05-16T09:30/2024-05-16T11:00"])
    #expect(times(in: "سأعود 340 مساء", preference: .future).map(\.value) == ["2024-05-15T15:40"])
    #expect(times(in: "سأعود 22-4", preference: .future).map(\.value) == ["2025-04-22"])
    #expect(times(in: "ارتفع 4.22 نقطة").isEmpty)
    #expect(times(in: "حضر الحفل في 7").isEmpty)
    #expect(times(in: "بعد أن مارس هذا مارس ذاك").isEmpty)
  }

  @Test("The weekday that the text ties to today tells the day of publication")
  func crawledLater() {
    let found = times(
      in: "قال المدرب اليوم الجمعة إن الفريق جاهز.\nوكان النادي أعلن ذلك الأحد الماضي.", reference: "2024-05-21")
    #expect(found.map(\.value) == ["2024-05-17", "2024-05-12"])
  }

  @Test("An offset finer than the reference is vague; with a clock it is exact")
  func minutes() {
    #expect(times(in: "نشر الخبر قبل 12 دقيقة.").map(\.value) == ["PAST_REF"])
    #expect(times(in: "نشر الخبر قبل 12 دقيقة.", reference: "2024-05-15T10:00:00").map(\.value) == ["2024-05-15T09:48"])
  }

  @Test(
    "The date order decides what several orders fit; an impossible reading falls back",
    arguments: [
      (AnnotationOptions.DateOrder.dmy, "03/04/2020", "2020-04-03"), (.mdy, "03/04/2020", "2020-03-04"),
      (.mdy, "25/04/2020", "2020-04-25"), (.ymd, "03/04/2020", "2020-04-03"), (.ymd, "10/04/05", "2010-04-05"),
      (.dmy, "10/04/05", "2005-04-10"), (.dmy, "99/04/05", "1999-04-05"), (.mdy, "2020/04/03", "2020-04-03"),
    ])
  func dateOrder(_ order: AnnotationOptions.DateOrder, _ text: String, _ value: String) {
    #expect(times(in: "افتتح المتحف في \(text) بحضور الوزير.", dateOrder: order).map(\.value) == [value])
  }

  @Test("Tabular reckoning differs from Umm al-Qura where the moon was seen otherwise")
  func tabular() {
    let text = "توفي الشاعر في 1 محرم 1446 هـ."
    #expect(times(in: text).map(\.value) == ["2024-07-07"])
    #expect(times(in: text, hijri: .tabular).map(\.value) == ["2024-07-08"])
  }

  @Test(
    "How often within a period",
    arguments: [
      ("يتدرب الفريق مرتين في الأسبوع.", "مرتين في الأسبوع", "P1W", "2X"),
      ("يتناول المريض الدواء ثلاث مرات يوميا.", "ثلاث مرات يوميا", "P1D", "3X"),
      ("يجتمع المجلس مرة كل شهرين.", "مرة كل شهرين", "P2M", "1X"),
      ("يتصل بأمه 5 مرات في اليوم الواحد.", "5 مرات في اليوم الواحد", "P1D", "5X"),
      ("يزور الطبيب مرة واحدة في السنة.", "مرة واحدة في السنة", "P1Y", "1X"),
    ])
  func frequency(_ text: String, _ span: String, _ value: String, _ frequency: String) {
    let found = times(in: text)
    let source = SourceText(text)
    #expect(found.map { source.string($0.span) } == [span])
    #expect(found.map(\.type) == [.set])
    #expect(found.map(\.value) == [value])
    #expect(found.map(\.frequency) == [frequency])
  }

  @Test(
    "Occasions within one period are no set",
    arguments: ["فاز مرتين في العام الماضي.", "زار المدينة مرة في العام 2010.", "حضر للمرة الثانية في الأسبوع الأول."])
  func occasions(_ text: String) {
    #expect(times(in: text).allSatisfy { $0.type != .set })
  }

  @Test("What is left of a unit is its end")
  func rest() {
    let found = times(in: "يسافر الوفد باقي الشهر.")
    #expect(found.map(\.value) == ["2024-05"])
    #expect(found.map(\.modifier) == [.end])
  }

  @Test(
    "A header or dateline states the reference time",
    arguments: [
      ("تاريخ النشر: 10 أكتوبر 2012\nقال الوزير إن العمل بدأ.", "2012-10-10"),
      ("الأربعاء، 07 أكتوبر 2020 12:19 م\nمن حق الشعب أن يعرف.", "2020-10-07T12:19"),
      ("دبي في 3 مارس 2020 / وام / أعلنت الهيئة اليوم بدء العمل.", "2020-03-03"),
      ("آخر تحديث: الخميس 7 يناير 2010 وقال الوزير أمس إن العمل بدأ منذ شهر في المدن كلها.", "2010-01-07"),
      ("القاهرة - 12 مايو 2021 (وكالات) - قال الوزير إن العمل بدأ.", "2021-05-12"),
    ])
  func stated(_ text: String, _ expected: String) {
    #expect(TimeResolver(preference: .nearest).statedReferenceTime(in: lines(of: text)[...]) == expected)
  }

  @Test(
    "A text without a date, or with dates of events only, states none",
    arguments: [
      "قال الوزير أمس إن العمل بدأ.",
      "وقع الاتفاق في 5 سبتمبر 2023، وتبدأ المباحثات غدا.",
      "زار الوزير باريس في 5 سبتمبر 2023.",
      "اتفاق 5 سبتمبر 2023", "انتخابات 15 مايو 2022",
      "وقع الطرفان العقد بتاريخ 5 سبتمبر 2023 في بيروت.",
      "ولد الأديب (11 ديسمبر 1911 - القاهرة) في حي قديم، وكرمته المدينة أمس.",
    ])
  func statesNone(_ text: String) {
    #expect(TimeResolver(preference: .nearest).statedReferenceTime(in: lines(of: text)[...]) == nil)
  }

  private func lines(of text: String) -> [(line: PlacedLine, candidates: [TimeCandidate])] {
    let source = SourceText(text)
    return (0..<source.lineCount).map { number in
      let line = source.line(number)
      let analyzed = AnalyzedLine(source, in: line, lexicon: .standard)
      return (
        line: PlacedLine(start: line.start, line: analyzed, kind: .paragraph, article: 1),
        candidates: TimeTagger().analyze(analyzed)
      )
    }
  }

  @Test(
    "Odd input neither traps nor takes more than linear time",
    arguments: [
      "قبل ", "12 ", "يناير ", "مئة و", "ما بين ", "99999999999999999999 ", "1/", "الساعة ", "9999 عام ",
      "قبل 999999999 سنة ",
      "بعد 999999999 ثانية ", "31 فبراير 9999 ", "30 صفر 1 هـ ", "عام 0 ", "القرن 99 ", "م ق ",
    ])
  func worstCases(_ piece: String) {
    for reference in ["2024-05-15", "0001-01-01", "9999-12-31T23:59:59"] {
      _ = times(in: String(repeating: piece, count: 400), reference: reference)
      _ = times(in: piece, reference: reference, preference: .future)
    }
  }
}
