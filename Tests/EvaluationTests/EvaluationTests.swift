import AnnotationModel
import ArabicText
import Evaluation
import JSON
import Testing

/// The metrics on small cases that can be counted by hand.
struct EvaluationTests {
  private let source = SourceText("قال أحمد علي إن المشروع بدأ في القاهرة عام 2020 بالفعل")

  private func span(_ text: String) -> TextSpan {
    let bytes = source.bytes
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return TextSpan(start: start, end: start + wanted.count)
  }

  private func mention(_ text: String, _ type: EntityType, name: String? = nil) -> EntityMention {
    EntityMention(id: text, span: span(text), type: type, name: name ?? text, entity: "", article: 1, confidence: 1)
  }

  private func report(
    _ gold: (inout AnnotatedDocument) -> Void, _ answer: ((inout AnnotatedDocument) -> Void)?
  ) -> JSONValue {
    var goldDocument = AnnotatedDocument(language: "ar")
    gold(&goldDocument)
    let answerDocument = answer.map { fill in
      var document = AnnotatedDocument(language: "ar")
      fill(&document)
      return document
    }
    var evaluation = Evaluation()
    evaluation.add(gold: goldDocument, answer: answerDocument, of: source, id: "a", layers: Evaluation.Layer.allCases)
    return .object(EvaluationReport(evaluation).json)
  }

  @Test func namesNeedSpanAndType() {
    let report = report {
      $0.entities = [mention("أحمد علي", .person), mention("القاهرة", .location), mention("المشروع", .miscellaneous)]
    } _: {
      $0.entities = [mention("أحمد", .person), mention("القاهرة", .location), mention("المشروع", .organization)]
    }
    let entities = report["entities"]
    #expect(entities?["P"]?.double == 0.3333 && entities?["R"]?.double == 0.3333)
    #expect(entities?["overlapF1"]?.double == 0.6667)
    #expect(entities?["byType"]?["LOC"]?["F1"]?.double == 1)
    #expect(entities?["byType"]?["ORG"]?["pred"]?.int == 1)
  }

  @Test func pairsOfNamesAgree() {
    let report = report {
      $0.entities = [
        mention("أحمد علي", .person, name: "x"), mention("القاهرة", .location, name: "x"),
        mention("المشروع", .miscellaneous),
      ]
    } _: {
      $0.entities = [
        mention("أحمد علي", .person, name: "y"), mention("القاهرة", .location, name: "y"),
        mention("المشروع", .miscellaneous, name: "y"),
      ]
    }
    // One pair is the same in the gold, all three are in the answer.
    #expect(report["entities"]?["corefF1"]?.double == 0.5)
  }

  @Test func timesOverlapOneToOne() {
    let time = { (text: String, value: String) in
      TimeExpression(id: text, span: span(text), type: .date, value: value, rule: "r")
    }
    let report = report {
      $0.times = [time("عام 2020", "2020")]
    } _: {
      $0.times = [time("2020", "2020"), time("عام", "XXXX")]
    }
    #expect(report["times"]?["strict"]?["F1"]?.double == 0)
    #expect(report["times"]?["relaxed"]?["P"]?.double == 0.5)
    #expect(report["times"]?["value"]?.double == 1)
    #expect(report["times"]?["valueF1"]?.double == 0.6667)
  }

  @Test func quotesShareHalfOfTheirWords() {
    let quote = { (text: String, speaker: String, polarity: Quote.Polarity) in
      Quote(
        id: text, kind: .indirect, content: [span(text)], speakerName: speaker, polarity: polarity,
        resolvedBy: .explicit,
        rule: "r")
    }
    let report = report {
      $0.quotes = [quote("المشروع بدأ في القاهرة عام 2020", "أحمد علي", .deny)]
    } _: {
      $0.quotes = [quote("المشروع بدأ في القاهرة", "علي", .affirm), quote("بالفعل", "x", .affirm)]
    }
    #expect(report["quotes"]?["match"]?["P"]?.double == 0.5 && report["quotes"]?["match"]?["R"]?.double == 1)
    #expect(report["quotes"]?["tight"]?["R"]?.double == 0)
    #expect(report["quotes"]?["speaker"]?.double == 1)
    #expect(report["quotes"]?["deny"]?["R"]?.double == 0)
  }

  @Test func aDocumentWithoutAnAnswerIsMissedWhole() {
    let report = report({ $0.entities = [mention("القاهرة", .location)] }, nil)
    #expect(report["missing"]?.int == 1)
    #expect(report["entities"]?["gold"]?.int == 1 && report["entities"]?["R"]?.double == 0)
    #expect(report["times"]?["strict"]?["gold"]?.int == 0)
  }

  @Test func wordsOfTheBodyCount() {
    let report = report {
      $0.blocks = [Block(span: source.span, kind: .paragraph, article: 1)]
    } _: {
      $0.blocks = [Block(span: source.span, kind: .chrome, article: 1)]
    }
    #expect(report["blocks"]?["kind"]?.double == 0 && report["blocks"]?["bodyF1"]?.double == 0)
    #expect(report["blocks"]?["article"]?.double == 1)
  }
}
