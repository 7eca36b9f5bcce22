import Lexicons

/// The sum of a spelled number as its words come.
struct Accumulator {
  enum Step { case word, scale }

  /// What ألف, مليون … have closed.
  private var closed = ExactDecimal.zero
  /// What stands before the next scale word; nil when nothing does.
  private var open: ExactDecimal?
  /// The power of the last scale word; the next one must be smaller.
  private var lastPower = Int.max
  /// The place up to which the open part is filled: a smaller number may follow with و.
  private var room = 1000
  /// Whether the open part is digits and nothing else yet.
  private var isDigits = false
  private var closedOnce = false

  var total: ExactDecimal? { open.map { closed.adding($0) } ?? (closedOnce ? closed : nil) }

  /// Whether digits may follow with و: "5 ملايين و200 ألف", "3 مئة و21".
  func accepts(_ value: ExactDecimal) -> Bool {
    guard let open else { return closedOnce }
    guard room == 100, open.integer != nil, let more = value.integer else { return false }
    return more < 100
  }

  /// Whether digits may follow a scale word without و: "4 آلاف 3 مئة".
  func acceptsUnjoined(_ value: ExactDecimal) -> Bool {
    guard open == nil, closedOnce, let more = value.integer else { return false }
    return more > 0 && more < 10 && lastPower <= 3
  }

  mutating func addDigits(_ value: ExactDecimal) -> Bool {
    if let current = open {
      guard let sum = current.adding(value) else { return false }
      open = sum
      room = 0
      return true
    }
    open = value
    room = 0
    isDigits = true
    return true
  }

  /// Takes one word, or gives nil when the number does not go on with it.
  mutating func step(_ senses: LineSenses, at token: Int, joined: Bool, first: Bool) -> Step? {
    if let value = senses.value(token, .cardinal) {
      return add(value, joined: joined, first: first) ? .word : fallback(senses, token, joined, first)
    }
    if let value = senses.value(token, .cardinalPart) {
      // أحد is one only before عشر.
      guard first || joined,
        senses.value(token + 1, .cardinal) == 10 || senses.followsWaw(token + 1) && tens(senses, token + 1)
          || senses.isLoneWaw(token + 1) && tens(senses, token + 2)
      else { return nil }
      return add(value, joined: joined, first: first) ? .word : nil
    }
    return fallback(senses, token, joined, first)
  }

  private func tens(_ senses: LineSenses, _ token: Int) -> Bool {
    guard let value = senses.value(token, .cardinal) else { return false }
    return value >= 20 && value <= 90
  }

  /// Scale words.
  private mutating func fallback(_ senses: LineSenses, _ token: Int, _ joined: Bool, _ first: Bool) -> Step? {
    if let power = senses.value(token, .scale) {
      if open == nil, !first, !joined {
        // "ألف مليون": a scale of a scale.
        guard closedOnce, power >= lastPower, let product = closed.scaled(by: power) else { return nil }
        closed = product
        return .scale
      }
      if joined, open != nil { return nil }
      guard power < lastPower else { return nil }
      return close(open ?? ExactDecimal(1), power)
    }
    if let power = senses.value(token, .scaleDual) {
      guard open == nil, first || joined, power < lastPower else { return nil }
      return close(ExactDecimal(2), power)
    }
    if let power = senses.value(token, .scalePlural) {
      guard let value = open, !joined, power < lastPower else { return nil }
      return close(value, power)
    }
    return nil
  }

  private mutating func close(_ value: ExactDecimal, _ power: Int) -> Step? {
    guard let scaled = value.scaled(by: power), let sum = closed.adding(scaled) else { return nil }
    closed = sum
    closedOnce = true
    open = nil
    lastPower = power
    room = 1000
    return .scale
  }

  private mutating func add(_ value: Int, joined: Bool, first: Bool) -> Bool {
    guard let current = open?.integer else {
      // "2.12 مئة"
      if value == 100, isDigits, !joined, let product = open?.scaled(by: 2) {
        open = product.normalized
        (room, isDigits) = (0, false)
        return true
      }
      guard open == nil, first || joined else { return false }
      open = ExactDecimal(value)
      room = value >= 100 ? 100 : value >= 20 ? 0 : value < 10 ? 10 : 0
      if value == 0 { room = 0 }
      return true
    }
    let unit = current % 100
    if !joined {
      // "3 مئة", "95 مئة", "خمسة وتسعون مئة"
      if value == 100, isDigits || current > 10 && current < 100 && current % 10 != 0 && room == 0,
        let product = open?.scaled(by: 2)
      {
        open = product
        room = 100
        isDigits = false
        return true
      }
      // ثلاثة عشر; ثلاث مئة
      if value == 10, unit > 0, unit < 10, room == 10 {
        open = ExactDecimal(current + 10)
        room = 0
        return true
      }
      if value == 100, current > 2, current < 10, room == 10 {
        open = ExactDecimal(current * 100)
        room = 100
        return true
      }
      return false
    }
    if value < 100, room == 100, current % 100 == 0 {
      open = ExactDecimal(current + value)
      room = value < 10 ? 10 : 0
      return value > 0
    }
    // خمسة وعشرون
    if value >= 20, value < 100, value % 10 == 0, unit > 0, unit < 10, room == 10 {
      open = ExactDecimal(current + value)
      room = 0
      return true
    }
    return false
  }
}
