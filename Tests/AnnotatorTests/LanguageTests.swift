import AnnotationModel
import Annotator
import ArabicText
import Testing

@Suite("Language")
struct LanguageTests {
  @Test(arguments: [
    ("قال رئيس البلدية إن أعمال الصيانة ستبدأ الأسبوع المقبل.", "ar"),
    ("نعم", "ar"),
    ("مائة ألف", "ar"),
    ("قالت ليلى إن القصة طويلة. وأضافت أن السفن وصلت.", "ar"),
    ("أين جو بايدن؟ هي بي بي سي كي تنقل الخبر.", "ar"),
    ("رئیس جمهور گفت که این طرح برای مردم است و از امروز اجرا می شود.", "fa"),
    ("وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل سے آگاہ ہے اور جلد اقدامات کیے جائیں گے۔", "ur"),
    ("The council said the works would begin next week.", "en"),
    ("Совет сообщил о начале работ.", "und"),
    ("2024 - 15 %", "und"),
    ("", "und"),
    // Latin names inside Arabic prose do not change its language.
    ("أطلقت شركة Acme Robotics تطبيق Acme Go في السوق المصرية بعد عام من التجارب.", "ar"),
  ])
  func identifies(_ text: String, language: String) {
    #expect(Annotator().annotate(SourceText(text)).language == language)
  }

  @Test("A text that is not Arabic gets blocks, and empty layers instead of guesses")
  func otherLanguagesGetBlocksOnly() {
    let document = Annotator().annotate(SourceText("The council said on 5 May 2024 that works would begin.\n\nMore."))
    #expect(document.blocks?.count == 2)
    #expect(document.entities == [])
    #expect(document.times == [])
    #expect(document.quotes == [])
  }
}
