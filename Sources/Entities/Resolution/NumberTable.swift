import ArabicText

/// Gives things numbers from 0 in the order in which they come, and finds them again by hash. O(1) a look-up.
///
/// The things themselves stay with the caller, who tells whether the one with a number is the one that is looked for.
struct NumberTable: Sendable {
  /// The number of the thing in each slot, -1 in a free one; at most half of the slots are taken.
  private var slots: [Int32]
  private var hashes: [Int] = []

  /// A table with room for that many things before it grows.
  init(expected: Int) {
    var size = 16
    while size < expected * 2 { size *= 2 }
    slots = [Int32](filledWith: -1, count: size)
    hashes.reserveCapacity(size / 2)
  }

  /// How many things have numbers.
  var count: Int { hashes.count }

  /// The number of the thing with this hash, or nil.
  @inline(__always)
  func number(hash: Int, isSame: (Int) -> Bool) -> Int? {
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isSame(number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Gives the next number to a thing that has none; returns it.
  @discardableResult
  mutating func add(hash: Int) -> Int {
    let number = hashes.count
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() } else { place(number) }
    return number
  }

  private mutating func place(_ number: Int) {
    var slot = hashes[number] & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: number)
  }

  private mutating func grow() {
    slots = [Int32](filledWith: -1, count: slots.count * 2)
    for number in hashes.indices { place(number) }
  }
}
