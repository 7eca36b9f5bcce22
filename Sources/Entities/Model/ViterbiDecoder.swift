/// The best label sequence of a line under the emission and transition scores, and how clearly it wins.
///
/// Scores are 16-bit integers, kept small by taking the best of each row off, so that no line length overflows them.
struct ViterbiDecoder {
  typealias Row = SIMD16<Int16>

  /// Far below every real score, far above overflow.
  private static let impossible: Int16 = -12000
  private static let labelCount = Int(EntityLabel.count)

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
      withUnsafeTemporaryAllocation(of: SIMD16<Int8>.self, capacity: count) { back in
        guard count > 0 else { return }
        goForward(emissions, forward, back)
        let hasNames = trace(forward, back, &path.labels)
        if hasNames || judgesAll { goBackward(emissions, forward, path.labels, judgesAll, &path.margins) }
      }
    }
    return path
  }

  private func goForward(
    _ emissions: UnsafeBufferPointer<Row>, _ forward: UnsafeMutableBufferPointer<Row>,
    _ back: UnsafeMutableBufferPointer<SIMD16<Int8>>
  ) {
    var scores = settled(emissions[0] &+ start)
    forward.initializeElement(at: 0, to: scores)
    back.initializeElement(at: 0, to: SIMD16(repeating: 0))
    rows.withUnsafeBufferPointer { rows in
      for token in 1..<max(emissions.count, 1) {
        var best = Row(repeating: .min)
        var from = Row(repeating: 0)
        for previous in 0..<ViterbiDecoder.labelCount {
          let candidate = rows[previous] &+ Row(repeating: scores[previous])
          let better = candidate .> best
          best.replace(with: candidate, where: better)
          from.replace(with: Row(repeating: Int16(truncatingIfNeeded: previous)), where: better)
        }
        scores = settled(best &+ emissions[token])
        forward.initializeElement(at: token, to: scores)
        back.initializeElement(at: token, to: SIMD16<Int8>(truncatingIfNeeded: from))
      }
    }
  }

  /// Follows the best sequence back; returns whether it has names.
  private func trace(
    _ forward: UnsafeMutableBufferPointer<Row>, _ back: UnsafeMutableBufferPointer<SIMD16<Int8>>,
    _ labels: inout [EntityLabel]
  ) -> Bool {
    let last = forward[forward.count - 1]
    var label = 0
    for lane in 1..<ViterbiDecoder.labelCount where last[lane] > last[label] { label = lane }
    var hasNames = false
    for token in stride(from: forward.count - 1, through: 0, by: -1) {
      labels[token] = EntityLabel(rawValue: UInt8(truncatingIfNeeded: label))
      hasNames = hasNames || label != 0
      label = Int(back[token][label & 15])
    }
    return hasNames
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
          var second = Int16.min
          for lane in 0..<ViterbiDecoder.labelCount { second = max(second, through[lane]) }
          margins[token] = Int16(clamping: Int(best) - Int(second))
        }
        let weighted = emissions[token] &+ after
        var best = Row(repeating: .min)
        for label in 0..<ViterbiDecoder.labelCount {
          best = pointwiseMax(best, columns[label] &+ Row(repeating: weighted[label]))
        }
        after = settled(best)
      }
    }
  }

  /// Scores relative to the best, none below half of `impossible`.
  @inline(__always)
  private func settled(_ scores: Row) -> Row {
    var best = scores[0]
    for lane in 1..<ViterbiDecoder.labelCount { best = max(best, scores[lane]) }
    let floor = Row(repeating: ViterbiDecoder.impossible / 2)
    return pointwiseMax(pointwiseMax(scores, floor &* 3) &- Row(repeating: max(best, ViterbiDecoder.impossible)), floor)
  }
}
