/// The best label sequence of a line under the emission and transition scores, and how clearly it wins.
///
/// Scores are 16-bit integers, kept small by taking the best of each row off, so that no line length overflows them.
struct ViterbiDecoder {
  typealias Row = SIMD16<Int16>

  /// Far below every real score, far above overflow.
  private static var impossible: Int16 { -12000 }
  private static var labelCount: Int { Int(EntityLabel.count) }

  /// Scores by label (lane) after each previous label.
  private let rows: [Row]
  /// Scores by previous label (lane) before each label.
  private let columns: [Row]
  private let start: Row

  init(model: EntityModel) {
    let rows = (0..<16).map { previous in
      ViterbiDecoder.constrained(
        model.transitions(from: previous), after: previous < ViterbiDecoder.labelCount ? previous : nil)
    }
    self.rows = rows
    columns = (0..<ViterbiDecoder.labelCount).map { label in
      var column = Row(repeating: ViterbiDecoder.impossible)
      for previous in 0..<ViterbiDecoder.labelCount { column[previous] = rows[previous][label] }
      return column
    }
    start = rows[EntityModelImage.startRow]
  }

  /// A row of transitions with what BIO forbids made impossible.
  private static func constrained(_ scores: Row, after previous: Int?) -> Row {
    var scores = scores
    let before = previous.map { EntityLabel(rawValue: UInt8($0)) }
    for lane in 0..<16 {
      if lane >= labelCount || !EntityLabel(rawValue: UInt8(lane)).mayFollow(before) { scores[lane] = impossible }
    }
    return scores
  }

  /// The best label of each token, and by how much the best sequence beats every sequence that has another label there,
  /// in model units; 0 for tokens outside names.
  struct Path {
    var labels: [EntityLabel]
    var margins: [Int16]
  }

  /// Decodes a line. `emissions` holds one row of scores a token.
  ///
  /// - Parameter judgesAll: whether tokens outside names get margins too.
  func decode(_ emissions: UnsafeBufferPointer<Row>, judgesAll: Bool = false) -> Path {
    let count = emissions.count
    var path = Path(
      labels: [EntityLabel](repeating: .outside, count: count), margins: [Int16](repeating: 0, count: count))
    withUnsafeTemporaryAllocation(of: Row.self, capacity: count) { forward in
      guard count > 0 else { return }
      goForward(emissions, forward)
      let hasNames = trace(forward, &path.labels)
      if hasNames || judgesAll { goBackward(emissions, forward, path.labels, judgesAll, &path.margins) }
    }
    return path
  }

  private func goForward(_ emissions: UnsafeBufferPointer<Row>, _ forward: UnsafeMutableBufferPointer<Row>) {
    var scores = ViterbiDecoder.settled(emissions[0] &+ start)
    forward.initializeElement(at: 0, to: scores)
    rows.withUnsafeBufferPointer { rows in
      for token in 1..<max(emissions.count, 1) {
        var best = rows[0] &+ Row(repeating: scores[0])
        for previous in 1..<ViterbiDecoder.labelCount {
          best = ViterbiDecoder.larger(best, rows[previous] &+ Row(repeating: scores[previous]))
        }
        scores = ViterbiDecoder.settled(best &+ emissions[token])
        forward.initializeElement(at: token, to: scores)
      }
    }
  }

  /// Follows the best sequence back; returns whether it has names.
  private func trace(_ forward: UnsafeMutableBufferPointer<Row>, _ labels: inout [EntityLabel]) -> Bool {
    var label = ViterbiDecoder.best(forward[forward.count - 1])
    var hasNames = false
    columns.withUnsafeBufferPointer { columns in
      for token in stride(from: forward.count - 1, through: 0, by: -1) {
        labels[token] = EntityLabel(rawValue: UInt8(truncatingIfNeeded: label))
        hasNames = hasNames || label != 0
        if token > 0 { label = ViterbiDecoder.best(forward[token - 1] &+ columns[label]) }
      }
    }
    return hasNames
  }

  /// The first label with the best score.
  @inline(__always)
  private static func best(_ scores: Row) -> Int {
    var label = 0
    for lane in 1..<labelCount where scores[lane] > scores[label] { label = lane }
    return label
  }

  private func goBackward(
    _ emissions: UnsafeBufferPointer<Row>, _ forward: UnsafeMutableBufferPointer<Row>, _ labels: [EntityLabel],
    _ judgesAll: Bool, _ margins: inout [Int16]
  ) {
    var after = Row(repeating: 0)
    columns.withUnsafeBufferPointer { columns in
      for token in stride(from: emissions.count - 1, through: 0, by: -1) {
        if judgesAll || labels[token] != .outside {
          var through = forward[token] &+ after
          let chosen = Int(labels[token].rawValue)
          let best = through[chosen]
          through[chosen] = .min
          margins[token] = Int16(clamping: Int(best) - Int(ViterbiDecoder.highest(through)))
        }
        let weighted = emissions[token] &+ after
        var best = columns[0] &+ Row(repeating: weighted[0])
        for label in 1..<ViterbiDecoder.labelCount {
          best = ViterbiDecoder.larger(best, columns[label] &+ Row(repeating: weighted[label]))
        }
        after = ViterbiDecoder.settled(best)
      }
    }
  }

  /// Scores relative to the best, none below half of `impossible`.
  @inline(__always)
  private static func settled(_ scores: Row) -> Row {
    let best = max(highest(scores), impossible)
    let floor = Row(repeating: impossible / 2)
    return larger(larger(scores, floor &* 3) &- Row(repeating: best), floor)
  }

  /// The larger score of each lane, as one instruction where `pointwiseMax` is a loop.
  @inline(__always)
  private static func larger(_ first: Row, _ second: Row) -> Row {
    first.replacing(with: second, where: second .> first)
  }

  /// The highest score of a label. Lanes beyond the labels hold rubbish.
  @inline(__always)
  private static func highest(_ scores: Row) -> Int16 {
    var rest = scores
    for lane in labelCount..<16 { rest[lane] = .min }
    let eight = rest.lowHalf.replacing(with: rest.highHalf, where: rest.highHalf .> rest.lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    return max(max(four[0], four[1]), max(four[2], four[3]))
  }
}
