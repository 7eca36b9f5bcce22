import ArgumentParser
import Entities
import Foundation
import Lexicons

/// Trains the entity tagger and writes its model file.
struct TrainEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Trains the entity tagger and writes its model file.",
    discussion: """
      Corrected pages are a further folder of --gold. The scores of the model before (--before, or else the embedded \
      one) are printed beside those of the new one.
      """)

  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages (JSON) to train on.")
  var gold: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "CoNLL files of other corpora.")
  var data: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages to measure on.")
  var development: [String] = []
  @Option(help: "Word statistics made by `words`, `clusters` and `profiles`.") var words: String?
  @Option(name: .shortAndLong, help: "Where to write the model.") var output = "Sources/CData/data/entities.bin"
  @Option(help: "A model file to compare with; without it the embedded one.") var before: String?
  @Option(help: "The number of buckets of four features each.") var buckets = 65_536
  @Option(help: "Features that occur less often are left out.") var minimumCount: Int32 = 2
  @Option(help: "Every n-th page is held out of training; the curve of confidence is fitted on those.")
  var holdOut: Int?
  @Option(help: "Take the curve of confidence of this model, which was trained with --hold-out.") var curveFrom: String?
  @Option(help: "How much of ANERcorp's own weights goes into the model, pages counting 1.")
  var anercorpShare: Float = 0
  @Option(help: "How much of the pages' own weights goes into the model.") var goldShare: Float = 1
  @Flag(help: "Judge words by their neighbours alone: the model for `profiles`.") var contextOnly = false
  @Flag(help: "Also train on the development part of ANERcorp.") var all = false
  @OptionGroup(title: "Optimizer") var optimizer: OptimizerOptions
  @OptionGroup(title: "Self-training") var selfTraining: SelfTrainingOptions

  func run() throws {
    let lexicon = Lexicon.standard
    let table = try words.map { try WordTable(path: $0) } ?? WordTable()
    let corpora = try CorpusCollection(
      gold: gold, development: development, files: data, holdOut: !all, lexicon: lexicon)
    let others = try corpora.others + selfTraining.lines(excluding: corpora.goldDevelopment, lexicon)
    let pages = corpora.pages.enumerated()
    let held = pages.filter { isHeldOut($0.offset) }.flatMap(\.element)
    let training = try trained(pages.filter { !isHeldOut($0.offset) }.flatMap(\.element), others, table)
    var builder = training.model(following: [.gold: goldShare, .anercorp: anercorpShare])
    builder.calibration = try curve(of: builder, held) ?? builder.calibration
    let image = builder.image()
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(builder.features.count) features with weights, \(image.count) bytes -> \(output)")
    try report(image, corpora)
    let foreign = training.model(following: [.anercorp: 1]).image()
    if let model = EntityModel(compiled: foreign), !corpora.anercorpDevelopment.isEmpty {
      let score = Evaluation.score(EntityTagger(model: model), onWords: corpora.anercorpDevelopment)
      print("anercorp by its own guidelines (shared weights + ANERcorp's)  \(score.summary)")
    }
  }

  private func isHeldOut(_ page: Int) -> Bool {
    guard let holdOut, holdOut > 0 else { return false }
    return page % holdOut == 0
  }

  /// The curve of confidence, from another model or from the pages held out; nil where there is neither.
  private func curve(of builder: EntityModelBuilder, _ held: [GoldCorpus.Line]) throws -> Calibration? {
    if let curveFrom { return try EvaluateEntities.load(curveFrom).calibration }
    guard !held.isEmpty, let model = EntityModel(compiled: builder.image()) else { return nil }
    let outcomes = Evaluation.outcomes(EntityTagger(model: model), on: held)
    return CalibrationFit(outcomes.map { ($0.candidate.margin, $0.isRight) }).calibration
  }

  /// A finished run of the optimizer.
  private struct Training {
    let result: ConditionalRandomField.Result
    let keys: [UInt64]
    let words: WordTable
    let buckets: Int

    /// The model of a reader who follows the given corpora's guidelines, without a fitted curve of confidence.
    func model(following shares: [CorpusDomain: Float]) -> EntityModelBuilder {
      ModelCompression.builder(
        result.weights(following: shares), keys: keys, words: words, buckets: buckets)
    }
  }

  private func trained(
    _ pages: [GoldCorpus.Line], _ others: [TrainingLine], _ table: WordTable
  ) throws -> Training {
    let set = TrainingSet(
      pages.map(GoldCorpus.trainingLine) + others, model: try table.model(), minimumCount: minimumCount)
    print("\(set.lines.count) lines, \(set.allowed.count) tokens, \(set.index.keys.count) features")
    let clock = ContinuousClock()
    let start = clock.now
    var options = optimizer.values(contextOnly: contextOnly, rawWeight: selfTraining.rawWeight)
    let runs = (0..<optimizer.runs).map { _ in
      defer { options.seed += 1 }
      return ConditionalRandomField(set, options: options).train { epoch, loss in
        print("seed \(options.seed), epoch \(epoch + 1): loss \(loss), \(clock.now - start)")
        fflush(nil)
      }
    }
    guard let result = ConditionalRandomField.Result.mean(of: runs) else { throw ValidationError("--runs 0") }
    return Training(result: result, keys: set.index.keys, words: table, buckets: buckets)
  }

  /// Prints the scores of the model before beside those of the new one.
  private func report(_ image: [UInt8], _ corpora: CorpusCollection) throws {
    guard let model = EntityModel(compiled: image) else { throw ValidationError("the model does not load") }
    let old = try before.map { EntityModel(compiled: [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))) }
    if let old = old ?? EntityModel.standard {
      print("-- before")
      EvaluateEntities.reportScores(EntityTagger(model: old), old, corpora)
      print("-- after")
    }
    EvaluateEntities.report(model, corpora)
  }
}

