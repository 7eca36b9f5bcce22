import AnnotationModel
import ArgumentParser
import Foundation
import Sections

/// Trains the sequence model of block kinds on annotated pages and on pages made up from stories.
///
/// ```
/// hashiya-train sections --pages TRAIN TRAIN-PAGES --stories STORIES.jsonl --synthetic 2500 --epochs 8 --decay 0.003 \
///   --check DEV PAGES
/// ```
/// Compile the lexicon and build the trainer first: features read the cue lists. The stories are texts of many outlets
/// whose lines all look like running text (15 lines of 12 words and more, or so); they lend the made-up pages their
/// bodies and titles.
struct TrainSections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sections", abstract: "Trains sections.bin, the model of block kinds.")

  @Option(parsing: .upToNextOption, help: "Folders of annotated pages (ID.json).") var pages: [String]
  @Option(help: "JSONL with title and text of stories, for made-up pages.") var stories: String?
  @Option(help: "How many pages to make up.") var synthetic = 2500
  @Option(help: "Passes over the pages.") var epochs = 8
  @Option(help: "Weight decay.") var decay: Float = 0.003
  @Option(help: "Parts for cross-validation on the annotated pages; 0 for none.") var folds = 0
  @Option(parsing: .upToNextOption, help: "Folders of annotated pages to measure on, never trained on.")
  var check: [String] = []
  @Option(help: "Seed of the random order.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "Where to write the model.") var output = "Sources/CData/data/sections.bin"

  func run() throws {
    let annotated = try pages.flatMap { try SectionsCorpus.pages(in: $0) }
    var extra: [SectionsPage] = []
    if let stories {
      var generator = SectionsPageGenerator(
        stories: try SectionsCorpus.stories(in: stories, limit: 4000), seed: seed)
      extra = (0..<synthetic).map { generator.next(name: "made-\($0)") }
    }
    let examples = annotated.compactMap { $0.example() }
    var made = extra.compactMap { $0.example() }
    print("\(examples.count) of \(annotated.count) annotated pages, \(made.count) of \(extra.count) made up")
    made += extra.indices.filter { $0 % 8 == 0 }.compactMap { extra[$0].exampleWithoutCues() }
    if folds > 1 { crossValidate(examples, made) }
    let respaced = annotated.flatMap { [$0.respaced(blank: false), $0.respaced(blank: true)] }
    let model = train(examples + respaced.compactMap { $0.example() } + made)
    for folder in check {
      let pages = try SectionsCorpus.pages(in: folder)
      measure(model, on: pages, folder)
      measure(model, on: pages, "\(folder), short furniture unknown", blind: true)
    }
    let image = SequenceModel.image(weights: model.weights, transitions: model.transitions)
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(image.count) bytes -> \(output)")
  }

  private func train(_ examples: [SectionsCRF.Example]) -> (weights: [Int16], transitions: [Int16]) {
    var trainer = SectionsCRF(decay: decay)
    trainer.train(examples, epochs: epochs, seed: seed)
    return trainer.quantized()
  }

  private func measure(
    _ model: (weights: [Int16], transitions: [Int16]), on pages: [SectionsPage], _ name: String, blind: Bool = false
  ) {
    let decoder = SequenceModel(weights: model.weights, transitions: model.transitions)
    var right: [Int: Int] = [:]
    var gold: [Int: Int] = [:]
    var found: [Int: Int] = [:]
    for example in pages.compactMap({ blind ? $0.exampleWithoutCues() : $0.example() }) {
      let kinds = decoder.kinds(ofRows: example.rows)
      for (kind, label) in zip(kinds, example.labels) {
        gold[label, default: 0] += 1
        guard let guess = SequenceModel.kinds.firstIndex(of: kind) else { continue }
        found[guess, default: 0] += 1
        if guess == label { right[label, default: 0] += 1 }
      }
    }
    let total = gold.values.reduce(0, +)
    let hits = right.values.reduce(0, +)
    var line = "\(name): kind \(rounded(hits, total)); F1"
    for kind in SequenceModel.kinds.indices {
      guard let count = gold[kind] else { continue }
      line += " \(SequenceModel.kinds[kind].rawValue) \(rounded(2 * (right[kind] ?? 0), count + (found[kind] ?? 0)))"
    }
    print(line)
  }

  private func rounded(_ part: Int, _ whole: Int) -> Double {
    (Double(part) / Double(max(whole, 1)) * 1000).rounded() / 1000
  }

  private func crossValidate(_ examples: [SectionsCRF.Example], _ made: [SectionsCRF.Example]) {
    var right = 0
    var total = 0
    for fold in 0..<folds {
      let held = examples.indices.filter { $0 % folds == fold }
      let rest = examples.indices.filter { $0 % folds != fold }.map { examples[$0] }
      let model = train(rest + made)
      let decoder = SequenceModel(weights: model.weights, transitions: model.transitions)
      for index in held {
        let kinds = decoder.kinds(ofRows: examples[index].rows)
        right += zip(kinds, examples[index].labels).count { SequenceModel.kinds[$1] == $0 }
        total += kinds.count
      }
    }
    print("cross-validated kind accuracy: \(right) of \(total) = \(Double(right) / Double(max(total, 1)))")
  }
}
