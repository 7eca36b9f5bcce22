/// The best label sequence of a line under the emission and transition scores, and how clearly it wins.
///
/// Scores are 16-bit integers, kept small by taking the best of each row off, so that no line length overflows them.
struct ViterbiDecoder {
  private typealias Lanes = LabelScores.Lanes

  /// Far below every real score, far above overflow.
  private static var impossible: Int16 { -12000 }
  private static var labelCount: Int { Int(EntityLabel.count) }
  private static var typeCount: Int { labelCount / 2 }

  /// By previous label, the scores of the labels that may follow any other.
  private let openings: [Lanes]
  /// The scores of I- after B- and after I-.
  private let afterBegin: Lanes
  private let afterInside: Lanes
  /// By label, the scores of the labels before it.
  private let columns: [LabelScores]
  private let start: LabelScores

  /// - Parameter transitions: the scores of every label after a previous one (15 = start of line).
  init(transitions: (_ previous: Int) -> SIMD16<Int16>) {
    let rows = (0..<ViterbiDecoder.labelCount).map { ViterbiDecoder.constrained(transitions($0), after: $0) }
    openings = rows.map(\.open)
    columns = (0..<ViterbiDecoder.labelCount).map { label in
      var column = LabelScores(repeating: ViterbiDecoder.impossible)
      for previous in 0..<ViterbiDecoder.labelCount { column[previous] = rows[previous][label] }
      return column
    }
    var afterBegin = Lanes(repeating: ViterbiDecoder.impossible)
    var afterInside = afterBegin
    for lane in 1...ViterbiDecoder.typeCount {
      afterBegin[lane] = rows[2 * lane - 1].inside[lane]
      afterInside[lane] = rows[2 * lane].inside[lane]
    }
    (self.afterBegin, self.afterInside) = (afterBegin, afterInside)
    start = ViterbiDecoder.constrained(transitions(EntityModelImage.startRow), after: nil)
  }

  /// A row of transitions with what BIO forbids made impossible. What it allows is more likely than that by far, so that
  /// nothing forbidden need be looked at.
  private static func constrained(_ row: SIMD16<Int16>, after previous: Int?) -> LabelScores {
    var scores = LabelScores(repeating: impossible)
    let before = previous.map { EntityLabel(rawValue: UInt8($0)) }
    for label in 0..<labelCount where EntityLabel(rawValue: UInt8(label)).mayFollow(before) {
      scores[label] = max(row[label], impossible / 2)
    }
    return scores
  }

  /// The best label of each token, and by how much the best sequence beats every sequence that has another label there,
  /// in model units; 0 for tokens outside names.
  struct Path {
    var labels: [EntityLabel]
    var margins: [Int16]
  }

