/// The code that says as what kind of name a word's contexts in raw text show it.
package enum WordProfile {
  /// Shares, in hundredths, at which a step of the code begins.
  private static let steps = [3, 8, 15, 25, 40, 60, 80]

  /// 0 is left for words without a profile, 1 is a word that hardly ever is a name; then eight codes for each type.
  ///
  /// - Parameters:
  ///   - names: how often the word was taken for a name of each type, in the order of `EntityLabel.types`.
  ///   - total: how often it was seen.
  package static func code(names: [Int], total: Int) -> UInt8 {
    guard total > 0, let best = names.indices.max(by: { names[$0] < names[$1] }) else { return 0 }
    let all = names.reduce(0, +)
    let share = all * 100 / total
    let step = steps.lastIndex { share >= $0 }.map { $0 + 1 } ?? 0
    return step == 0 ? 1 : UInt8(truncatingIfNeeded: 2 + best * 8 + step)
  }

  /// The type's number (0 for none) without the share.
  @inline(__always)
  static func coarse(_ code: UInt8) -> UInt8 {
    code < 2 ? code : 2 + (code - 2) / 8 * 2 + ((code - 2) % 8 >= 4 ? 1 : 0)
  }
}
