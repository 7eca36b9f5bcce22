import ArabicText
import Testing

@Suite("Sentences")
struct SentenceTests {
  @Test(arguments: [
    ("وصل الوفد أمس. وغادر اليوم.", ["وصل الوفد أمس.", "وغادر اليوم."]),
    ("قال: «نعم.» ثم خرج!", ["قال: «نعم.»", "ثم خرج!"]),
    ("بلغت النسبة 3.5 في المئة.", ["بلغت النسبة 3.5 في المئة."]),
    ("زر example.com الآن؟ نعم", ["زر example.com الآن؟", "نعم"]),
    ("نشرت أ.ف.ب الخبر. وانتهى", ["نشرت أ.ف.ب الخبر.", "وانتهى"]),
    ("العام الماضي.وأضاف أن", ["العام الماضي.", "وأضاف أن"]),
  ])
  func splits(_ text: String, sentences: [String]) {
    let source = SourceText(text)
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    #expect(Sentences.ranges(in: tokens).map { source.string(tokens.span($0)) } == sentences)
  }
}
