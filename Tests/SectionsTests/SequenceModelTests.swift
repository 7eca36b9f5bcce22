import Sections
import Testing

/// The model sums and compares in 16 bits where it can; it must find what plain integers find.
@Suite("Sequence model")
struct SequenceModelTests {
  /// - Parameter heaviest: the largest weight of a feature.
  @Test(arguments: [40, 229, 4_000, 20_000, 32_767])
  func findsTheBestSequence(heaviest: Int) {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D &+ UInt64(heaviest)
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(2 * bound + 1)) - bound
    }
    let (width, kinds) = (SequenceModel.width, SequenceModel.kinds.count)
    let weights = (0..<BlockFeatures.rowCount * width).map { $0 % width < kinds ? Int16(random(heaviest)) : 0 }
    let transitions = (0..<(kinds + 2) * width).map { $0 % width < kinds ? Int16(random(3_000)) : 0 }
    let lines = (0..<60).map { _ in (0...abs(random(60))).map { _ in UInt16(abs(random(BlockFeatures.rowCount - 1))) } }

    let votes = lines.map { rows in
      (0..<kinds).map { kind in rows.reduce(0) { $0 + Int(weights[Int($1) * width + kind]) } }
    }
    func weight(_ row: Int, _ kind: Int) -> Int { Int(transitions[row * width + kind]) }
    var scores = (0..<kinds).map { votes[0][$0] + weight(kinds, $0) }
    var origins: [[Int]] = []
    for line in votes.dropFirst() {
      // Of equals the first.
      let origin = (0..<kinds).map { kind in
        let sums = (0..<kinds).map { scores[$0] + weight($0, kind) }
        return sums.firstIndex(of: sums.max() ?? 0) ?? 0
      }
      origins.append(origin)
      scores = (0..<kinds).map { scores[origin[$0]] + weight(origin[$0], $0) + line[$0] }
    }
    let ends = (0..<kinds).map { scores[$0] + weight(kinds + 1, $0) }
    var path = [ends.firstIndex(of: ends.max() ?? 0) ?? 0]
    for origin in origins.reversed() { path.append(origin[path[path.count - 1]]) }

    let model = SequenceModel(weights: weights, transitions: transitions)
    #expect(model.kinds(ofRows: lines) == path.reversed().map { SequenceModel.kinds[$0] })
  }
}
