import Lexicons
import Morphology
import Testing

@Suite("Part of speech and tense")
struct PartOfSpeechTests {
  @Test(
    "Part of speech",
    arguments: [
      ("أعلنت", PartOfSpeech.verb, "أعلنت الشركة نتائجها"), ("يتوقع", .verb, "يتوقع الخبراء ارتفاع الأسعار"),
      ("تظاهروا", .verb, "الطلاب الذين تظاهروا أمام المبنى"), ("أقل", .verb, "أنا لم أقل ذلك"),
      ("أقل", .adjective, "بكلفة أقل من السابق"), ("الشركة", .noun, "أعلنت الشركة نتائجها"),
      ("الجديدة", .adjective, "الحكومة الجديدة في البلاد"), ("اقتصادية", .adjective, "أزمة اقتصادية كبيرة"),
      ("في", .preposition, "في المدينة"), ("لهم", .preposition, "قال لهم إنه قادم"),
      ("أن", .complementizer, "أكد أن الطريق مغلق"), ("بأنه", .complementizer, "أفاد بأنه لم يحضر"),
      ("الذي", .relative, "الوزير الذي استقال"), ("هذه", .demonstrative, "هذه المدينة"), ("لم", .negation, "لم يحضر"),
      ("وقد", .particle, "وقد وصل الوفد"), ("هو", .pronoun, "هو من بدأ"), ("لكن", .conjunction, "لكن الأمر انتهى"),
      ("مشيرا", .participle, "مشيرا إلى أن العمل انتهى"), ("أيضا", .adverb, "وأضاف أيضا أن العمل انتهى"),
      ("ثلاثة", .numeral, "قتل ثلاثة أشخاص"), ("كان", .verb, "كان الطقس باردا"),
      ("كأن", .complementizer, "بدا كأن الأمر انتهى"), ("علي", .properNoun, "قال علي حسن إنه عائد"),
    ] as [(String, PartOfSpeech, String)])
  func partOfSpeech(_ word: String, _ expected: PartOfSpeech, _ sentence: String) throws {
    #expect(try #require(AnalyzedWord(word, in: sentence)).analysis.partOfSpeech == expected)
  }

  @Test(
    "Tense",
    arguments: [
      ("قال", Tense.past, "قال المتحدث إن العمل انتهى"), ("يقول", .present, "يقول المتحدث إن العمل انتهى"),
      ("تعلن", .present, "تعلن اللجنة النتائج يوم الأحد"), ("تعهد", .past, "تعهد الرئيس بمحاربة الفساد"),
      ("توقعت", .past, "توقعت الوكالة نموا بطيئا"), ("أكد", .past, "أكد الوزير ذلك"), ("نشرت", .past, "نشرت الصحيفة"),
      ("نفى", .past, "نفى المصدر الخبر"), ("سيزور", .future, "سيزور الرئيس العاصمة"),
      ("يزور", .future, "سوف يزور الرئيس العاصمة"), ("تتضمن", .present, "الخطة التي تتضمن عدة بنود"),
    ] as [(String, Tense, String)])
  func tense(_ word: String, _ expected: Tense, _ sentence: String) throws {
    let analysis = try #require(AnalyzedWord(word, in: sentence)).analysis
    #expect(analysis.partOfSpeech == .verb)
    #expect(analysis.tense == expected)
  }

  @Test("Only verbs have a tense")
  func tenseOfNouns() {
    let line = AnalyzedLine("شدد البيان الصادر عن المكتب على ضرورة الحوار بين الأطراف كافة")
    for word in line.words where word.partOfSpeech != .verb { #expect(word.tense == .none) }
  }
}
