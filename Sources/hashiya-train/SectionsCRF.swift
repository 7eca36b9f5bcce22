import AnnotationModel
import Sections

/// Trains the sequence model of block kinds: a linear-chain conditional random field, by stochastic gradient descent
/// with AdaGrad steps. The order of pages is fixed by a seed, so that training is repeatable.
struct SectionsCRF {
  struct Example {
    let rows: [[UInt16]]
    let labels: [Int]
  }

  static let width = SequenceModel.width
  private let kinds = SequenceModel.kinds.count
  private var weights: [Float]
  private var squares: [Float]
  private let transitionStart: Int

  private let rate: Float = 0.15
  /// Weight decay for each look at a row.
  private let decay: Float

  init(decay: Float) {
    self.decay = decay
    transitionStart = BlockFeatures.rowCount * SectionsCRF.width
    weights = [Float](repeating: 0, count: transitionStart + (kinds + 2) * SectionsCRF.width)
    squares = [Float](repeating: 1e-3, count: weights.count)
  }

  /// Trains on the examples, and keeps the mean of the weights over the second half of the epochs: it depends less on
  /// the order of the last pages than the weights at the end do.
  mutating func train(_ examples: [Example], epochs: Int, seed: UInt64) {
    var random = SectionsRandom(seed: seed)
    var order = Array(examples.indices)
    var sums = [Double](repeating: 0, count: weights.count)
    var summed = 0.0
    for epoch in 0..<epochs {
      random.shuffle(&order)
      var loss = 0.0
      for (place, index) in order.enumerated() {
        loss += Double(step(examples[index]))
        if epoch * 2 >= epochs, place % 4 == 0 {
          for weight in weights.indices { sums[weight] += Double(weights[weight]) }
          summed += 1
        }
      }
      let lines = examples.reduce(0) { $0 + $1.labels.count }
      print("epoch \(epoch + 1): \((loss / Double(max(lines, 1)) * 10000).rounded() / 10000) nats a line")
    }
    if summed > 0 { weights = sums.map { Float($0 / summed) } }
  }

  /// The weights of features, and of pairs of kinds.
  var model: (weights: [Float], transitions: [Float]) {
    (Array(weights[..<transitionStart]), Array(weights[transitionStart...]))
  }

  /// A weight as the model file holds it.
  static func quantized(_ weight: Float) -> Int16 { Int16(max(-30000, min(30000, (weight * 64).rounded()))) }

  // MARK: Gradient

  private mutating func step(_ example: Example) -> Float {
    let count = example.labels.count
    guard count > 0 else { return 0 }
    let votes = example.rows.map { rows in
      (0..<kinds).map { kind in rows.reduce(Float(0)) { $0 + weights[Int($1) * SectionsCRF.width + kind] } }
    }
    let forward = forwardScores(votes)
    let backward = backwardScores(votes)
    let total = SectionsCRF.logSum((0..<kinds).map { forward[count - 1][$0] + weight(kinds + 1, $0) })
    var loss = total
    var pairs = [Float](repeating: 0, count: (kinds + 2) * SectionsCRF.width)
    for index in 0..<count {
      let gold = example.labels[index]
      loss -= votes[index][gold]
      loss -= index == 0 ? weight(kinds, gold) : weight(example.labels[index - 1], gold)
      var gradient = (0..<kinds).map { Float(exp64(forward[index][$0] + backward[index][$0] - total)) }
      if index == 0 { add(gradient, to: &pairs, row: kinds) }
      if index == count - 1 { add(gradient, to: &pairs, row: kinds + 1) }
      gradient[gold] -= 1
      for row in example.rows[index] { update(Int(row) * SectionsCRF.width, gradient) }
      if index > 0 {
        addPairs(forward[index - 1], votes[index], backward[index], total, to: &pairs)
        pairs[example.labels[index - 1] * SectionsCRF.width + gold] -= 1
      }
    }
    loss -= weight(kinds + 1, example.labels[count - 1])
    pairs[kinds * SectionsCRF.width + example.labels[0]] -= 1
    pairs[(kinds + 1) * SectionsCRF.width + example.labels[count - 1]] -= 1
    for (offset, gradient) in pairs.enumerated() where gradient != 0 {
      adjust(transitionStart + offset, gradient)
    }
    return loss
  }

  private func weight(_ row: Int, _ kind: Int) -> Float { weights[transitionStart + row * SectionsCRF.width + kind] }

  private mutating func update(_ start: Int, _ gradient: [Float]) {
    for kind in 0..<kinds { adjust(start + kind, gradient[kind]) }
  }

  private mutating func adjust(_ index: Int, _ gradient: Float) {
    let full = gradient + decay * weights[index]
    squares[index] += full * full
    weights[index] -= rate * full / squares[index].squareRoot()
  }

  private func add(_ values: [Float], to pairs: inout [Float], row: Int) {
    for kind in 0..<kinds { pairs[row * SectionsCRF.width + kind] += values[kind] }
  }

  private func addPairs(_ before: [Float], _ votes: [Float], _ after: [Float], _ total: Float, to pairs: inout [Float])
  {
    for first in 0..<kinds {
      for second in 0..<kinds {
        let score = before[first] + weight(first, second) + votes[second] + after[second] - total
        if score > -20 { pairs[first * SectionsCRF.width + second] += exp64(score) }
      }
    }
  }

  private func forwardScores(_ votes: [[Float]]) -> [[Float]] {
    var scores: [[Float]] = []
    for (index, vote) in votes.enumerated() {
      scores.append(
        (0..<kinds).map { kind in
          guard index > 0 else { return vote[kind] + weight(kinds, kind) }
          return vote[kind] + SectionsCRF.logSum((0..<kinds).map { scores[index - 1][$0] + weight($0, kind) })
        })
    }
    return scores
  }

  /// For each line and kind, the log of the weight of everything after the line.
  private func backwardScores(_ votes: [[Float]]) -> [[Float]] {
    var scores = [[Float]](repeating: [], count: votes.count)
    for index in votes.indices.reversed() {
      scores[index] = (0..<kinds).map { kind in
        guard index + 1 < votes.count else { return weight(kinds + 1, kind) }
        return SectionsCRF.logSum(
          (0..<kinds).map { weight(kind, $0) + votes[index + 1][$0] + scores[index + 1][$0] })
      }
    }
    return scores
  }

  private static func logSum(_ values: [Float]) -> Float {
    let top = values.max() ?? 0
    return top + logarithm(values.reduce(Float(0)) { $0 + exp64($1 - top) })
  }
}
