import ArabicText

/// Where lines of the same words stand on a page: an open-addressing table of fingerprints. O(1) a line.
struct RepetitionTable {
  struct Entry {
    var fingerprint: UInt64 = 0
    /// The first and the last line of these words, and how many there are.
    var first: Int32 = -1
    var last: Int32 = -1
    var count: Int32 = 0
    /// Whether the words are a part of some line: "موقع | عنوان".
    var isPart = false
  }

  private var entries: [Entry]
  private let mask: Int

  /// A table for that many lines, of which each may have two parts.
  init(lines: Int) {
    var capacity = 16
    while capacity < lines * 4 { capacity *= 2 }
    entries = [Entry](filledWith: Entry(), count: capacity)
    mask = capacity - 1
  }

  /// The entry of a fingerprint, or nil.
  func entry(_ fingerprint: UInt64) -> Entry? {
    guard fingerprint != 0 else { return nil }
    let entry = entries[slot(fingerprint)]
    return entry.fingerprint == 0 ? nil : entry
  }

  mutating func addLine(_ fingerprint: UInt64, at index: Int) {
    guard fingerprint != 0 else { return }
    let slot = slot(fingerprint)
    let line = Int32(truncatingIfNeeded: index)
    if entries[slot].count == 0 { entries[slot].first = line }
    entries[slot].fingerprint = fingerprint
    entries[slot].last = line
    entries[slot].count &+= 1
  }

  mutating func addPart(_ fingerprint: UInt64) {
    guard fingerprint != 0 else { return }
    let slot = slot(fingerprint)
    entries[slot].fingerprint = fingerprint
    entries[slot].isPart = true
  }

  /// The slot that holds the fingerprint, or the free one where it belongs.
  private func slot(_ fingerprint: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: fingerprint >> 20) & mask
    while entries[slot].fingerprint != 0, entries[slot].fingerprint != fingerprint { slot = (slot + 1) & mask }
    return slot
  }
}
