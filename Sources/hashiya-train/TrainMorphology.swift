import ArgumentParser
import Foundation
import ArabicText
import AnnotationModel
import Lexicons
import Morphology

/// Learns `morphology.bin`: word statistics from raw text, weights from segmented words.
struct TrainMorphology: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "morphology",
    abstract: "Learns the word statistics and weights of the morphology layer (see Sources/Morphology/MODEL.md).")

  @Option(help: "Raw text: JSON lines with a field \"text\".") var text: String
  @Option(help: "Segmented words: \"و+ال+كتاب<TAB>CONJ+DET+NOUN\" lines.") var segmentation: String
  @Option(help: "At most this many word forms are kept.") var forms = 98_000
  @Option(help: "Which of the five parts of the segmented words is held out, 0 to 4.") var heldOut = 4
  @Option(name: .shortAndLong, help: "Where to write the model.") var output = "Sources/CData/data/morphology.bin"
  @Flag(help: "Print every word of the held-out part that is analysed otherwise than in the data.") var errors = false

  /// Slots of the frequency table; three quarters of them are filled at most.
  private static let capacity = 1 << 17
  /// Rounds of tagging the raw text with the model of the round before.
  private static let rounds = 2

  func run() throws {
    let gold = try SegmentedCorpus(contentsOf: segmentation)
    let training = gold.sentences.enumerated().filter { $0.offset % 5 != heldOut }.map(\.element)
    let rest = gold.sentences.enumerated().filter { $0.offset % 5 == heldOut }.map(\.element)

    var statistics = WordFormCounts()
    try statistics.count(text)
    var image: [UInt8] = []
    var model: MorphologyModel?
    for round in 0...TrainMorphology.rounds {
      if let model { try statistics.tag(text, model: model) }
      let columns = statistics.columns(limit: forms, capacity: TrainMorphology.capacity)
      let learned = try learn(from: training, columns)
      (model, image) = learned
      let isLast = round == TrainMorphology.rounds
      print("round \(round): \(MorphologyScores(rest, model: learned.model, usesSettled: false))")
      print("  settled: \(MorphologyScores(rest, model: learned.model, printsErrors: errors && isLast))")
    }
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(training.count) sentences, \(image.count) bytes -> \(output)")
  }

  private func learn(
    from sentences: [SegmentedSentence], _ columns: (slots: [UInt32], settled: [UInt8])
  ) throws -> (model: MorphologyModel, image: [UInt8]) {
    let blank = ModelImage.bytes(
      slots: columns.slots, settled: columns.settled, split: [0], enclitic: [0],
      tag: [Int8](repeating: 0, count: TagClass.laneCount))
    guard let statisticsOnly = MorphologyModel(image: blank) else { throw ValidationError("the image is damaged") }
    var examples = MorphologyExamples()
    for sentence in sentences { examples.add(sentence, words: statisticsOnly.words) }
    let image = ModelImage.bytes(
      slots: columns.slots, settled: columns.settled, split: examples.splitWeights(),
      enclitic: examples.encliticWeights(), tag: examples.tagWeights())
    guard let model = MorphologyModel(image: image) else { throw ValidationError("the image is damaged") }
    return (model, image)
  }
}
