import AnnotationModel

/// Lines with their kinds and the blank lines between them.
struct SectionsPageBuilder {
  /// 0 none, 1 one between lines, 2 now and then, 3 between groups of different kinds.
  var gap = 1
  private var lines: [(kind: BlockKind, text: String, gap: Int)] = []

  var isEmpty: Bool { lines.isEmpty }
  var kinds: [BlockKind] { lines.map(\.kind) }
  var text: String {
    lines.map { String(repeating: "\n", count: $0.gap) + $0.text }.joined(separator: "\n")
  }

  mutating func add(_ kind: BlockKind, _ text: String, _ random: inout SectionsRandom) {
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    let blank =
      switch gap {
      case 0: 0
      case 1: lines.last?.kind == kind && kind == .relatedItem && random.chance(50) ? 0 : 1
      case 2: random.chance(40) ? 1 : 0
      default: lines.last?.kind == kind ? 0 : 1
      }
    lines.append((kind, text, blank))
  }

  mutating func insertFirst(_ kind: BlockKind, _ text: String) {
    lines.insert((kind, text, 0), at: 0)
    if lines.count > 1 { lines[1].gap = max(lines[1].gap, min(gap, 1)) }
  }
}
