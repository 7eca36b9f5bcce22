import Entities
import Glibc

/// Forward-backward over one line.
struct Chain {
  typealias Row = SIMD16<Float>
  private static let labelCount = Int(EntityLabel.count)
  private static let startRow = 15

  /// What a run yields: label marginals by token, expected transitions by previous label, log of the partition sum.
  struct Sums {
    var marginals: [Row]
    var transitions: [Row]
    var logPartition: Double
  }

  private let emissions: [Row]
  private let shift: Double
  private let steps: [Row]

  /// - Parameters:
  ///   - potentials: the log score of each label for each token.
  ///   - transitions: log scores, row = previous label, row 15 = start of line.
  init(potentials: [Row], transitions: [Row]) {
    var shift = 0.0
    emissions = potentials.map { row in
      var peak = row[0]
      for lane in 1..<Chain.labelCount { peak = max(peak, row[lane]) }
      shift += Double(peak)
      return Chain.exponential(row - Row(repeating: peak))
    }
    self.shift = shift
    steps = (0..<16).map { row in
      var scores = Chain.exponential(transitions[row])
      let previous = row == Chain.startRow ? nil : EntityLabel(rawValue: UInt8(min(row, 12)))
      for lane in 0..<Chain.labelCount where !EntityLabel(rawValue: UInt8(lane)).mayFollow(previous) {
        scores[lane] = 0
      }
      return scores
    }
  }

  private static func exponential(_ row: Row) -> Row {
    var result = Row(repeating: 0)
    // The floor keeps sums over few labels above zero.
    for lane in 0..<labelCount { result[lane] = expf(min(max(row[lane], -40), 40)) }
    return result
  }

  /// The sums over all label sequences, or over those that `allowed` admits.
  func run(allowed: [UInt16]?) -> Sums {
    let count = emissions.count
    var masked = emissions
    if let allowed {
      for token in 0..<count {
        for lane in 0..<Chain.labelCount where allowed[token] & (1 << UInt16(lane)) == 0 { masked[token][lane] = 0 }
      }
    }
    var forward = [Row](repeating: Row(repeating: 0), count: count)
    var scales = [Float](repeating: 1, count: count)
    var logSum = shift
    for token in 0..<count {
      var row = Row(repeating: 0)
      if token == 0 {
        row = steps[Chain.startRow]
      } else {
        let before = forward[token - 1]
        for label in 0..<Chain.labelCount { row += steps[label] * before[label] }
      }
      row *= masked[token]
      let total = max(row.sum(), 1e-37)
      scales[token] = total
      forward[token] = row / total
      logSum += Double(logf(total))
    }
    return backward(masked, forward, scales, logSum)
  }

  private func backward(_ masked: [Row], _ forward: [Row], _ scales: [Float], _ logSum: Double) -> Sums {
    let count = masked.count
    var sums = Sums(
      marginals: [Row](repeating: Row(repeating: 0), count: count),
      transitions: [Row](repeating: Row(repeating: 0), count: 16), logPartition: logSum)
    var after = Row(repeating: 1)
    for token in stride(from: count - 1, through: 0, by: -1) {
      sums.marginals[token] = forward[token] * after
      let weighted = masked[token] * after / scales[token]
      if token == 0 {
        sums.transitions[Chain.startRow] += steps[Chain.startRow] * weighted
        break
      }
      var next = Row(repeating: 0)
      for label in 0..<Chain.labelCount {
        let joint = steps[label] * weighted
        next[label] = joint.sum()
        sums.transitions[label] += joint * forward[token - 1][label]
      }
      after = next
    }
    return sums
  }
}
