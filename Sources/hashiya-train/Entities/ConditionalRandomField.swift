import Entities
import Glibc

/// A linear-chain CRF trained by AdaGrad on the likelihood of the allowed labels.
///
/// Every corpus has weights of its own on top of the shared ones (feature augmentation, Daumé III 2007), so that
/// differences between guidelines do not disturb what they agree on. The model that ships is shared + gold.
final class ConditionalRandomField {
  /// Knobs of a training run.
  struct Options {
    var epochs = 12
    /// The last epochs are averaged.
    var averaged = 4
    var rate: Float = 0.15
    /// Strength of the L2 penalty on shared and on corpus weights.
    var sharedPenalty: Float = 0.6
    var domainPenalty: Float = 2.0
    /// How often the word itself, its list entries, its statistics are hidden.
    var hideIdentity: Float = 0.15
    var hideLists: Float = 0.1
    var hideStatistics: Float = 0.05
    var goldRepeats = 3
    /// How much a line counts that a model labelled.
    var rawWeight: Float = 0.4
    var seed: UInt64 = 7
    var domains = CorpusDomain.allCases.count
  }

  typealias Row = SIMD16<Float>
  private static let labelCount = Int(EntityLabel.count)
  private static let startRow = 15

  private let set: TrainingSet
  private let options: Options
  private let groups: [UInt8]
  private let decay: [Float]
  /// Shared weights first, then those of each corpus.
  private var weights: [UnsafeMutablePointer<Row>]
  private var squares: [UnsafeMutablePointer<Row>]
  private var transitions: [[Row]]
  private var transitionSquares: [[Row]]
  private var generator: SeededGenerator
  private let valid: Row

  init(_ set: TrainingSet, options: Options) {
    self.set = set
    self.options = options
    let count = set.index.keys.count
    groups = set.index.keys.map {
      switch FeatureExtractor.group(of: $0) {
      case .identity: 1
      case .lists: 2
      case .statistics: 4
      case .context: 0
      }
    }
    decay = set.index.counts.map { 1 / Float($0) }
    let tables = options.domains + 1
    func table(_ value: Float) -> UnsafeMutablePointer<Row> {
      let pointer = UnsafeMutablePointer<Row>.allocate(capacity: max(count, 1))
      pointer.initialize(repeating: Row(repeating: value), count: max(count, 1))
      return pointer
    }
    weights = (0..<tables).map { _ in table(0) }
    squares = (0..<tables).map { _ in table(1) }
    let rows = [Row](repeating: Row(repeating: 0), count: 16)
    transitions = [[Row]](repeating: rows, count: tables)
    transitionSquares = [[Row]](
      repeating: [Row](repeating: Row(repeating: 1), count: 16), count: tables)
    generator = SeededGenerator(seed: options.seed)
    var valid = Row(repeating: 0)
    for lane in 0..<ConditionalRandomField.labelCount { valid[lane] = 1 }
    self.valid = valid
  }

  deinit {
    for pointer in weights + squares { pointer.deallocate() }
  }

  /// Trained weights of features and of transitions.
  struct Weights {
    var features: [Row]
    var transitions: [Row]

    fileprivate init(zeros count: Int) {
      features = [Row](repeating: Row(repeating: 0), count: count)
      transitions = [Row](repeating: Row(repeating: 0), count: 16)
    }

    fileprivate mutating func add(_ other: Weights) {
      for feature in features.indices { features[feature] += other.features[feature] }
      for row in transitions.indices { transitions[row] += other.transitions[row] }
    }

    fileprivate mutating func scale(by factor: Row) {
      for feature in features.indices { features[feature] *= factor }
      for row in transitions.indices { transitions[row] *= factor }
    }

    fileprivate mutating func add(_ weights: UnsafeMutablePointer<Row>, _ steps: [Row], times share: Float) {
      let share = Row(repeating: share)
      for feature in features.indices { features[feature] += weights[feature] * share }
      for row in 0..<16 { transitions[row] += steps[row] * share }
    }
  }

  /// What a training run yields.
  struct Result {
    /// What all corpora agree on.
    fileprivate(set) var shared: Weights
    /// What a corpus adds to it, by domain.
    fileprivate(set) var own: [CorpusDomain: Weights]

    /// The mean of runs that differ in their seeds: what chance decided in one of them evens out.
    static func mean(of runs: [Result]) -> Result? {
      guard var sum = runs.first else { return nil }
      for run in runs.dropFirst() {
        sum.shared.add(run.shared)
        for (domain, weights) in run.own { sum.own[domain]?.add(weights) }
      }
      let share = Row(repeating: 1 / Float(runs.count))
      sum.shared.scale(by: share)
      for domain in sum.own.keys { sum.own[domain]?.scale(by: share) }
      return sum
    }

