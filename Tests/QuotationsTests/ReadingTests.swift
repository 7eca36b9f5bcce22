import ArabicText
import Morphology
import Testing

@testable import Quotations

/// What the rules ask of the words of a line.
struct ReadingTests {
  @Test(
    "each token knows its sentence",
    arguments: [
      ("قال الوزير. ثم خرج.", [0, 3, 6]),
      ("«دخل. ثم خرج» قال الوزير", [0, 8]),
      ("قال د. سامر. وخرج", [0, 5, 6]),
      ("كلمة", [0, 1]),
    ])
  func sentences(text: String, bounds: [Int]) {
    let line = QuotationLine(AnalyzedLine(text))
    var found = [0]
    var token = 0
    while token < line.count {
      let end = line.sentenceEnd(token)
      #expect((token..<end).allSatisfy { line.sentenceStart($0) == token && line.sentenceEnd($0) == end })
      found.append(end)
      token = max(end, token + 1)
    }
    #expect(found == bounds)
    #expect(line.sentenceStart(-1) == 0 && line.sentenceEnd(line.count) == line.count)
  }

  @Test("words are known whole and behind their prefixes")
  func words() {
    let line = QuotationLine(AnalyzedLine("وعلى حد قول المدير عن البيان الوارد"))
    #expect(line.isWord(0, Words.ala) && line.traits(0).contains([.ala, .mayReport]))
    #expect(line.isWord(4, Words.an) && !line.isWord(4, Words.min))
    #expect(!line.isWord(-1, Words.an) && !line.isWord(line.count, Words.an))
    #expect(!line.isWord(6, Words.warada) && !line.traits(6).contains(.arrives))
  }

  @Test("a set of words holds what it was made of, and nothing that only looks like it")
  func wordSet() {
    let tokens = AnalyzedLine("كيف كيفما ماذا هل هلا وسط متى").tokens
    let found = (0..<tokens.count).map { tokens.spells($0, from: 0, anyOf: Words.questions) }
    #expect(found == [true, false, true, true, false, false, true])
    #expect(!tokens.spells(0, from: 3, anyOf: Words.questions) && !tokens.spells(0, from: 9, anyOf: Words.questions))
  }

  @Test("a search passes over words of which no rule is told")
  func passedOver() {
    let line = QuotationLine(AnalyzedLine("قال الطبيب صباحا لمرضاه بأن «الدواء» جاهز في Paris"))
    let leads = (0..<line.count).filter(line.mayLead)
    #expect(leads.contains(0) && !leads.contains(1))
    #expect(Set(leads).isSuperset(of: [3, 4, 5, 7, 9, 10]))
  }
}
