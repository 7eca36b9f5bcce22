import Foundation

/// SplitMix64: small, fast, the same everywhere.
struct SectionsRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `limit`.
  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  /// One of the items; "" of none.
  mutating func pick(_ items: [String]) -> String { items.isEmpty ? "" : items[below(items.count)] }

  mutating func shuffle<Item>(_ items: inout [Item]) {
    var index = items.count - 1
    while index > 0 {
      items.swapAt(index, below(index + 1))
      index -= 1
    }
  }

  /// Some of the items in random order.
  mutating func sample(_ items: [String], _ count: Int) -> [String] {
    var copy = items
    shuffle(&copy)
    return Array(copy.prefix(count))
  }
}

func exp64(_ value: Float) -> Float { Float(exp(Double(value))) }
func logarithm(_ value: Float) -> Float { Float(log(Double(value))) }
