import AnnotationModel
import Annotator
import ArabicText
import Lexicons
import Testing

/// Names of the user's own win over the model, with and without attached prefixes.
@Suite struct UserNamesTests {
  private static let annotator = Annotator(
    lexicon: Lexicon.standard.merging([
      Lexicon.Entry(form: "رمالستان", lexicalClass: .userName, payload: "LOC"),
      Lexicon.Entry(form: "شركة النورس للشحن", lexicalClass: .userName, payload: "ORG"),
      Lexicon.Entry(form: "شركة النورس", lexicalClass: .userName, payload: "MISC"),
    ]))

  @Test(arguments: [
    ("وصلت السفينة إلى رمالستان أمس.", ["رمالستان LOC"]),
    ("وقالت الوزيرة إنها عادت لرمالستان أمس.", ["رمالستان LOC"]),
    ("أعلنت شركة النورس للشحن أنها باعت السفينة.", ["شركة النورس للشحن ORG"]),
    ("أعلنت شركة النورس أنها باعت السفينة.", ["شركة النورس MISC"]),
    ("أعلنت الشركة أنها باعت السفينة.", []),
  ])
  func winOverTheModel(sentence: String, expected: [String]) {
    let text = SourceText(sentence)
    let mentions = Self.annotator.annotate(text).entities ?? []
    #expect(mentions.map { "\(text.string($0.span)) \($0.type.rawValue)" } == expected)
  }
}
