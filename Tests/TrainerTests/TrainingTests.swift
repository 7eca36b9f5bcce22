import AnnotationModel
import Entities
import Lexicons
import Testing

@testable import hashiya_train

@Suite("Training the entity tagger")
struct TrainingTests {
  /// A toy corpus: persons after قال, places after في.
  static let lines: [TrainingLine] = (0..<40).map { number in
    let names = ["نبيل", "سليم", "وائل", "رامي"]
    let places = ["عدن", "حمص", "صور", "طنجة"]
    return ConllCorpusTests.line(
      "قال/O \(names[number % 4])/B-PERS في/O \(places[number / 4 % 4])/B-LOC", domain: .anercorp)
  }

  static func image(seed: UInt64, lines: [TrainingLine] = lines) throws -> [UInt8] {
    let table = WordTable()
    let set = TrainingSet(lines, model: try table.model(), minimumCount: 1)
    var options = ConditionalRandomField.Options()
    (options.epochs, options.averaged, options.seed) = (4, 2, seed)
    let result = ConditionalRandomField(set, options: options).train { _, _ in }
    return ModelCompression.builder(
      result.weights(following: [.gold: 1]), keys: set.index.keys, words: table, buckets: 1024
    ).image()
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    #expect(try Self.image(seed: 3) == Self.image(seed: 3))
  }

  @Test func aTrainedModelLabelsItsTrainingLines() throws {
    let model = try #require(EntityModel(compiled: try Self.image(seed: 3)))
    let score = Evaluation.score(EntityTagger(model: model), onWords: Self.lines)
    #expect(score.total.f1 > 0.95)
  }

  /// "مدينة عدن" is a name for the model; the corpus leaves the head out, calls no company a name, and agrees elsewhere.
  @Test func namesAreMeasuredInTheTermsOfACorpus() throws {
    func lines(_ city: String, _ company: (String, String)) -> [TrainingLine] {
      Self.lines.indices.map { number in
        let place = ["عدن", "حمص", "صور", "طنجة"][number / 4 % 4]
        let name = ["نبيل", "سليم", "وائل", "رامي"][number % 4]
        return ConllCorpusTests.line(
          "قال/O \(name)/B-PERS في/O مدينة/\(city) \(place)/\(city == "O" ? "B" : "I")-LOC عن/O "
            + "شركة/\(company.0) \(name)/\(company.1)", domain: .anercorp)
      }
    }
    let image = try Self.image(seed: 3, lines: lines("B-LOC", ("B-ORG", "I-ORG")))
    let tagger = EntityTagger(model: EntityModel(compiled: image))
    let corpus = lines("O", ("O", "O"))
    let conversion = GuidelineConversion(tagger, learningFrom: Array(corpus[..<20]))
    let plain = Evaluation.score(tagger, onWords: Array(corpus[20...])).total.f1
    let converted = Evaluation.score(tagger, onWords: Array(corpus[20...]), convertedBy: conversion).total.f1
    #expect(plain < 0.6)
    #expect(converted > 0.95)
  }

  @Test func marginalsOfTheChainSumToOne() {
    let potentials = (0..<5).map { token in
      var row = SIMD16<Float>(repeating: 0)
      row[token % 13] = 2
      return row
    }
    let sums = Chain(potentials: potentials, transitions: [SIMD16<Float>](repeating: .zero, count: 16)).run(
      allowed: nil)
    for row in sums.marginals { #expect(abs(row.sum() - 1) < 1e-3) }
  }

  @Test func scoresCountExactMatches() {
    var score = EntityScore()
    let span = TextSpan(start: 0, end: 4)
    score.add(
      found: [(span, .person), (TextSpan(start: 6, end: 9), .location)],
      wanted: [(span, .person), (TextSpan(start: 6, end: 8), .location)])
    #expect((score.total.right, score.total.found, score.total.wanted) == (1, 2, 2))
  }

  @Test func calibrationErrorOfHonestConfidencesIsSmall() {
    let outcomes = (0..<100).map { (confidence: Float(0.75), isRight: $0 % 4 != 0) }
    #expect(CalibrationFit.expectedError(outcomes) < 0.01)
  }
}
