import AnnotationModel
import ArabicText
import ArgumentParser
import Entities
import Foundation
import Lexicons
import Morphology

/// Adds name profiles to a word table: how often each stem stands where only a name of some type stands.
///
/// The model should be one that was trained with `--context-only`: it judges a word by its neighbours, so that words
/// which the labelled data has and words which it lacks are judged alike.
struct TrainProfiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "Adds name profiles from raw text to a word table.")

  @Option(help: "Articles as JSON Lines with a text field; .xz is read through xz.") var text: String
  @Option(help: "The word table to add to.") var words: String
  @Option(help: "A model that judges words by their context.") var model: String
  @Option(name: .shortAndLong, help: "Where to write the word table.") var output: String
  @Option(help: "Read at most so many articles.") var limit = Int.max
  @Option(help: "Leave out all but every n-th article.") var stride = 1
  @Option(help: "Rarer stems get no profile.") var minimumCount: Int32 = 6

  private struct Uses {
    var total: Int32 = 0
    var names = SIMD8<Int32>(repeating: 0)
  }

  func run() throws {
    var table = try WordTable(path: words)
    guard let model = EntityModel(compiled: [UInt8](try Data(contentsOf: URL(fileURLWithPath: model)))) else {
      throw ValidationError("no model of this version")
    }
    let tagger = EntityTagger(model: model)
    var uses: [UInt64: Uses] = [:]
    var article = 0
    try RawText.forEachArticle(in: text, limit: limit) { text in
      article += 1
      guard article % stride == 0 else { return }
      let source = SourceText(text)
      for number in 0..<source.lineCount {
        let line = AnalyzedLine(source, in: source.line(number), lexicon: .standard)
        count(line, tagger, model, into: &uses)
      }
    }
    var profiled = 0
    for (stem, use) in uses where use.total >= minimumCount {
      table.statistics[stem, default: .none].profile = WordProfile.code(
        names: (0..<EntityLabel.types.count).map { Int(use.names[$0]) }, total: Int(use.total))
      profiled += 1
    }
    try table.write(to: output)
    print("\(profiled) stems with profiles -> \(output)")
  }

  private func count(
    _ line: AnalyzedLine, _ tagger: EntityTagger, _ model: EntityModel, into uses: inout [UInt64: Uses]
  ) {
    let stems = EntityTagger.stems(of: line, model: model)
    let labels = tagger.labels(of: line)
    for (token, label) in zip(stems.indices, labels) where line.tokens.kinds[token] == .word {
      uses[stems[token], default: Uses()].total += 1
      if label.rawValue > 0 { uses[stems[token], default: Uses()].names[Int(label.rawValue - 1) / 2] += 1 }
    }
  }
}
