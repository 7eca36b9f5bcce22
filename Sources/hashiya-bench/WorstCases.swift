import ArgumentParser
import Foundation
import Morphology
import Numerals
import Times

/// `hashiya-bench worst`: lines made to be slow, one word over and over. Twice the bytes must take about twice the time.
struct WorstCases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worst",
    abstract: "Times and quantities on lines of one word, 1 MB and 2 MB: the ratio must be about 2.")

  @Option(help: "Runs of each measurement; the fastest counts.") var runs = 3

  private static let pieces = [
    "قبل ", "7 ", "999999999", "يناير ", "مئة و", "12/", "من 5 إلى ", "الثلاثاء ", "عامين و", "ما بين ", "كل يوم ",
    "أول جمعة من ", "بعد ذلك ب",
  ]

  func run() {
    print("line of                            1 MB, s    2 MB, s     ratio")
    for piece in WorstCases.pieces {
      let count = 1_000_000 / piece.utf8.count
      let seconds = [1, 2].map { factor in
        let line = AnalyzedLine(String(repeating: piece, count: factor * count))
        return Measurement.best(piece, bytes: factor * 1_000_000, tokens: line.count, runs: runs) {
          let senses = LineSenses(line)
          return TimeTagger().analyze(senses).count &+ QuantityTagger().analyze(senses).count
        }.seconds
      }
      print(
        piece.padding(toLength: 32, withPad: " ", startingAt: 0)
          + String(format: "%10.3f %10.3f %9.2f", seconds[0], seconds[1], seconds[1] / max(seconds[0], 1e-9)))
    }
  }
}
