import ArgumentParser
import Entities
import Foundation
import Lexicons

/// Trains the entity tagger and writes its model file.
struct TrainEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Trains the entity tagger and writes its model file.")

  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages (JSON) to train on.")
  var gold: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "CoNLL files of other corpora.")
  var data: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages to measure on.")
  var development: [String] = []
  @Option(help: "Word statistics made by `words`.") var words: String?
  @Option(name: .shortAndLong, help: "Where to write the model.") var output = "Sources/CData/data/entities.bin"
  @Option(help: "Log2 of the number of buckets of four features.") var bucketBits = 16
  @Option(help: "Features that occur less often are left out.") var minimumCount: Int32 = 2
  @Option var epochs = 12
  @Option var rate: Float = 0.15
  @Option(help: "L2 penalty of the weights that corpora share.") var sharedPenalty: Float = 0.6
  @Option(help: "L2 penalty of each corpus's own weights.") var domainPenalty: Float = 2
  @Option(help: "How often a word's identity is hidden in training.") var hideIdentity: Float = 0.15
  @Option(help: "How often a word's list entries are hidden in training.") var hideLists: Float = 0.1
  @Option(help: "How often a word's raw-text statistics are hidden in training.") var hideStatistics: Float = 0.05
  @Option(help: "How many times an epoch visits each annotated page.") var goldRepeats = 3
  @Option var seed: UInt64 = 7
  @Flag(help: "Judge words by their neighbours alone: the model for `profiles`.") var contextOnly = false
  @Flag(help: "Also train on the development part of ANERcorp.") var all = false

  func run() throws {
    let lexicon = Lexicon.standard
    let table = try words.map { try WordTable(path: $0) } ?? WordTable()
    let corpora = try CorpusCollection(
      gold: gold, development: development, files: data, holdOut: !all, lexicon: lexicon)
    let set = TrainingSet(corpora.training, model: try table.model(), minimumCount: minimumCount)
    print("\(set.lines.count) lines, \(set.allowed.count) tokens, \(set.index.keys.count) features")
    var options = ConditionalRandomField.Options()
    options.epochs = epochs
    options.rate = rate
    (options.sharedPenalty, options.domainPenalty) = (sharedPenalty, domainPenalty)
    (options.hideIdentity, options.hideLists, options.hideStatistics) = (hideIdentity, hideLists, hideStatistics)
    if contextOnly { (options.hideIdentity, options.hideLists, options.hideStatistics) = (1, 1, 1) }
    options.goldRepeats = goldRepeats
    options.seed = seed
    let clock = ContinuousClock()
    let start = clock.now
    let result = ConditionalRandomField(set, options: options).train { epoch, loss in
      print("epoch \(epoch + 1): loss \(loss), \(clock.now - start)")
    }
    var builder = ModelCompression.builder(result, keys: set.index.keys, words: table, bucketBits: bucketBits)
    if let draft = EntityModel(compiled: builder.image()), !corpora.anercorpDevelopment.isEmpty {
      let outcomes = Evaluation.outcomes(EntityTagger(model: draft), onWords: corpora.anercorpDevelopment)
      builder.calibration = CalibrationFit(outcomes.map { ($0.candidate.margin, $0.isRight) }).calibration
    }
    let image = builder.image()
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(builder.features.count) features with weights, \(image.count) bytes -> \(output)")
    guard let model = EntityModel(compiled: image) else { throw ValidationError("the model does not load") }
    EvaluateEntities.report(model, corpora)
  }
}
