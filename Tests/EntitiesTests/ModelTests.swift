import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology
import Testing

@Suite("The model file")
struct ModelTests {
  @Test func theEmbeddedModelFits() { #expect(EntityModel.standard != nil) }

  @Test func wordsReadBackAsWritten() throws {
    var builder = EntityModelBuilder()
    let words: [(hash: UInt64, statistics: WordStatistics)] = (0..<500).map { (number: Int) in
      let hash = WordKey.of([UInt8(number & 0xFF), UInt8(number >> 8), 7])
      var clusters = WordClusterNumbers()
      (clusters.coarse, clusters.middle) = (UInt8(number % 60), UInt8(number % 250))
      (clusters.fine, clusters.other) = (UInt16(number * 3), UInt16(number * 5 + 1))
      let statistics = WordStatistics(
        clusters: clusters, profile: UInt8(number % 50), frequency: UInt8(number % 40))
      return (hash, statistics)
    }
    builder.words = words
    let model = try #require(EntityModel(compiled: builder.image()))
    for word in words { #expect(model.statistics(of: word.hash) == word.statistics) }
    #expect(model.statistics(of: WordKey.of([1, 2, 3, 4])) == .none)
  }

  @Test func weightsDecideLabels() throws {
    let line = AnalyzedLine("زار زيدانوف العاصمة")
    let plain = try #require(EntityModel(compiled: EntityModelBuilder().image()))
    let keys = EntityTagger.features(of: line, model: plain)
    // A feature of the second word alone.
    let own = try #require(keys[1].first { !keys[0].contains($0) && !keys[2].contains($0) })
    var weights = SIMD16<Int8>(repeating: 0)
    weights[Int(EntityLabel.begin(.person).rawValue)] = 90
    var builder = EntityModelBuilder()
    builder.bucketCount = 16
    builder.features = [.init(key: own, weights: weights)]
    let model = try #require(EntityModel(compiled: builder.image()))
    let found = EntityTagger(model: model).analyze(line)
    #expect(found.map(\.type) == [.person])
    #expect(found.first?.span == line.tokens.span(1))
  }

  @Test(arguments: [0, 8, 63, 600])
  func damagedFilesAreRefused(_ length: Int) {
    let image = Array(EntityModelBuilder().image().prefix(length))
    #expect(EntityModel(compiled: image) == nil)
    #expect(EntityModel(compiled: [UInt8](repeating: 0xFF, count: length)) == nil)
  }

  @Test func insideOnlyFollowsItsOwnType() {
    #expect(EntityLabel.inside(.person).mayFollow(.begin(.person)))
    #expect(!EntityLabel.inside(.person).mayFollow(.begin(.location)))
    #expect(!EntityLabel.inside(.person).mayFollow(.outside))
    #expect(!EntityLabel.inside(.person).mayFollow(nil))
    #expect(EntityLabel.begin(.person).mayFollow(.inside(.location)))
  }

  @Test func confidenceGrowsWithTheMargin() {
    let calibration = Calibration(slope: 0.8, intercept: -0.5)
    let values = (0..<40).map { calibration.confidence(margin: Float($0) / 4) }
    #expect(values == values.sorted())
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(Calibration(slope: 1, intercept: 0).confidence(margin: 0) - 0.5) < 0.011)
  }
}
