package import AnnotationModel

extension TimeTagger {
  /// What the rules of time expressions find, in the order of the grammar: dates from the day down to the century,
  /// then what counts or repeats.
  package static let catalogue: [RuleDescription] = days + partsOfDays + units + lengths

  /// What the findings about dates mean.
  package static let diagnosticCatalogue: [RuleDescription] = [
    RuleDescription(
      .diagnostics, "impossibleDate",
      "A day that its month does not have. The fix puts the month's last day in.",
      example: "تنتهي المهلة في 31 نيسان 2024."),
    RuleDescription(
      .diagnostics, "weekdayMismatch",
      "A weekday that is not that of the date beside it. The fix puts the right one in.",
      example: "افتتح المعرض يوم الاثنين 14 مايو 2024."),
    RuleDescription(
      .diagnostics, "dualDateMismatch",
      "A date in two calendars whose halves are more than a day apart. The fix changes the second half.",
      example: "صدر القرار في 1 محرم 1446 هـ الموافق 20 يوليو 2024 م."),
  ]

  private static func rule(
    _ name: String, _ summary: String, _ example: String, preference: AnnotationOptions.Preference = .nearest
  ) -> RuleDescription {
    RuleDescription(.times, name, summary, example: example, preference: preference)
  }

  private static let days = [
    rule("date.numeric", "A date in digits with separators.", "صدر القرار بتاريخ 25/7/2012."),
    rule(
      "date.day", "A day of a month, by number or ordinal, with or without its year.", "افتتح الجسر في 15 مايو 2023."),
    rule(
      "day.weekday", "A day of the week; it means the one that the tense of the clause asks for.",
      "وصل الوزير يوم الثلاثاء."),
    rule("day.deictic", "A day counted from today: yesterday, tomorrow, the day before yesterday.", "بدأت الحملة أمس."),
    rule("day.feast", "A feast with a fixed date in its calendar.", "تغلق المدارس أبوابها في عيد الفطر."),
    rule("day.anniversary", "The same day of another year.", "في مثل هذا اليوم عام 1929 ولد الشاعر."),
    rule("clock", "A time of day by the clock.", "تبدأ المباراة الساعة الثامنة مساء."),
  ]

  private static let partsOfDays = [
    rule("daypart", "A part of a day: morning, afternoon, evening, night.", "هطل المطر صباحا."),
    rule("daypart.middle", "Midnight or noon.", "انتهت المهلة عند منتصف الليل."),
    rule("daypart.some", "The morning or evening of a day that the text around tells.", "وصل الفريق في الصباح."),
    rule("daypart.this", "A part of the present day or the last one.", "تستمر الأمطار هذا المساء."),
  ]

  private static let units = [
    rule("month", "A month, alone or with its year.", "انخفضت الأسعار في مايو 2021."),
    rule("month.hijri", "A month of the Islamic calendar.", "يزداد الطلب في شهر رمضان."),
    rule("year", "A year, by number.", "تأسست الشركة عام 1998."),
    rule(
      "year.part", "A quarter or half of a year, a half of a month or century.",
      "ارتفعت الأرباح في الربع الثالث من عام 2022."),
    rule("season", "A season of the year.", "تزوج في صيف 2001."),
    rule("season.sport", "A season of sport, or a school year.", "توج الفريق باللقب في موسم 2011-2012."),
    rule("decade", "A decade.", "عاش في بيروت في تسعينيات القرن الماضي."),
    rule("century", "A century, by ordinal or by its distance.", "بني المسجد في القرن التاسع عشر."),
    rule(
      "unit.relative", "A week, month, year or the like, counted from the present one.", "يجتمع المجلس الأسبوع المقبل."),
    rule(
      "unit.ordinal", "What is counted inside a longer period: a day, a week, so many months.",
      "يعود الموظفون في الأسبوع الأخير من شهر يوليو."),
    rule("unit.weekend", "The days at the end of a week.", "يسافر الفريق في عطلة نهاية الأسبوع المقبل."),
    rule("unit.bare", "A unit without a word that places it, behind its beginning or end.", "يصرف الراتب نهاية الشهر."),
    rule("range.years", "From one year to another.", "قاد الحزب بين 1950-1953."),
    rule("range.dates", "From one date, or one hour, to another.", "يقام المعرض من 2 أكتوبر إلى 22 نوفمبر."),
  ]

  private static let lengths = [
    rule("duration", "A length of time that is counted.", "استمرت المفاوضات ثلاثة أيام."),
    rule("duration.fuzzy", "A length of time without a number.", "انتظر السكان عدة أشهر."),
    rule("duration.vague", "A stretch of the past or future without measure.", "تحسن الوضع خلال السنوات الأخيرة."),
    rule("duration.last", "The last so many units, up to now.", "درس الوزير الملف خلال آخر ثلاثة أيام."),
    rule("offset", "A point that a length of time separates from another.", "غادر البلاد قبل ثلاثة أيام."),
    rule("reference.adverb", "An adverb for past, present or future.", "يعيش الآن في القاهرة."),
    rule("reference.noun", "The past, present or future as a noun.", "لم يحدث هذا في الماضي."),
    rule("reference.someday", "Some day that is not told.", "ذات يوم عاد إلى قريته."),
    rule("reference.today", "“Today” in the sense of “nowadays”.", "ما زال المصنع يعمل حتى اليوم."),
    rule("set.adverb", "An adverb for what repeats.", "ينتج المصنع ألف سيارة سنويا."),
    rule("set.manner", "What repeats, as a manner.", "يخضع الجسر للفحص بشكل يومي."),
    rule("set.frequency", "How often within a period.", "يتدرب الفريق مرتين في الأسبوع."),
    rule("set.every", "Every day, week, year and the like.", "يجتمع المجلس كل ثلاثاء."),
    rule(
      "terse",
      "A bare hour, day or part of a year, as in a message to an assistant; only when the past or the future is preferred.",
      "ذكرني بالموعد في 27.", preference: .future),
  ]
}