    /// The weights of a reader who follows the given corpora's guidelines, each by its share.
    func weights(following shares: [CorpusDomain: Float]) -> Weights {
      var sum = shared
      // In a fixed order, so that sums are the same in every run.
      for domain in CorpusDomain.allCases {
        guard let share = shares[domain], share != 0, let weights = own[domain] else { continue }
        let factor = Row(repeating: share)
        for feature in sum.features.indices { sum.features[feature] += weights.features[feature] * factor }
        for row in 0..<16 { sum.transitions[row] += weights.transitions[row] * factor }
      }
      return sum
    }
  }

  /// The corpora whose own weights a run returns.
  private static let kept: [CorpusDomain] = [.gold, .anercorp]

  /// Trains and returns the averaged weights.
  func train(report: (Int, Double) -> Void) -> Result {
    var order = set.lines.indices.flatMap { line in
      [Int](repeating: line, count: set.lines[line].domain == 0 ? options.goldRepeats : 1)
    }
    let count = set.index.keys.count
    var result = Result(
      shared: Weights(zeros: count),
      own: Dictionary(uniqueKeysWithValues: ConditionalRandomField.kept.map { ($0, Weights(zeros: count)) }))
    for epoch in 0..<options.epochs {
      order.shuffle(using: &generator)
      var loss = 0.0
      let rate = options.rate / (1 + 2 * Float(epoch) / Float(options.epochs))
      for line in order { loss += step(set.lines[line], rate: rate) }
      report(epoch, loss / Double(order.count))
      guard epoch >= options.epochs - options.averaged else { continue }
      let share = 1 / Float(options.averaged)
      result.shared.add(weights[0], transitions[0], times: share)
      for domain in ConditionalRandomField.kept {
        let table = domain.rawValue + 1
        result.own[domain]?.add(weights[table], transitions[table], times: share)
      }
    }
    return result
  }

  /// One update on one line; returns its loss.
  private func step(_ line: TrainingSet.Line, rate: Float) -> Double {
    let count = line.tokenCount
    let domain = line.domain + 1
    let weight = line.domain == CorpusDomain.raw.rawValue ? valid * Row(repeating: options.rawWeight) : valid
    let hidden = (0..<count).map { _ in hiddenGroups() }
    var potentials = [Row](repeating: Row(repeating: 0), count: count)
    for token in 0..<count { potentials[token] = potential(line.firstToken + token, hidden[token], domain) }
    let chain = Chain(
      potentials: potentials, transitions: (0..<16).map { transitions[0][$0] + transitions[domain][$0] })
    let free = chain.run(allowed: nil)
    let allowed = chain.run(allowed: Array(set.allowed[line.firstToken..<(line.firstToken + count)]))
    for token in 0..<count {
      let gradient = (free.marginals[token] - allowed.marginals[token]) * weight
      update(line.firstToken + token, hidden[token], domain, gradient, rate)
    }
    for row in 0..<16 where row < ConditionalRandomField.labelCount || row == ConditionalRandomField.startRow {
      let gradient = (free.transitions[row] - allowed.transitions[row]) * weight
      for table in [0, domain] {
        transitionSquares[table][row] += gradient * gradient
        transitions[table][row] -= Row(repeating: rate) * gradient / transitionSquares[table][row].squareRoot()
      }
    }
    return free.logPartition - allowed.logPartition
  }

  private func hiddenGroups() -> UInt8 {
    var mask: UInt8 = 0
    if generator.unit() < options.hideIdentity { mask |= 1 }
    if generator.unit() < options.hideLists { mask |= 2 }
    if generator.unit() < options.hideStatistics { mask |= 4 }
    return mask
  }

  private func potential(_ token: Int, _ hidden: UInt8, _ domain: Int) -> Row {
    var sum = Row(repeating: 0)
    let (shared, own) = (weights[0], weights[domain])
    for at in Int(set.offsets[token])..<Int(set.offsets[token + 1]) {
      let feature = Int(set.features[at])
      if groups[feature] & hidden != 0 { continue }
      sum += shared[feature] + own[feature]
    }
    return sum
  }

  private func update(_ token: Int, _ hidden: UInt8, _ domain: Int, _ gradient: Row, _ rate: Float) {
    let learning = Row(repeating: rate)
    let square = gradient * gradient
    for at in Int(set.offsets[token])..<Int(set.offsets[token + 1]) {
      let feature = Int(set.features[at])
      if groups[feature] & hidden != 0 { continue }
      let share = decay[feature]
      apply(weights[0], squares[0], feature, gradient, square, learning, options.sharedPenalty * share)
      apply(weights[domain], squares[domain], feature, gradient, square, learning, options.domainPenalty * share)
    }
  }

  @inline(__always)
  private func apply(
    _ weights: UnsafeMutablePointer<Row>, _ squares: UnsafeMutablePointer<Row>, _ feature: Int, _ gradient: Row,
    _ square: Row, _ rate: Row, _ penalty: Float
  ) {
    squares[feature] += square
    let full = gradient + weights[feature] * Row(repeating: penalty)
    weights[feature] -= rate * full / squares[feature].squareRoot()
  }
}
