import ArgumentParser
import Entities
import Foundation

/// Learns vectors of stems from raw text.
struct TrainEmbeddings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embeddings", abstract: "Learns word vectors from raw text.")

  @Option(help: "Articles as JSON Lines with a text field; .xz is read through xz.") var text: String
  @Option(name: .shortAndLong, help: "Where to write the vectors.") var output = "words.vectors"
  @Option(help: "Read at most so many articles.") var limit = Int.max
  @Option(help: "A word table with frequencies, made by `words`: they decide which prefixes are cut.")
  var words: String
  @Option(help: "Rarer stems get no vector.") var minimumStems: Int32 = 6
  @Option(help: "Neighbours on either side.") var window = 2
  @Option var epochs = 4
  @Option var seed: UInt64 = 11

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let table = try WordTable(path: words)
    let corpus = try StemSequence(path: text, limit: limit, minimum: minimumStems, model: table.model())
    print("\(corpus.sequence.count) tokens, \(corpus.stems.count) stems, \(clock.now - start)")
    var options = WordEmbedding.Options()
    (options.epochs, options.seed, options.window) = (epochs, seed, window)
    let embedding = WordEmbedding(corpus, options: options) { epoch in
      print("epoch \(epoch + 1), \(clock.now - start)")
      fflush(nil)
    }
    try WordVectors(stems: corpus.stems, vectors: embedding.vectors).write(to: output)
  }
}
