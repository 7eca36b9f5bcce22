import AnnotationModel
import Entities
import Lexicons
import Testing

@testable import hashiya_train

@Suite("Labelled corpora in our scheme")
struct ConllCorpusTests {
  static func line(_ text: String, domain: CorpusDomain, splitsClitics: Bool = false) -> TrainingLine {
    let corpus = ConllCorpus(domain: domain, splitsClitics: splitsClitics)
    let sentence = ConllCorpus.sentences(
      text.split(separator: " ").map {
        $0.replacing("/", with: "\t")
      }.joined(separator: "\n"))[0]
    return corpus.line(sentence, lexicon: .standard)
  }

  @Test func commonTypesAreCertain() {
    let line = Self.line("سافر/O خالد/B-PERS نجم/I-PERS لروسيا/B-LOC", domain: .anercorp)
    #expect(
      line.labels == [
        LabelSet(.outside), LabelSet(.begin(.person)), LabelSet(.inside(.person)), LabelSet(.begin(.location)),
      ])
  }

  @Test func aCorpusDoesNotTeachTheAbsenceOfWhatItLacks() {
    let line = Self.line("لقاء/O الفلسطينيين/O", domain: .anercorp)
    #expect(line.labels[1].contains(.outside))
    #expect(line.labels[1].contains(.begin(.people)))
    let gold = Self.line("لقاء/O الفلسطينيين/O", domain: .gold)
    #expect(gold.labels[1] == LabelSet(.outside))
  }

  @Test func foreignCatchAllsStayOpen() {
    let line = Self.line("خسر/O الدولار/B-MISC", domain: .anercorp)
    for label in [EntityLabel.outside, .begin(.miscellaneous), .begin(.event), .begin(.people)] {
      #expect(line.labels[1].contains(label))
    }
    #expect(!line.labels[1].contains(.begin(.person)))
  }

  @Test func splitCliticsAreRejoined() {
    let corpus = ConllCorpus(domain: .fane, splitsClitics: true)
    let sentence = ConllCorpus.Sentence(
      tokens: ["عاصمة", "ها", "و", "جوبا", "قرب", "نهر", "النيل"],
      labels: ["O", "O", "O", "B-Population-Center", "O", "B-Water-Body", "I-Water-Body"])
    let (text, spans) = corpus.runningText(sentence)
    #expect(text == "عاصمتها وجوبا قرب نهر النيل")
    let names = spans.map { span in
      String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
    }
    #expect(names == ["جوبا", "نهر النيل"])
    #expect(corpus.line(sentence, lexicon: .standard).labels[1] == LabelSet(.begin(.location)))
  }

  @Test func gluedMarksAreNoPartOfAName() {
    let line = Self.line("في/O باريس؛/B-LOC", domain: .aqmar)
    #expect(line.labels.count == 3)
    #expect(line.labels[1] == LabelSet(.begin(.location)))
    #expect(line.labels[2] == LabelSet(.outside))
  }

  @Test func everyLabelOfTheMapsIsReadable() {
    for label in ["Politician", "Nation", "Sports", "Book"] {
      #expect(LabelMapping.reading(of: label, in: .fane)?.types.isEmpty == false)
    }
    #expect(LabelMapping.reading(of: "OCC", in: .wojood) == nil)
    #expect(LabelMapping.reading(of: "GPE", in: .wojood)?.types == [.location])
  }
}
