import AnnotationModel
import Testing
import Times

/// Dates that cannot be as they are written.
@Suite("Findings about dates")
struct DateDiagnosticsTests {
  @Test(
    "Each finding has a code and, where the words are plain, a fix",
    arguments: [
      ("تنتهي المهلة في 31 نيسان 2024.", "impossibleDate", "تنتهي المهلة في 30 نيسان 2024."),
      ("ولد الرسام في ٢٩ فبراير ٢٠٢٣ في دمشق.", "impossibleDate", "ولد الرسام في ٢٨ فبراير ٢٠٢٣ في دمشق."),
      (
        "افتتح المعرض يوم الاثنين 14 مايو 2024 بحضور الجمهور.", "weekdayMismatch",
        "افتتح المعرض يوم الثلاثاء 14 مايو 2024 بحضور الجمهور."
      ),
      (
        "صدر القرار في 1 محرم 1446 هـ الموافق 20 يوليو 2024 م.", "dualDateMismatch",
        "صدر القرار في 1 محرم 1446 هـ الموافق 7 يوليو 2024 م."
      ),
      (
        "صدر القرار في 1 محرم 1446 هـ الموافق 20 مايو 2024.", "dualDateMismatch",
        "صدر القرار في 1 محرم 1446 هـ الموافق 7/7/2024 م."
      ),
    ])
  func found(_ text: String, _ code: String, _ mended: String) throws {
    let found = resolution(in: text).diagnostics
    #expect(found.map(\.code) == [code])
    let edit = try #require(found.first?.fix?.edits.first)
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.newText.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == mended)
  }

  @Test(
    "Dates that agree, or that leave it open, are not reported",
    arguments: [
      "افتتح المعرض يوم الثلاثاء 14 مايو 2024.", "يعود الفريق في 29 فبراير 2024.", "يعود الفريق في 29 فبراير.",
      "صدر القرار في 1 محرم 1446 هـ الموافق 7 يوليو 2024 م.", "صدر القرار في 1 محرم 1446 هـ الموافق 8 يوليو 2024 م.",
      "افتتح المعرض يوم الاثنين 14 مايو.", "تقام المباراة الأربعاء 03/04/2024.", "تقام المباراة الاثنين 03/04/2024.",
    ])
  func nothing(_ text: String) {
    #expect(resolution(in: text).diagnostics.map(\.message) == [])
  }
}
