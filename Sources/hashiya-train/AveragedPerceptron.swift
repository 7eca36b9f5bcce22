import Morphology

/// A choice among candidates, each with its own features.
struct RankingExample {
  var candidates: [FeatureList]
  var best: Int
}

/// A choice among labels with common features.
struct LabelledExample {
  var features: FeatureList
  var label: Int
}

/// Averaged perceptrons whose weights are scaled to one byte. Same examples, same weights.
enum AveragedPerceptron {
  private static let epochs = 12

  /// Weights that score the best candidate highest.
  static func ranking(_ examples: [RankingExample], rows: Int) -> [Int8] {
    var weights = AveragedWeights(count: rows)
    let mask = UInt32(rows - 1)
    for order in orders(examples.count) {
      for index in order {
        let example = examples[index]
        weights.step()
        var chosen = 0
        var chosenScore = -Float.infinity
        for (candidate, features) in example.candidates.enumerated() {
          var score: Float = candidate == example.best ? -margin : 0
          for item in 0..<features.count { score += weights[Int(features[item] & mask)] }
          if score > chosenScore { (chosen, chosenScore) = (candidate, score) }
        }
        guard chosen != example.best else { continue }
        let right = example.candidates[example.best]
        let wrong = example.candidates[chosen]
        for item in 0..<right.count { weights.add(1, at: Int(right[item] & mask)) }
        for item in 0..<wrong.count { weights.add(-1, at: Int(wrong[item] & mask)) }
      }
    }
    return weights.quantized()
  }

  /// Weights, `lanes` for each row, that score the right label highest.
  static func labelling(_ examples: [LabelledExample], rows: Int, lanes: Int, labels: Int) -> [Int8] {
    var weights = AveragedWeights(count: rows * lanes)
    let mask = UInt32(rows - 1)
    for order in orders(examples.count) {
      for index in order {
        let (features, label) = (examples[index].features, examples[index].label)
        weights.step()
        var chosen = 0
        var chosenScore = -Float.infinity
        for candidate in 0..<labels {
          var score: Float = candidate == label ? -margin : 0
          for item in 0..<features.count { score += weights[Int(features[item] & mask) * lanes + candidate] }
          if score > chosenScore { (chosen, chosenScore) = (candidate, score) }
        }
        guard chosen != label else { continue }
        for item in 0..<features.count {
          weights.add(1, at: Int(features[item] & mask) * lanes + label)
          weights.add(-1, at: Int(features[item] & mask) * lanes + chosen)
        }
      }
    }
    return weights.quantized()
  }

  /// How far ahead the right answer must be; a close win is learned from too.
  private static let margin: Float = 4

  /// The order of the examples in each epoch: shuffled by a fixed sequence.
  private static func orders(_ count: Int) -> [[Int]] {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    var order = Array(0..<count)
    return (0..<epochs).map { _ in
      for index in stride(from: count - 1, to: 0, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int(state >> 33) % (index + 1))
      }
      return order
    }
  }
}

/// Weights with the running sum that averaging needs.
private struct AveragedWeights {
  private var weights: [Float]
  private var totals: [Double]
  private var time: Double = 0

  init(count: Int) {
    weights = [Float](repeating: 0, count: count)
    totals = [Double](repeating: 0, count: count)
  }

  subscript(index: Int) -> Float { weights[index] }

  mutating func step() { time += 1 }

  mutating func add(_ amount: Float, at index: Int) {
    weights[index] += amount
    totals[index] += Double(amount) * time
  }

  /// The averages, scaled so that the largest fits one byte.
  func quantized() -> [Int8] {
    let averages = zip(weights, totals).map { Double($0) - $1 / max(time, 1) }
    let largest = averages.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return [Int8](repeating: 0, count: weights.count) }
    return averages.map { Int8(clamping: Int(($0 * 127 / largest).rounded())) }
  }
}
