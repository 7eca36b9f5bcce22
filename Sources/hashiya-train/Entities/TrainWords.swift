import ArgumentParser
import Entities
import Foundation

/// Counts the words of raw text.
struct TrainWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Counts the words of raw text: the first word table.")

  @Option(help: "Articles as JSON Lines with a text field; .xz is read through xz.") var text: String
  @Option(name: .shortAndLong, help: "Where to write the word table.") var output = "words.table"
  @Option(help: "Read at most so many articles.") var limit = Int.max
  @Option(help: "Rarer words get no frequency.") var minimumCount: Int32 = 5

  func run() throws {
    var table = WordTable()
    for (hash, count) in try StemSequence.wordCounts(in: text, limit: limit, minimum: minimumCount) {
      table.statistics[hash, default: .none].frequency = UInt8(min(255, (2 * log2(Double(count))).rounded()))
    }
    try table.write(to: output)
    print("\(table.statistics.count) words -> \(output)")
  }
}

/// Divides word vectors into clusters at four grains and adds them to a word table.
struct TrainClusters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "Adds clusters of word vectors to a word table.")

  @Option(help: "The word table to add to.") var words: String
  @Option(help: "Vectors made by `embeddings`.") var vectors: String
  @Option(name: .shortAndLong, help: "Where to write the word table.") var output: String
  @Option(help: "Coarse clusters; at most 255.") var coarse = 60
  @Option(help: "Middle clusters; at most 255.") var middle = 250
  @Option(help: "Fine clusters.") var fine = 1200
  @Option(help: "Fine clusters of the other division.") var other = 1000
  @Option var seed: UInt64 = 11

  func run() throws {
    var table = try WordTable(path: words)
    let words = try WordVectors(path: vectors)
    // A second seed moves the borders.
    let fineOnes = WordClusters(words.vectors, count: min(fine, 65534), rounds: 8, seed: seed)
    let otherOnes = WordClusters(words.vectors, count: min(other, 65534), rounds: 8, seed: seed &+ 1)
    let middleOnes = WordClusters(words.vectors, count: min(middle, 255), rounds: 12, seed: seed &+ 2)
    let coarseOnes = WordClusters(middleOnes.centers, count: min(coarse, 255), rounds: 20, seed: seed)
    for (number, stem) in words.stems.enumerated() {
      var clusters = WordClusterNumbers()
      let middle = middleOnes.assignment[number]
      clusters.fine = UInt16(fineOnes.assignment[number] + 1)
      clusters.other = UInt16(otherOnes.assignment[number] + 1)
      clusters.middle = UInt8(truncatingIfNeeded: middle + 1)
      clusters.coarse = UInt8(truncatingIfNeeded: coarseOnes.assignment[middle] + 1)
      table.statistics[stem.hash, default: .none].clusters = clusters
    }
    try table.write(to: output)
    print("\(table.statistics.count) words -> \(output)")
  }
}
