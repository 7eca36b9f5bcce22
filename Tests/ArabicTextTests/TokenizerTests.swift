import AnnotationModel
import ArabicText
import Testing

@Suite("Tokenizer")
struct TokenizerTests {
  /// Text → the tokens as slices of it.
  static let cases: [(text: String, tokens: [String])] = [
    ("قال الوزير، أمس.", ["قال", "الوزير", "،", "أمس", "."]),
    // A run of digits ends at a letter; letters may be followed by digits.
    ("عام 1445هـ وعربي21", ["عام", "1445", "هـ", "وعربي21"]),
    ("20ألف دولار", ["20", "ألف", "دولار"]),
    ("طائرات F16", ["طائرات", "F16"]),
    // A missing space after the period does not join two words.
    ("الماضي.وأضاف", ["الماضي", ".", "وأضاف"]),
    ("#باسم_مغنية", ["#", "باسم", "_", "مغنية"]),
    ("ارتفع 3.5% إلى 1,234", ["ارتفع", "3", ".", "5", "%", "إلى", "1", ",", "234"]),
    // A change of script separates.
    ("لـBBC", ["لـ", "BBC"]),
    // Harakat and tatweel stay inside the word; a lone tatweel is a dash.
    ("كتابٌ كـتـاب ـ ملف", ["كتابٌ", "كـتـاب", "ـ", "ملف"]),
    // Bidi controls around a word are outside of it, those inside do not cut it.
    ("\u{202B}كتا\u{200F}ب\u{202C} ٢٠\u{200F}٢١", ["كتا\u{200F}ب", "٢٠\u{200F}٢١"]),
    // An emoji sequence is one symbol.
    ("👨‍👩‍👧 🇪🇬", ["👨‍👩‍👧", "🇪🇬"]),
    ("", []),
    ("\u{2028}\u{A0}\t", []),
  ]

  @Test(arguments: cases)
  func cutsText(_ example: (text: String, tokens: [String])) {
    let source = SourceText(example.text)
    let table = Tokenizer.tokens(of: source, in: source.span)
    #expect((0..<table.count).map { source.string(table.span($0)) } == example.tokens)
  }

  @Test(
    "Letters are folded in two levels",
    arguments: [
      ("إِنَّ", "إن", "ان"), ("مُؤَسَّسةٌ", "مؤسسة", "موسسه"), ("کوریا", "كوريا", "كوريا"), ("ﻻعب", "لاعب", "لاعب"),
      ("ٱلله", "الله", "الله"), ("پاریس", "پاريس", "باريس"), ("٢٠٢١", "2021", "2021"), ("BBC", "bbc", "bbc"),
      ("هـ", "ه", "ه"), ("على", "على", "علي"), ("é", "é", "é"),
    ])
  func folds(_ word: String, letters: String, folded: String) {
    let source = SourceText(word)
    let table = Tokenizer.tokens(of: source, in: source.span)
    #expect(table.count == 1)
    #expect(Letter.string(table.letters) == letters)
    #expect(Letter.string(table.folded) == folded)
  }

  @Test(
    "A span without its prefix starts after the prefix and its harakat",
    arguments: [
      ("لِأوكرانيا", 1, "أوكرانيا"), ("وَبِالقاهرة", 2, "القاهرة"), ("للأمم", 1, "لأمم"),
      // The ligature ﻻ is one scalar: the prefix cannot leave it.
      ("ﻷوكرانيا", 1, "ﻷوكرانيا"), ("لـأوكرانيا", 1, "أوكرانيا"),
    ])
  func splitsPrefixes(_ word: String, letters: Int, rest: String) {
    let source = SourceText(word)
    let table = Tokenizer.tokens(of: source, in: source.span)
    let start = table.offset(ofLetter: letters, in: 0)
    #expect(source.string(TextSpan(start: start, end: Int(table.ends[0]))) == rest)
  }

  @Test func keepsAtMost255LettersOfAToken() {
    let source = SourceText(String(repeating: "ا", count: 100_000))
    let table = Tokenizer.tokens(of: source, in: source.span)
    #expect(table.count == 1)
    #expect(table.span(0) == source.span)
    #expect(table.letterCount(0) == 255)
  }
}
