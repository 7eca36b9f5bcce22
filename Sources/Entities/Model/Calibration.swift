/// Turns the margin by which a name wins into the probability that it is right.
///
/// A logistic curve, fitted by the trainer on held-out data and stored in the model file.
package struct Calibration: Hashable, Sendable {
  /// Change of the log-odds for a nat of margin.
  package var slope: Float
  /// Log-odds at margin 0.
  package var intercept: Float

  package init(slope: Float, intercept: Float) {
    self.slope = slope
    self.intercept = intercept
  }

  /// 0.01…0.99, in steps of a hundredth, so that it does not depend on the last bit of a logarithm.
  package func confidence(margin nats: Float) -> Float {
    let odds = slope * max(nats, 0) + intercept
    let table = Calibration.logOdds
    var (step, end) = (1, 99)
    // The first step that is not below the odds; the table rises.
    while step < end {
      let middle = (step + end) / 2
      if odds > table[middle] { step = middle + 1 } else { end = middle }
    }
    return Float(step) / 100
  }

  /// Log-odds of (n + 0.5) hundredths, from the series of the logarithm: no library function decides an annotation.
  private static let logOdds: [Float] = (0..<100).map { hundredth in
    let share = (Double(hundredth) + 0.5) / 100
    // ln(p / (1 - p)) = 2 artanh(2p - 1)
    let x = 2 * share - 1
    var power = x
    var sum = 0.0
    for term in stride(from: 1, to: 4000, by: 2) {
      sum += power / Double(term)
      power *= x * x
    }
    return Float(2 * sum)
  }
}
