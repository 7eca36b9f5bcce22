import AnnotationModel

/// Exact-match counts by type, as conlleval has them.
struct EntityScore {
  struct Counts {
    var right = 0
    var found = 0
    var wanted = 0

    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
    var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(found + wanted) }
  }

  private(set) var total = Counts()
  private(set) var byType: [EntityType: Counts] = [:]

  mutating func add(found: [(span: TextSpan, type: EntityType)], wanted: [(span: TextSpan, type: EntityType)]) {
    for name in found {
      let isRight = wanted.contains { $0.span == name.span && $0.type == name.type }
      total.found += 1
      byType[name.type, default: Counts()].found += 1
      if isRight {
        total.right += 1
        byType[name.type, default: Counts()].right += 1
      }
    }
    for name in wanted {
      total.wanted += 1
      byType[name.type, default: Counts()].wanted += 1
    }
  }

  /// One line: overall and by type.
  var summary: String {
    func percent(_ value: Double) -> String { String(Int((value * 1000).rounded())) }
    let types = EntityType.allCases.map { "\($0.rawValue) \(percent(byType[$0]?.f1 ?? 0))" }
    return "F1 \(percent(total.f1)) (P \(percent(total.precision)) R \(percent(total.recall)))  "
      + types.joined(separator: "  ")
  }
}
