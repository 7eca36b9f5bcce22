import AnnotationModel
import Entities
import Foundation
import Lexicons
import Morphology
import Testing

@testable import hashiya_train

@Suite("Raw text labelled by models")
struct RawLabelsTests {
  /// The labels of the lines of raw articles by a model trained on the toy corpus.
  private static func lines(
    of articles: [String], minimumMargin: Float = 0, excluding excluded: Set<UInt64> = []
  ) throws -> [TrainingLine] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("raw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("raw.jsonl")
    let rows = try articles.map { String(decoding: try JSONEncoder().encode(["text": $0]), as: UTF8.self) }
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
    let model = try #require(EntityModel(compiled: try TrainingTests.image(seed: 3)))
    let labels = RawLabels(
      teachers: [EntityTagger(model: model)], minimumMargin: minimumMargin, lexicon: .standard)
    return try labels.lines(ofArticlesIn: file.path, stride: 1, excluding: excluded)
  }

  @Test func whatTheTeacherIsSureOfBecomesALabel() throws {
    let line = try #require(try Self.lines(of: ["قال نبيل في طنجة"]).first)
    #expect(line.domain == .raw)
    #expect(line.labels[1] == LabelSet(.begin(.person)))
    #expect(line.labels[3] == LabelSet(.begin(.location)))
  }

  @Test func whatTheTeacherDoubtsStaysOpen() throws {
    let line = try #require(try Self.lines(of: ["قال نبيل في طنجة"], minimumMargin: 1000).first)
    #expect(line.labels[0] == .all)
  }

  @Test func pagesThatScoresAreMeasuredOnAreLeftOut() throws {
    let text = String(repeating: "قال نبيل في طنجة ثم عاد ", count: 8)
    let fingerprint = RawLabels.fingerprint(AnalyzedLine(text))
    #expect(fingerprint != 0)
    #expect(try Self.lines(of: [text, "قال سليم في عدن"], excluding: [fingerprint]).count == 1)
  }
}
