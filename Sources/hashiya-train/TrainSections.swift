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

  @Option(parsing: .upToNextOption, help: "Folders of annotated pages (ID.json).") var pages: [String] = []
  @Option(help: "JSONL with title and text of stories, for made-up pages.") var stories: String?
  @Option(help: "How many pages to make up.") var synthetic = 2500
  @Option(help: "Passes over the pages.") var epochs = 8
  @Option(help: "Weight decay.") var decay: Float = 0.003
  @Option(help: "Parts for cross-validation on the annotated pages; 0 for none.") var folds = 0
  @Option(parsing: .upToNextOption, help: "Folders of annotated pages to measure on, never trained on.")
  var check: [String] = []
  @Flag(help: "Train nothing: measure the model at --output.") var checkOnly = false
  @Option(
    help: "How many models to train, each on pages of its own and in its own order; the mean of their weights counts.")
  var models = 4
  @Option(help: "Seed of the random order.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "Where to write the model.") var output = "Sources/CData/data/sections.bin"

  func run() throws {
    if checkOnly {
      let image = [UInt8](try Data(contentsOf: URL(fileURLWithPath: output)))
      guard let model = SequenceModel(image: image) else {
        throw ValidationError("\(output) is no model of this build")
      }
      return try check(model)
    }
    let annotated = try pages.flatMap { try SectionsCorpus.pages(in: $0) }
    let stories = try stories.map { try SectionsCorpus.stories(in: $0, limit: 4000) } ?? []
    let examples = annotated.compactMap { $0.example() }
    print("\(examples.count) of \(annotated.count) annotated pages, \(stories.count) stories")
    if folds > 1 { crossValidate(examples, made(from: stories, seed)) }
    let respaced = annotated.flatMap { [$0.respaced(blank: false), $0.respaced(blank: true)] }
    let real = examples + respaced.compactMap { $0.example() } + annotated.compactMap { $0.example(.half) }
    var trained: [(weights: [Float], transitions: [Float])] = []
    for number in 0..<UInt64(max(models, 1)) {
      trained.append(train(real + made(from: stories, seed + number), seed + number))
    }
    let model = mean(of: trained)
    try check(SequenceModel(weights: model.weights, transitions: model.transitions))
    let image = SequenceModel.image(weights: model.weights, transitions: model.transitions)
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(image.count) bytes -> \(output)")
  }

  private func train(_ examples: [SectionsCRF.Example], _ seed: UInt64) -> (weights: [Float], transitions: [Float]) {
    var trainer = SectionsCRF(decay: decay)
    trainer.train(examples, epochs: epochs, seed: seed)
    return trainer.model
  }

  /// The mean of linear models, in integers. It depends less than each of them on pages made up and on their order.
  private func mean(
    of models: [(weights: [Float], transitions: [Float])]
  ) -> (weights: [Int16], transitions: [Int16]) {
    func mean(_ values: [[Float]]) -> [Int16] {
      (values.first ?? []).indices.map { index in
        SectionsCRF.quantized(values.reduce(Float(0)) { $0 + $1[index] } / Float(values.count))
      }
    }
    return (mean(models.map(\.weights)), mean(models.map(\.transitions)))
  }

  /// Pages made up from stories, those with phrases hidden included.
  private func made(from stories: [SectionsCorpus.Story], _ seed: UInt64) -> [SectionsCRF.Example] {
    guard !stories.isEmpty else { return [] }
    var generator = SectionsPageGenerator(stories: stories, seed: seed)
    let pages = (0..<synthetic).map { generator.next(name: "made-\($0)") }
    return pages.compactMap { $0.example() } + blinded(pages)
  }

  /// Every fourth page once more, without the phrases of short furniture or without half of all phrases.
  private func blinded(_ pages: [SectionsPage]) -> [SectionsCRF.Example] {
    pages.indices.compactMap { index in
      switch index % 8 {
      case 0: pages[index].example(.shortFurniture)
      case 4: pages[index].example(.half)
      default: nil
      }
    }
  }

  /// Measures a model on the check folders, as they are and with phrases hidden.
  private func check(_ model: SequenceModel) throws {
    for folder in check {
      let pages = try SectionsCorpus.pages(in: folder)
      measure(model, on: pages.compactMap { $0.example() }, folder)
      measure(model, on: pages.compactMap { $0.example(.shortFurniture) }, "\(folder), short furniture unknown")
      measure(model, on: pages.compactMap { $0.example(.half) }, "\(folder), half of the phrases unknown")
      measure(model, on: pages.compactMap { $0.example(.all) }, "\(folder), all phrases unknown")
    }
  }

  private func measure(_ decoder: SequenceModel, on examples: [SectionsCRF.Example], _ name: String) {
    var right: [Int: Int] = [:]
    var gold: [Int: Int] = [:]
    var found: [Int: Int] = [:]
    for example in examples {
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
      let model = mean(of: [train(rest + made, seed)])
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
