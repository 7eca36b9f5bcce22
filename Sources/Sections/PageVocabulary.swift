/// Which content words the lines of a page share. Linear in the lines, and as large as the page's vocabulary.
struct PageVocabulary {
  /// Open addressing; a slot is free while its count is 0. With a slot for every key there is nothing to probe.
  private var keys: [UInt16]
  /// For each slot, in how many lines its key stands: 0, 1 or 2 for more.
  private var lineCounts: [UInt8]
  /// For each slot, the number of the last comparison that marked its key.
  private var marks: [Int32]
  private var comparison: Int32 = 0

  init(_ lines: [LineFeatures]) {
    let words = lines.reduce(0) { $0 + $1.contentKeys.count }
    var size = 64
    while size < words * 2, size <= Int(UInt16.max) { size *= 2 }
    keys = [UInt16](repeating: 0, count: size)
    lineCounts = [UInt8](repeating: 0, count: size)
    marks = [Int32](repeating: 0, count: size)
    for line in lines {
      comparison &+= 1
      for index in 0..<line.contentKeys.count {
        let slot = slot(of: line.contentKeys[index])
        guard marks[slot] != comparison else { continue }
        marks[slot] = comparison
        keys[slot] = line.contentKeys[index]
        if lineCounts[slot] < 2 { lineCounts[slot] += 1 }
      }
    }
  }

  /// Where a key of the page stands, or where it would stand. The table is at most half full, or has a slot for each key.
  private func slot(of key: UInt16) -> Int {
    var slot = Int(key) & (keys.count - 1)
    while keys[slot] != key, lineCounts[slot] > 0 { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  /// How many content words of a line stand in another line of the page too.
  func shared(_ line: LineFeatures) -> Int {
    (0..<line.contentKeys.count).count { lineCounts[slot(of: line.contentKeys[$0])] > 1 }
  }

  /// How many content words of `line` stand in one of `others` too; all of them are lines of the page.
  mutating func overlap(_ line: LineFeatures, _ others: ArraySlice<LineFeatures>) -> Int {
    comparison &+= 1
    for other in others {
      for index in 0..<other.contentKeys.count { marks[slot(of: other.contentKeys[index])] = comparison }
    }
    return (0..<line.contentKeys.count).count { marks[slot(of: line.contentKeys[$0])] == comparison }
  }
}
