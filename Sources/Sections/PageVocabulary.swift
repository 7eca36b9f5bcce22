import ArabicText

/// Which content words the lines of a page share. Linear in the lines, and as large as the page's vocabulary.
///
/// Every content word of the page is looked up once; after that, lines are compared by the places of their words.
struct PageVocabulary {
  /// The place of each content word of the page in the columns below, line by line.
  private let places: [Int32]
  /// Where each line's words begin in `places`; one entry more than there are lines.
  private var starts: [Int] = [0]
  /// For each place, in how many lines its word stands: 0, 1 or 2 for more.
  private var lineCounts: [UInt8]
  /// For each place, the number of the last comparison that marked its word.
  private var marks: [Int32]
  private var comparison: Int32 = 0

  init(_ lines: [LineFeatures]) {
    let words = lines.reduce(0) { $0 + $1.contentKeys.count }
    var size = 64
    while size < words * 2, size <= Int(UInt16.max) { size *= 2 }
    lineCounts = [UInt8](filledWith: 0, count: size)
    marks = [Int32](filledWith: 0, count: size)
    starts.reserveCapacity(lines.count + 1)
    for line in lines { starts.append(starts[starts.count - 1] + line.contentKeys.count) }
    comparison = Int32(truncatingIfNeeded: lines.count)
    places = PageVocabulary.places(of: lines, count: words, &lineCounts, &marks)
  }

  /// Looks up the content words of all lines, of which line n is marked as comparison n + 1.
  ///
  /// Open addressing; a slot is free while its count is 0. With a slot for every key there is nothing to probe.
  private static func places(
    of lines: [LineFeatures], count: Int, _ lineCounts: inout [UInt8], _ marks: inout [Int32]
  ) -> [Int32] {
    let mask = marks.count - 1
    return [Int32](unsafeUninitializedCapacity: count) { places, found in
      lineCounts.withUnsafeMutableBufferPointer { lineCounts in
        marks.withUnsafeMutableBufferPointer { marks in
          withUnsafeTemporaryAllocation(of: UInt16.self, capacity: mask + 1) { keys in
            for (number, line) in lines.enumerated() {
              let comparison = Int32(truncatingIfNeeded: number &+ 1)
              for index in 0..<line.contentKeys.count {
                let key = line.contentKeys[index]
                var place = Int(key) & mask
                while lineCounts[place] > 0, keys[place] != key { place = (place &+ 1) & mask }
                places.initializeElement(at: found, to: Int32(truncatingIfNeeded: place))
                found &+= 1
                guard marks[place] != comparison else { continue }
                marks[place] = comparison
                keys.initializeElement(at: place, to: key)
                if lineCounts[place] < 2 { lineCounts[place] &+= 1 }
              }
            }
          }
        }
      }
    }
  }

  /// How many content words of a line stand in another line of the page too.
  func shared(_ line: Int) -> Int {
    var count = 0
    for word in starts[line]..<starts[line + 1] where lineCounts[Int(places[word])] > 1 { count += 1 }
    return count
  }

  /// How many content words of a line stand in one of some other lines too.
  mutating func overlap(_ line: Int, _ others: Range<Int>) -> Int {
    comparison &+= 1
    let (comparison, places, starts) = (comparison, places, starts)
    return marks.withUnsafeMutableBufferPointer { marks in
      for word in starts[others.lowerBound]..<starts[others.upperBound] { marks[Int(places[word])] = comparison }
      var count = 0
      for word in starts[line]..<starts[line + 1] where marks[Int(places[word])] == comparison { count += 1 }
      return count
    }
  }
}
