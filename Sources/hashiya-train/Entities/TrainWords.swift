import ArgumentParser
import Entities
import Foundation
import Lexicons

/// Learns word statistics from raw text: frequencies, then embeddings and clusters of stems.
struct TrainWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Learns word frequencies and clusters from raw text.")

  @Option(help: "Articles as JSON Lines with a text field; .xz is read through xz.") var text: String
  @Option(name: .shortAndLong, help: "Where to write the word table.") var output = "words.table"
  @Option(help: "Read at most so many articles.") var limit = Int.max
  @Option(help: "Fine clusters; at most 1,000.") var clusters = 1000
  @Option(help: "Coarse clusters; at most 63.") var groups = 60
  @Option(help: "Rarer words get no frequency.") var minimumCount: Int32 = 5
  @Option(help: "Rarer stems get no cluster.") var minimumStems: Int32 = 10
  @Option var epochs = 2
  @Option var seed: UInt64 = 11

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    var table = WordTable()
    for (hash, count) in try StemSequence.wordCounts(in: text, limit: limit, minimum: minimumCount) {
      table.statistics[hash] = WordStatistics(
        cluster: 0, profile: 0, frequency: UInt8(min(255, (2 * log2(Double(count))).rounded())))
    }
    print("\(table.statistics.count) words, \(clock.now - start)")
    let corpus = try StemSequence(path: text, limit: limit, minimum: minimumStems, model: table.model())
    print("\(corpus.sequence.count) tokens, \(corpus.stems.count) stems, \(clock.now - start)")
    var options = WordEmbedding.Options()
    (options.epochs, options.seed) = (epochs, seed)
    let embedding = WordEmbedding(corpus, options: options)
    print("embedded, \(clock.now - start)")
    let fine = WordClusters(embedding.vectors, count: min(clusters, 1000), rounds: 8, seed: seed)
    let coarse = WordClusters(fine.centers, count: min(groups, 63), rounds: 20, seed: seed)
    for (number, stem) in corpus.stems.enumerated() {
      let cluster = fine.assignment[number]
      // Ten bits of fine number, six of coarse; 0 means none.
      let packed = UInt16(cluster + 1) | UInt16(coarse.assignment[cluster] + 1) << 10
      table.statistics[stem.hash, default: .none].cluster = packed
    }
    try table.write(to: output)
    print("\(table.statistics.count) words -> \(output), \(clock.now - start)")
  }
}
