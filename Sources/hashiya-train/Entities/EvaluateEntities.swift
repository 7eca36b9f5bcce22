import AnnotationModel
import ArabicText
import ArgumentParser
import Entities
import Foundation
import Lexicons
import Morphology

/// Measures a model file: scores by type, resolution, prefixes, confidence, speed, size.
struct EvaluateEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measures the entity layer on annotated pages and CoNLL files.")

  @Option(name: .long, parsing: .upToNextOption, help: "Folders of annotated pages.") var development: [String] = []
  @Option(name: .long, parsing: .upToNextOption, help: "CoNLL files; of ANERcorp only the development part counts.")
  var data: [String] = []
  @Option(help: "Segmented words, for the splitter of prefixes; of five parts the last counts.")
  var segmentation: String?
  @Option(help: "The model file; without it the embedded one.") var model: String?
  @Option(help: "A model file to compare with: the one before a retraining.") var before: String?

  func run() throws {
    let corpora = try CorpusCollection(
      gold: [], development: development, files: data, holdOut: true, lexicon: .standard)
    if let before {
      let model = try EvaluateEntities.load(before)
      print("-- before")
      EvaluateEntities.reportScores(EntityTagger(model: model), model, corpora)
      print("-- after")
    }
    let start = EvaluateEntities.processorTime()
    let model = try EvaluateEntities.load(model)
    let loading = EvaluateEntities.processorTime() - start
    EvaluateEntities.report(model, corpora)
    if let segmentation { try EvaluateEntities.reportSegmentation(segmentation) }
    let milliseconds = Int((loading * 1000).rounded())
    let resident = EvaluateEntities.residentMegabytes()
    print("model     \(model.byteCount) bytes, loaded in \(milliseconds) ms; \(resident) MB resident")
  }

  /// The model of the file at `path`, the embedded one for nil.
  static func load(_ path: String?) throws -> EntityModel {
    let image = try path.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
    guard let model = image.map({ EntityModel(compiled: $0) }) ?? EntityModel.standard else {
      throw ValidationError("no model of this version")
    }
    return model
  }

  /// Prints what a model scores on the development data of `corpora`, and its speed.
  static func report(_ model: EntityModel, _ corpora: CorpusCollection) {
    let tagger = EntityTagger(model: model)
    reportScores(tagger, model, corpora)
    reportSpeed(tagger, corpora)
  }

  static func reportScores(_ tagger: EntityTagger, _ model: EntityModel, _ corpora: CorpusCollection) {
    print("tagger    \(Evaluation.score(tagger, on: corpora.goldDevelopment).summary)")
    let pages = PageScore(corpora.developmentPages, tagger: tagger)
    print("pages     \(pages.exact.summary)")
    print("          overlap \(thousandths(pages.overlapF1)), names of one thing \(thousandths(pages.pairs.f1))")
    let words = corpora.anercorpDevelopment
    print("anercorp  \(Evaluation.score(tagger, onWords: words).summary)")
    let conversion = GuidelineConversion(tagger, learningFrom: corpora.others.filter { $0.domain == .anercorp })
    let converted = Evaluation.score(tagger, onWords: words, convertedBy: conversion)
    print("          in its terms \(converted.summary)")
    let error = CalibrationFit.expectedError(pages.outcomes)
    print("confidence  expected calibration error \(thousandths(error)) of thousand on pages")
    let prefixes = PrefixAgreement(corpora.goldDevelopment, model: model)
    print("prefixes  \(prefixes.right) of \(prefixes.total) cut as annotated")
  }

  private static func reportSpeed(_ tagger: EntityTagger, _ corpora: CorpusCollection) {
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

  /// How many words of segmented text the morphology layer cuts as annotated.
  private static func reportSegmentation(_ path: String) throws {
    let sentences = try SegmentedCorpus(contentsOf: path).sentences
    let held = sentences.enumerated().filter { $0.offset % 5 == 4 }.map(\.element)
    print("splitter  \(MorphologyScores(held, model: .standard))")
  }

  private static func thousandths(_ value: Double) -> String { String(Int((value * 1000).rounded())) }

  /// Seconds of processor time that this process has used; other work on the machine does not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Peak resident memory of this process.
  private static func residentMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}