  /// Decodes a line.
  ///
  /// - Parameters:
  ///   - emissions: one row of scores a token.
  ///   - forward: room for as many rows.
  ///   - judgesAll: whether tokens outside names get margins too.
  func decode(
    _ emissions: UnsafeBufferPointer<LabelScores>, _ forward: UnsafeMutableBufferPointer<LabelScores>,
    judgesAll: Bool = false
  ) -> Path {
    let count = emissions.count
    guard count > 0, forward.count >= count else { return Path(labels: [], margins: []) }
    goForward(emissions, forward)
    // Buffers that become arrays cost less than arrays that are filled.
    return withUnsafeTemporaryAllocation(of: EntityLabel.self, capacity: count) { labels in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: count) { margins in
        let firstName = trace(UnsafeBufferPointer(rebasing: forward[..<count]), labels)
        margins.initialize(repeating: 0)
        goBackward(
          emissions, forward, UnsafeBufferPointer(labels), from: judgesAll ? 0 : firstName, judgesAll, margins)
        return Path(labels: Array(UnsafeBufferPointer(labels)), margins: Array(UnsafeBufferPointer(margins)))
      }
    }
  }

  private func goForward(
    _ emissions: UnsafeBufferPointer<LabelScores>, _ forward: UnsafeMutableBufferPointer<LabelScores>
  ) {
    var scores = ViterbiDecoder.settled(emissions[0] &+ start)
    forward.initializeElement(at: 0, to: scores)
    openings.withUnsafeBufferPointer { openings in
      for token in 1..<max(emissions.count, 1) {
        var open = openings[0] &+ Lanes(repeating: scores.open[0])
        for lane in 1...ViterbiDecoder.typeCount {
          open = LabelScores.larger(open, openings[2 &* lane &- 1] &+ Lanes(repeating: scores.open[lane]))
          open = LabelScores.larger(open, openings[2 &* lane] &+ Lanes(repeating: scores.inside[lane]))
        }
        let inside = LabelScores.larger(scores.open &+ afterBegin, scores.inside &+ afterInside)
        scores = ViterbiDecoder.settled(LabelScores(open: open, inside: inside) &+ emissions[token])
        forward.initializeElement(at: token, to: scores)
      }
    }
  }

  /// For each label the best score of what may follow it. `columns` has a column for each label.
  @inline(__always)
  private func best(before next: LabelScores, _ columns: UnsafeBufferPointer<LabelScores>) -> LabelScores {
    var open = columns[0].open &+ Lanes(repeating: next.open[0])
    var inside = columns[0].inside &+ Lanes(repeating: next.open[0])
    for lane in 1...ViterbiDecoder.typeCount {
      let score = Lanes(repeating: next.open[lane])
      open = LabelScores.larger(open, columns[2 &* lane &- 1].open &+ score)
      inside = LabelScores.larger(inside, columns[2 &* lane &- 1].inside &+ score)
    }
    return LabelScores(
      open: LabelScores.larger(open, next.inside &+ afterBegin),
      inside: LabelScores.larger(inside, next.inside &+ afterInside))
  }

  /// Follows the best sequence back; returns where the first name begins, the number of tokens where there is none.
  private func trace(
    _ forward: UnsafeBufferPointer<LabelScores>, _ labels: UnsafeMutableBufferPointer<EntityLabel>
  ) -> Int {
    var label = ViterbiDecoder.best(forward[forward.count - 1])
    var firstName = forward.count
    columns.withUnsafeBufferPointer { columns in
      for token in stride(from: forward.count - 1, through: 0, by: -1) {
        labels.initializeElement(at: token, to: EntityLabel(rawValue: UInt8(truncatingIfNeeded: label)))
        if label != 0 { firstName = token }
        if token > 0 { label = ViterbiDecoder.best(forward[token - 1] &+ columns[label]) }
      }
    }
    return firstName
  }

  /// The first label with the best score.
  @inline(__always)
  private static func best(_ scores: LabelScores) -> Int {
    let highest = scores.highest
    var label = 0
    while label < labelCount, scores[label] != highest { label += 1 }
    return label < labelCount ? label : 0
  }

  /// Fills in the margins from the line's end to the token `first`.
  private func goBackward(
    _ emissions: UnsafeBufferPointer<LabelScores>, _ forward: UnsafeMutableBufferPointer<LabelScores>,
    _ labels: UnsafeBufferPointer<EntityLabel>, from first: Int, _ judgesAll: Bool,
    _ margins: UnsafeMutableBufferPointer<Int16>
  ) {
    var after = LabelScores(repeating: 0)
    columns.withUnsafeBufferPointer { columns in
      var token = emissions.count
      while token > first {
        token -= 1
        if judgesAll || labels[token] != .outside {
          margins[token] = ViterbiDecoder.margin(of: labels[token], in: forward[token] &+ after)
        }
        after = ViterbiDecoder.settled(best(before: emissions[token] &+ after, columns))
      }
    }
  }

  /// By how much the label beats all others.
  private static func margin(of label: EntityLabel, in scores: LabelScores) -> Int16 {
    var others = scores
    let chosen = Int(label.rawValue)
    others[chosen] = .min
    return Int16(clamping: Int(scores[chosen]) - Int(others.highest))
  }

  /// Scores relative to the best, none below half of `impossible`. Lanes of no label stay far below all others.
  @inline(__always)
  private static func settled(_ scores: LabelScores) -> LabelScores {
    let floor = impossible / 2
    return (scores.raised(to: floor * 3) &- max(scores.highest, impossible)).raised(to: floor)
  }
}
