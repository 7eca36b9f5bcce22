import AnnotationModel
import ArgumentParser
import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology

/// Measures a model file: scores by type, prefixes, speed.
struct EvaluateEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measures the entity tagger on annotated pages and CoNLL files.")

  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages.") var development: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "CoNLL files; of ANERcorp only the development part counts.")
  var data: [String] = []
  @Option(help: "The model file; without it the embedded one.") var model: String?

  func run() throws {
    let image = try model.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
    guard let model = image.map({ EntityModel(compiled: $0) }) ?? EntityModel.standard else {
      throw ValidationError("no model of this version")
    }
    let corpora = try CorpusCollection(
      gold: [], development: development, files: data, holdOut: true, lexicon: .standard)
    EvaluateEntities.report(model, corpora)
  }

  /// Prints what a model scores on the development data of `corpora`.
  static func report(_ model: EntityModel, _ corpora: CorpusCollection) {
    let tagger = EntityTagger(model: model)
    print("pages     \(Evaluation.score(tagger, on: corpora.goldDevelopment).summary)")
    print("anercorp  \(Evaluation.score(tagger, onWords: corpora.anercorpDevelopment).summary)")
    let outcomes = Evaluation.outcomes(tagger, on: corpora.goldDevelopment)
    let error = CalibrationFit.expectedError(outcomes.map { ($0.candidate.confidence, $0.isRight) })
    print("confidence  expected calibration error \((error * 1000).rounded() / 1000) on pages")
    let prefixes = PrefixAgreement(corpora.goldDevelopment, model: model)
    print("prefixes  \(prefixes.right) of \(prefixes.total) cut as annotated")
    let lines = corpora.goldDevelopment.map(\.line) + corpora.anercorpDevelopment.map(\.line)
    let tokens = lines.reduce(0) { $0 + $1.count }
    guard tokens > 0 else { return }
    var best = Double.infinity
    for _ in 0..<7 {
      let start = processorTime()
      for line in lines { _ = tagger.analyze(line) }
      best = min(best, processorTime() - start)
    }
    print("speed     \(Int(Double(tokens) / best)) tokens/s of processor time, tagging alone")
  }

  /// Seconds of processor time that this process has used; other work on the machine does not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
