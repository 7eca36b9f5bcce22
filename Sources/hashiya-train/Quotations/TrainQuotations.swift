import ArgumentParser
import Foundation
import Quotations

/// Learns how far the quotations that the rules find can be trusted.
struct TrainQuotations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotations",
    abstract: "Learns the confidence of quotations from annotated pages and measures it by cross-validation.",
    discussion: "Writes Sources/Quotations/ConfidenceWeights.swift when --output names it.")

  @Argument(help: "Folders of annotated pages.") var folders: [String]
  @Option(help: "File for the learned weights; measured only when absent.") var output: String?
  @Option(help: "Parts of the cross-validation; a page is never in two.") var folds = 5
  @Option(help: "Strength of the pull of the weights towards zero.") var penalty = 4.0

  func validate() throws {
    guard folds > 1 else { throw ValidationError("At least two folds are needed.") }
  }

  func run() throws {
    let pages = try QuotationExamples.pages(in: folders)
    let examples = pages.flatMap { $0 }
    var held: [(probability: Double, isRight: Bool)] = []
    for fold in 0..<folds {
      let training = pages.indices.filter { $0 % folds != fold }.flatMap { pages[$0] }
      let fit = ConfidenceFit(training, penalty: penalty)
      for page in pages.indices where page % folds == fold {
        held += pages[page].map { (fit.probability($0.evidence), $0.isRight) }
      }
    }
    let share = Double(examples.count { $0.isRight }) / Double(max(1, examples.count))
    let report = CalibrationReport(held)
    print("\(pages.count) pages, \(examples.count) quotations found, \(Self.rounded(share)) of them right")
    print(
      "held-out pages: calibration error \(Self.rounded(report.expectedError)), Brier \(Self.rounded(report.brier)), "
        + "ranking \(Self.rounded(report.ranking))")
    if let output {
      try ConfidenceFile.source(of: ConfidenceFit(examples, penalty: penalty))
        .write(toFile: output, atomically: true, encoding: .utf8)
    }
  }

  private static func rounded(_ number: Double) -> String { String(format: "%.3f", number) }
}

/// The generated source file of the weights.
enum ConfidenceFile {
  static func source(of fit: ConfidenceFit) -> String {
    var lines = [
      "/// Learned weights of the evidence for quotations, in thousandths. Written by `hashiya-train quotations`; not edited by",
      "/// hand.", "// swift-format-ignore-file", "enum ConfidenceWeights {",
      "  static let bias = \(thousandths(fit.bias))",
      "  /// One row for each `QuoteEvidence.Group`, one weight for each of its values.",
      "  static let table: [[Int]] = [",
    ]
    for (group, row) in zip(QuoteEvidence.Group.allCases, fit.weights) {
      lines.append("    // \(group)")
      lines.append("    [" + row.map { String(thousandths($0)) }.joined(separator: ", ") + "],")
    }
    lines += ["  ]", "  /// The logistic function at 0, 0.1, 0.2 …", "  static let logistic: [Float] = ["]
    let values = (0...80).map { String(format: "%.5f", 1 / (1 + exp(-Double($0) / 10))) }
    for start in stride(from: 0, to: values.count, by: 9) {
      lines.append("    " + values[start..<min(start + 9, values.count)].joined(separator: ", ") + ",")
    }
    return (lines + ["  ]", "}", ""]).joined(separator: "\n")
  }

  private static func thousandths(_ weight: Double) -> Int { Int((weight * 1000).rounded()) }
}
