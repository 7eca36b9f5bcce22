/// TIMEX3 values of lengths.
extension Length {
  /// "P3D", "PT2H", "PXY", "P1Y6M", "P57D/P65D"
  var value: String {
    if let count, let lastCount, !half, parts.isEmpty { return text(count) + "/" + text(lastCount) }
    guard let count else { return fuzzy }
    if half { return withHalf(count) }
    if !parts.isEmpty { return joined }
    return text(count)
  }

  private func text(_ count: Int) -> String { (unit.isClock ? "PT" : "P") + "\(count)\(unit.designator)" }

  private var fuzzy: String { (unit.isClock ? "PTX" : "PX") + unit.designator }

  private func withHalf(_ count: Int) -> String {
    switch unit {
    case .year, .season: "P\(count)Y6M"
    case .hour: "PT\(count)H30M"
    case .minute: "PT\(count)M30S"
    case .day: "P\(count)DT12H"
    case .month: "P\(count)M15D"
    case .decade: "P\(count * 10 + 5)Y"
    case .century: "P\(count * 100 + 50)Y"
    case .millennium: "P\(count * 1000 + 500)Y"
    case .week: "P\(count).5W"
    case .second: "PT\(count).5S"
    }
  }

  /// "P1Y6M", "P2DT3H"
  private var joined: String {
    var text = "P"
    var isInClock = false
    for part in allParts {
      if part.unit.isClock, !isInClock {
        text += "T"
        isInClock = true
      }
      text += "\(part.count)\(part.unit.designator)"
    }
    return text
  }
}

/// TIMEX3 values of recurring times.
extension Recurrence {
  /// "XXXX" yearly, "XXXX-XX" monthly, "XXXX-WXX-1" every Monday, "P2Y" every other year, "P1W" so often a week
  var value: String {
    if frequency != nil { return Length(count: count, unit: unit).value }
    if let weekday { return "XXXX-WXX-\(weekday)" + (dayPart.map { "T" + $0.letters } ?? "") }
    if let dayPart { return "XXXX-XX-XXT" + dayPart.letters }
    guard count == 1 else { return Length(count: count, unit: unit).value }
    switch unit {
    case .year, .season: return "XXXX"
    case .month: return "XXXX-XX"
    case .week: return "XXXX-WXX"
    case .day: return "XXXX-XX-XX"
    default: return Length(count: 1, unit: unit).value
    }
  }
}
