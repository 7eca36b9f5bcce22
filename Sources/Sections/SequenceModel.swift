package import AnnotationModel
import ArabicText
import CData

/// A linear-chain model over the kinds of a page's lines: each line's features vote for kinds, each pair of
/// neighbouring kinds has a weight, and Viterbi's algorithm finds the best sequence.
///
/// Integer weights, fixed order of summation, ties to the kind that comes first: the same page always gives the same
/// kinds. Explainable: a line's score for a kind is a sum over the named templates of `BlockFeatures`.
package struct SequenceModel: Sendable {
  /// Kinds, padded to a SIMD row.
  package static let width = 16
  package static let kinds = BlockKind.allCases
  static let magic: [UInt8] = Array("HSHSEC01".utf8)

  typealias Row = SIMD16<Int32>
  private typealias Weights = SIMD16<Int16>

  /// One row for each feature.
  private let rows: [Weights]
  /// So many rows add up in 16 bits, whichever they are.
  private let rowsPerSum: Int
  /// Weight of each kind after the kind of the row; the last two rows are for the first and the last line.
  private let transitions: [Weights]
  /// No transition weighs more, by far.
  private static let heaviestTransition: Int16 = 8000

  /// The model embedded in the binary.
  package static let standard: SequenceModel = {
    let blob = cdata_sections()
    return SequenceModel(image: Array(UnsafeBufferPointer(start: blob.bytes, count: blob.length))) ?? .empty
  }()

  /// A model that takes every line for a paragraph: what remains when the embedded one was made for other features.
  private static let empty: SequenceModel = {
    var bias = [Int16](repeating: 0, count: BlockFeatures.rowCount * width)
    if let paragraph = kinds.firstIndex(of: .paragraph) { bias[paragraph] = 1 }
    return SequenceModel(weights: bias, transitions: [Int16](repeating: 0, count: (kinds.count + 2) * width))
  }()

  /// A model of the given weights: `width` for each feature, and `width` for each kind, the first and the last line.
  package init(weights: [Int16], transitions: [Int16]) {
    rows = SequenceModel.rows(weights, count: BlockFeatures.rowCount)
    rowsPerSum = max(Int(Int16.max) / max(weights.reduce(0) { max($0, Int($1.magnitude)) }, 1), 1)
    let limit = SequenceModel.heaviestTransition
    self.transitions = SequenceModel.rows(
      transitions.map { min(max($0, -limit), limit) }, count: SequenceModel.kinds.count + 2)
  }

  /// The model in a file's bytes, or nil when it was made for other features or kinds.
  package init?(image: [UInt8]) {
    let count = (BlockFeatures.rowCount + SequenceModel.kinds.count + 2) * SequenceModel.width
    guard image.count == SequenceModel.magic.count + count * 2, image.starts(with: SequenceModel.magic) else {
      return nil
    }
    let values = (0..<count).map { index in
      let at = SequenceModel.magic.count + index * 2
      return Int16(bitPattern: UInt16(image[at]) | UInt16(image[at + 1]) << 8)
    }
    let split = BlockFeatures.rowCount * SequenceModel.width
    self.init(weights: Array(values[..<split]), transitions: Array(values[split...]))
  }

  /// The bytes of a model file.
  package static func image(weights: [Int16], transitions: [Int16]) -> [UInt8] {
    magic + (weights + transitions).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func rows(_ values: [Int16], count: Int) -> [SIMD16<Int16>] {
    (0..<count).map { row in
      var result = SIMD16<Int16>(repeating: 0)
      for column in 0..<width where row * width + column < values.count {
        result[column] = values[row * width + column]
      }
      return result
    }
  }

  /// The best sequence of kinds for a page.
  func kinds(of page: PageContext) -> [BlockKind] {
    let features = BlockFeatures(page)
    return decode(page.count) { index, rows in
      features.rows(of: index, into: &rows)
    } evidence: { index, votes in
      StructureVotes.add(to: &votes, index, of: page)
    }
  }

  /// The best sequence of kinds for lines given by their rows.
  package func kinds(ofRows lines: [[UInt16]]) -> [BlockKind] {
    decode(lines.count) { index, rows in rows = lines[index] }
  }

  private func decode(
    _ count: Int, _ rowsOfLine: (Int, inout [UInt16]) -> Void, evidence: (Int, inout Row) -> Void = { _, _ in }
  ) -> [BlockKind] {
    guard count > 0 else { return [] }
    var active: [UInt16] = []
    active.reserveCapacity(64)
    var score = Row(repeating: 0)
    var origins: [SIMD16<UInt8>] = []
    origins.reserveCapacity(count)
    for index in 0..<count {
      rowsOfLine(index, &active)
      var votes = sum(of: active)
      evidence(index, &votes)
      if index == 0 {
        score = votes &+ Row(truncatingIfNeeded: transitions[SequenceModel.kinds.count])
        origins.append(SIMD16(repeating: 0))
      } else {
        let (best, origin) = step(from: score)
        score = best &+ votes
        origins.append(origin)
      }
    }
    score &+= Row(truncatingIfNeeded: transitions[SequenceModel.kinds.count + 1])
    return backtrack(from: best(of: score), origins)
  }

  private func sum(of active: [UInt16]) -> Row {
    var (sum, part) = (Row(repeating: 0), Weights(repeating: 0))
    var room = rowsPerSum
    for row in active where Int(row) < rows.count {
      part &+= rows[Int(row)]
      room -= 1
      guard room == 0 else { continue }
      sum &+= Row(truncatingIfNeeded: part)
      (part, room) = (Weights(repeating: 0), rowsPerSum)
    }
    return sum &+ Row(truncatingIfNeeded: part)
  }

  /// The best scores of the next line before its own votes, less the best score of this one, so that a long page does not
  /// overflow; and the kinds that they come from.
  ///
  /// A kind that lies behind the best one by more than two transitions weigh leads to no best score: how far it lies
  /// behind does not matter, and 16 bits hold the rest.
  private func step(from score: Row) -> (best: Row, origin: SIMD16<UInt8>) {
    var behind = score &- Row(repeating: score[best(of: score)])
    let least = Row(repeating: -3 * Int32(SequenceModel.heaviestTransition))
    behind.replace(with: least, where: least .> behind)
    let scores = Weights(truncatingIfNeeded: behind)
    var best = Weights(repeating: scores[0]) &+ transitions[0]
    var origin = Weights(repeating: 0)
    for kind in 1..<SequenceModel.kinds.count {
      let candidate = Weights(repeating: scores[kind]) &+ transitions[kind]
      let isBetter = candidate .> best
      best.replace(with: candidate, where: isBetter)
      origin.replace(with: Int16(truncatingIfNeeded: kind), where: isBetter)
    }
    return (Row(truncatingIfNeeded: best), SIMD16<UInt8>(truncatingIfNeeded: origin))
  }

  private func best(of scores: Row) -> Int {
    var (best, most) = (0, scores[0])
    for kind in 1..<SequenceModel.kinds.count where scores[kind] > most { (best, most) = (kind, scores[kind]) }
    return best
  }

  private func backtrack(from last: Int, _ origins: [SIMD16<UInt8>]) -> [BlockKind] {
    var kinds = [BlockKind](filledWith: .paragraph, count: origins.count)
    var kind = last
    for index in stride(from: origins.count - 1, through: 0, by: -1) {
      kinds[index] = SequenceModel.kinds[kind]
      kind = Int(origins[index][kind])
    }
    return kinds
  }
}
