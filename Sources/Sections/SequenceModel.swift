package import AnnotationModel
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

  /// One row for each feature.
  private let rows: [SIMD16<Int16>]
  /// Weight of each kind after the kind of the row; the last two rows are for the first and the last line.
  private let transitions: [Row]

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
    self.transitions = SequenceModel.rows(transitions, count: SequenceModel.kinds.count + 2).map {
      Row(truncatingIfNeeded: $0)
    }
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
    var score = Row(repeating: 0)
    var origins: [SIMD16<UInt8>] = []
    origins.reserveCapacity(count)
    for index in 0..<count {
      rowsOfLine(index, &active)
      var votes = Row(repeating: 0)
      for row in active where Int(row) < rows.count { votes &+= Row(truncatingIfNeeded: rows[Int(row)]) }
      evidence(index, &votes)
      if index == 0 {
        score = votes &+ transitions[SequenceModel.kinds.count]
        origins.append(SIMD16(repeating: 0))
      } else {
        let (best, origin) = step(from: score)
        score = rebased(best) &+ votes
        origins.append(origin)
      }
    }
    score &+= transitions[SequenceModel.kinds.count + 1]
    return backtrack(from: best(of: score), origins)
  }

  private func step(from score: Row) -> (best: Row, origin: SIMD16<UInt8>) {
    var best = Row(repeating: score[0]) &+ transitions[0]
    var origin = SIMD16<Int32>(repeating: 0)
    for kind in 1..<SequenceModel.kinds.count {
      let candidate = Row(repeating: score[kind]) &+ transitions[kind]
      let isBetter = candidate .> best
      best.replace(with: candidate, where: isBetter)
      origin.replace(with: Int32(truncatingIfNeeded: kind), where: isBetter)
    }
    return (best, SIMD16<UInt8>(truncatingIfNeeded: origin))
  }

  /// Scores less their maximum, so that a long page does not overflow.
  private func rebased(_ scores: Row) -> Row {
    scores &- Row(repeating: scores[best(of: scores)])
  }

  private func best(of scores: Row) -> Int {
    var best = 0
    for kind in 1..<SequenceModel.kinds.count where scores[kind] > scores[best] { best = kind }
    return best
  }

  private func backtrack(from last: Int, _ origins: [SIMD16<UInt8>]) -> [BlockKind] {
    var kinds = [BlockKind](repeating: .paragraph, count: origins.count)
    var kind = last
    for index in stride(from: origins.count - 1, through: 0, by: -1) {
      kinds[index] = SequenceModel.kinds[kind]
      kind = Int(origins[index][kind])
    }
    return kinds
  }
}
