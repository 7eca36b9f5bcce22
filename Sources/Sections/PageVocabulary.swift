/// Which content words the lines of a page share. Linear in the lines.
struct PageVocabulary {
  /// For each key, in how many lines it stands: 0, 1 or 2 for more.
  private var lineCounts = [UInt8](repeating: 0, count: 1 << 16)
  /// For each key, the number of the last comparison that marked it.
  private var marks = [Int32](repeating: 0, count: 1 << 16)
  private var comparison: Int32 = 0

  init(_ lines: [LineFeatures]) {
    for line in lines {
      comparison &+= 1
      for index in 0..<line.contentKeys.count {
        let key = Int(line.contentKeys[index])
        guard marks[key] != comparison else { continue }
        marks[key] = comparison
        if lineCounts[key] < 2 { lineCounts[key] += 1 }
      }
    }
  }

  /// How many content words of a line stand in another line of the page too.
  func shared(_ line: LineFeatures) -> Int {
    (0..<line.contentKeys.count).count { lineCounts[Int(line.contentKeys[$0])] > 1 }
  }

  /// How many content words of `line` stand in one of `others` too.
  mutating func overlap(_ line: LineFeatures, _ others: ArraySlice<LineFeatures>) -> Int {
    comparison &+= 1
    for other in others {
      for index in 0..<other.contentKeys.count { marks[Int(other.contentKeys[index])] = comparison }
    }
    return (0..<line.contentKeys.count).count { marks[Int(line.contentKeys[$0])] == comparison }
  }
}
