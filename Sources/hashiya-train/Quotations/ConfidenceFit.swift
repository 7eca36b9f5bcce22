import Foundation
import Quotations

/// A logistic model of whether a quotation is right, one weight for each value of each group of evidence.
struct ConfidenceFit {
  private(set) var bias = 0.0
  private(set) var weights = QuoteEvidence.Group.allCases.map { [Double](repeating: 0, count: $0.size) }

  /// Fits the weights by gradient descent on all examples at once; the same examples give the same weights.
  ///
  /// - Parameter penalty: strength of the pull towards zero, in examples.
  init(_ examples: [QuotationExample], penalty: Double, steps: Int = 4000) {
    guard !examples.isEmpty else { return }
    let right = Double(examples.count { $0.isRight }) + 1
    bias = log(right / (Double(examples.count) + 2 - right))
    let rate = 1.0 / (0.25 * Double(examples.count) * Double(weights.count + 1) + penalty)
    for _ in 0..<steps {
      var biasSlope = 0.0
      var slopes = weights.map { $0.map { -penalty * $0 } }
      for example in examples {
        let error = (example.isRight ? 1 : 0) - probability(example.evidence)
        biasSlope += error
        for (group, value) in example.evidence.values.enumerated() { slopes[group][Int(value)] += error }
      }
      bias += rate * biasSlope
      for group in weights.indices {
        for value in weights[group].indices { weights[group][value] += rate * slopes[group][value] }
      }
    }
  }

  /// The probability that a quotation with this evidence is right.
  func probability(_ evidence: QuoteEvidence) -> Double {
    var score = bias
    for (group, value) in evidence.values.enumerated() { score += weights[group][Int(value)] }
    return 1 / (1 + exp(-score))
  }
}

/// How well probabilities agree with what happened.
struct CalibrationReport {
  /// The mean distance between stated and observed share over ten bins of equal width, weighted by their examples.
  let expectedError: Double
  /// The mean squared distance between probability and outcome.
  let brier: Double
  /// The probability that a right quotation is trusted more than a wrong one.
  let ranking: Double

  init(_ pairs: [(probability: Double, isRight: Bool)]) {
    var bins = [(sum: Double, right: Double, count: Double)](repeating: (0, 0, 0), count: 10)
    var squares = 0.0
    for (probability, isRight) in pairs {
      let bin = min(9, Int(probability * 10))
      bins[bin].sum += probability
      bins[bin].right += isRight ? 1 : 0
      bins[bin].count += 1
      squares += (probability - (isRight ? 1 : 0)) * (probability - (isRight ? 1 : 0))
    }
    let count = max(1, Double(pairs.count))
    expectedError = bins.reduce(0) { $0 + abs($1.sum - $1.right) } / count
    brier = squares / count
    let wrong = pairs.filter { !$0.isRight }
    let right = pairs.filter(\.isRight)
    var wins = 0.0
    for good in right {
      for bad in wrong {
        wins += good.probability > bad.probability ? 1 : good.probability == bad.probability ? 0.5 : 0
      }
    }
    ranking = wins / max(1, Double(right.count * wrong.count))
  }
}