/// Knobs of the optimizer.
struct OptimizerOptions: ParsableArguments {
  @Option var epochs = 6
  @Option var rate: Float = 0.15
  @Option(help: "L2 penalty of the weights that corpora share.") var sharedPenalty: Float = 4
  @Option(help: "L2 penalty of each corpus's own weights.") var domainPenalty: Float = 14
  @Option(help: "How often a word's identity is hidden in training.") var hideIdentity: Float = 0.15
  @Option(help: "How often a word's list entries are hidden in training.") var hideLists: Float = 0.1
  @Option(help: "How often a word's raw-text statistics are hidden in training.") var hideStatistics: Float = 0.05
  @Option(help: "How many times an epoch visits each annotated page.") var goldRepeats = 3
  @Option var seed: UInt64 = 7
  @Option(help: "Train so many times, with seeds that follow one another, and take the mean of the weights.") var runs =
    1

  func values(contextOnly: Bool, rawWeight: Float) -> ConditionalRandomField.Options {
    var options = ConditionalRandomField.Options()
    options.epochs = epochs
    options.averaged = min(options.averaged, max(1, epochs - 1))
    options.rate = rate
    (options.sharedPenalty, options.domainPenalty) = (sharedPenalty, domainPenalty)
    (options.hideIdentity, options.hideLists, options.hideStatistics) = (hideIdentity, hideLists, hideStatistics)
    if contextOnly { (options.hideIdentity, options.hideLists, options.hideStatistics) = (1, 1, 1) }
    options.goldRepeats = goldRepeats
    options.rawWeight = rawWeight
    options.seed = seed
    return options
  }
}

/// Raw text as further training data.
struct SelfTrainingOptions: ParsableArguments {
  @Option(help: "Raw articles that models label.") var raw: String?
  @Option(name: .long, parsing: .upToNextOption, help: "The models that label them.") var teachers: [String] = []
  @Option(help: "Of raw articles every n-th is read.") var rawStride = 12
  @Option(help: "How much a line of raw text counts.") var rawWeight: Float = 0.4
  @Option(help: "Nats by which a teacher's reading must win.") var rawMargin: Float = 1.5

  /// Raw text as the teachers label it; none of the pages that scores are measured on.
  func lines(excluding held: [GoldCorpus.Line], _ lexicon: Lexicon) throws -> [TrainingLine] {
    guard let raw, !teachers.isEmpty else { return [] }
    let taggers = try teachers.map { path in
      guard let model = EntityModel(compiled: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))) else {
        throw ValidationError("\(path) is no model of this version")
      }
      return EntityTagger(model: model)
    }
    let excluded = Set(held.map { RawLabels.fingerprint($0.line) }).subtracting([0])
    return try RawLabels(teachers: taggers, minimumMargin: rawMargin, lexicon: lexicon)
      .lines(ofArticlesIn: raw, stride: rawStride, excluding: excluded)
  }
}
