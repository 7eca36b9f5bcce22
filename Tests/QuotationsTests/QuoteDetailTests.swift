import AnnotationModel
import ArabicText
@testable import Quotations
import Testing

/// What a quotation tells beside its words and speaker: hearer, way of resolution, rule, confidence.
struct QuoteDetailTests {
  private func quote(_ text: String, _ number: Int = 0) throws -> Quote {
    let quotes = QuoteCase.resolved(SourceText(text)).quotes
    return try #require(quotes.indices.contains(number) ? quotes[number] : nil)
  }

  @Test(
    "the one spoken to",
    arguments: [
      ("قال رئيس الوزراء لأعضاء المجلس إن الموازنة جاهزة.", "أعضاء المجلس"),
      ("قال المدرب للصحفيين إن الفريق جاهز.", "لصحفيين"),
      ("قال المدرب السابق للمنتخب إن الفريق جاهز.", nil),
    ] as [(String, String?)])
  func addressee(_ text: String, _ expected: String?) throws {
    #expect(try quote(text).addressee.map(SourceText(text).string) == expected)
  }

  @Test(
    "how the speaker was found",
    arguments: [
      ("قال الوزير إن العمل بدأ.", .explicit), ("وأضاف أن العمل بدأ.", .subjectDrop),
      ("\"العمل بدأ اليوم\"، بحسب قوله.", .pronoun), ("نقلت رويترز عن الوزير قوله إن العمل بدأ.", .chain),
    ] as [(String, Quote.Resolution)])
  func resolution(_ text: String, _ expected: Quote.Resolution) throws {
    #expect(try quote(text).resolvedBy == expected)
  }

  @Test(
    "the rule that fired",
    arguments: [
      ("قال الوزير إن العمل بدأ.", "verb.clause"), ("قال الوزير: \"بدأ العمل اليوم\".", "verb.direct"),
      ("قال الوزير: بدأ العمل اليوم.", "verb.verbatim"), ("تعهد الوزير بإكمال العمل.", "verb.preposition"),
      ("نفى الوزير تأجيل العمل.", "verb.noun"), ("وجاء في البيان أن العمل بدأ.", "verb.arrival"),
      ("غادر الوزير، مؤكدا أن العمل بدأ.", "participle.clause"),
      ("غادر الوزير قائلا: \"بدأ العمل اليوم\".", "participle.direct"),
      ("وبحسب الوزير فإن العمل بدأ.", "source.leading"), ("بدأ العمل اليوم، وفقا للوزير.", "source.trailing"),
      ("\"بدأ العمل اليوم\"، بحسب الوزير.", "source.marked"), ("\"بدأ العمل اليوم\"، قال الوزير.", "marked.postposed"),
      ("س: متى يبدأ العمل؟", "interview.label"),
    ])
  func rule(_ text: String, _ expected: String) throws {
    #expect(try quote(text).rule == expected)
    #expect(QuotationTagger.catalogue.contains { $0.name == expected })
  }

  @Test("a rule has one name, and the catalogue knows it")
  func rules() {
    let names = QuotationRule.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(names) == Set(QuotationTagger.catalogue.map(\.name)))
  }

  @Test("plain attributions are trusted more than doubtful ones")
  func confidence() throws {
    let plain = try quote("قال وزير المالية: \"بدأ العمل في الميناء اليوم\".").confidence
    let doubtful = try quote("وتطالب بإعادتها.").confidence
    #expect(plain > 0.9)
    #expect(doubtful < plain)
  }

  @Test("the table of weights fits the evidence, and its logistic function is one")
  func weights() {
    #expect(ConfidenceWeights.table.map(\.count) == QuoteEvidence.Group.allCases.map(\.size))
    #expect(ConfidenceModel.probability(ofScore: 0) == 0.5)
    var last: Float = 0
    for score in stride(from: -12_000, through: 12_000, by: 37) {
      let value = ConfidenceModel.probability(ofScore: score)
      #expect(value >= last && value >= 0 && value <= 1)
      #expect(abs(value + ConfidenceModel.probability(ofScore: -score) - 1) < 1e-6)
      last = value
    }
  }

  @Test("every value of the evidence has a place in its group")
  func evidence() {
    for text in [
      "قال الوزير إن العمل بدأ.", "\"بدأ العمل اليوم\"، بحسب قوله.", "س: متى يبدأ العمل؟", "نفى الوزير تأجيل العمل.",
    ] {
      let source = SourceText(text)
      let lines = QuoteCase.lines(of: source)
      for (_, evidence) in QuotationResolver.weigh(lines, entities: [], index: [], in: source).quotes {
        for (group, value) in zip(QuoteEvidence.Group.allCases, evidence.values) { #expect(Int(value) < group.size) }
      }
    }
  }
}
