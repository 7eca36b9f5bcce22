import AnnotationModel
import Entities
import Glibc

/// Fits confidences to how often names are right on held-out data.
struct CalibrationFit {
  /// Margin in nats of each name found, and whether it was right.
  private let outcomes: [(margin: Float, isRight: Bool)]

  init(_ outcomes: [(margin: Float, isRight: Bool)]) { self.outcomes = outcomes }

  /// The logistic curve of greatest likelihood, by gradient ascent.
  var calibration: Calibration {
    var fit = Calibration(slope: 0.5, intercept: 0)
    guard !outcomes.isEmpty else { return fit }
    for _ in 0..<3000 {
      var slope: Float = 0
      var intercept: Float = 0
      for (margin, isRight) in outcomes {
        let error = (isRight ? 1 : 0) - 1 / (1 + expf(-(fit.slope * margin + fit.intercept)))
        slope += error * margin
        intercept += error
      }
      fit.slope += 0.02 * slope / Float(outcomes.count)
      fit.intercept += 0.1 * intercept / Float(outcomes.count)
    }
    return fit
  }

  /// Expected calibration error of confidences over ten bins of equal width.
  static func expectedError(_ outcomes: [(confidence: Float, isRight: Bool)]) -> Double {
    guard !outcomes.isEmpty else { return 0 }
    var sum = 0.0
    for bin in 0..<10 {
      let members = outcomes.filter { min(9, Int($0.confidence * 10)) == bin }
      guard !members.isEmpty else { continue }
      let confidence = members.reduce(0.0) { $0 + Double($1.confidence) } / Double(members.count)
      let accuracy = Double(members.filter(\.isRight).count) / Double(members.count)
      sum += abs(confidence - accuracy) * Double(members.count)
    }
    return sum / Double(outcomes.count)
  }
}
