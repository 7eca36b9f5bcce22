import AnnotationModel

/// What the lines of a page are to each other: gaps, repetition, distance to running text, open lists. O(lines).
struct PageContext {
  /// Whether the line's words stand elsewhere on the page.
  struct Repetition: OptionSet {
    let rawValue: UInt8
    /// As a line before this one.
    static let earlier = Repetition(rawValue: 1 << 0)
    /// As a line after this one.
    static let later = Repetition(rawValue: 1 << 1)
    /// As three lines or more.
    static let often = Repetition(rawValue: 1 << 2)
    /// As a part of another line, or with a part of its own: "موقع | عنوان".
    static let inPart = Repetition(rawValue: 1 << 3)
    /// As the page's first line.
    static let first = Repetition(rawValue: 1 << 4)
  }

  /// A list that a line above has opened, with no running text since.
  enum OpenList: UInt8 { case none, readAlso, keywords }

  let features: [LineFeatures]
  let silhouettes: [LineSilhouette]
  /// Blank lines between a line and the one before it; the first line has none.
  let gaps: [Int]
  /// The gap that most lines of the page keep.
  let usualGap: Int
  /// Lines of running text before each line.
  let proseBefore: [Int]
  let proseCount: Int
  /// Lines from here to the next, and since the last, line of running text; `far` when there is none.
  let nextProse: [Int]
  let lastProse: [Int]
  let repetition: [Repetition]
  let openList: [OpenList]
  /// Lines since the one that opened the list.
  let sinceOpening: [Int]
  /// How the line's words meet those of running text nearby and of the page.
  let overlaps: [Overlap]
  /// What the mark-up around the lines says.
  let structure: PageStructure

  /// Shared content words of a line, in numbers of words.
  struct Overlap {
    /// Content words of the line.
    var words = 0
    /// Of those, the ones in the next line of running text, if one is near.
    var next = 0
    /// For a line after something else than running text: those in the next two lines, when the next is running text.
    var nextTwo = 0
    /// Those in the last line of running text, if one is near.
    var last = 0
    /// The ones that stand in any other line of the page.
    var page = 0
  }

  static let far = 1 << 20

  var count: Int { features.count }

  init(_ lines: [SectionResolver.Line], containers: [StructureHints.Container] = []) {
    var features: [LineFeatures] = []
    var lineNumbers: [Int] = []
    features.reserveCapacity(lines.count)
    lineNumbers.reserveCapacity(lines.count)
    for index in lines.indices {
      features.append(lines[index].features)
      lineNumbers.append(lines[index].number)
    }
    self.features = features
    silhouettes = features.map { LineSilhouette($0) }
    gaps = PageContext.gaps(lineNumbers)
    usualGap = PageContext.usual(gaps)
    let isProse = silhouettes.map { $0 == .prose }
    var before = 0
    proseBefore = isProse.map { prose in
      defer { if prose { before += 1 } }
      return before
    }
    proseCount = before
    lastProse = PageContext.distances(isProse)
    nextProse = PageContext.distances(isProse.reversed()).reversed()
    repetition = PageContext.repetition(features)
    (openList, sinceOpening) = PageContext.openLists(silhouettes)
    overlaps = PageContext.overlaps(features, next: nextProse, last: lastProse)
    structure = PageStructure(features, silhouettes, containers: containers)
  }

  func silhouette(_ index: Int) -> LineSilhouette {
    index >= 0 && index < silhouettes.count ? silhouettes[index] : .none
  }

  private static func overlaps(_ lines: [LineFeatures], next: [Int], last: [Int]) -> [Overlap] {
    var vocabulary = PageVocabulary(lines)
    return lines.indices.map { index in
      var overlap = Overlap()
      overlap.words = lines[index].contentKeys.count
      overlap.page = vocabulary.shared(index)
      if next[index] <= 3 {
        let place = index + next[index]
        overlap.next = vocabulary.overlap(index, place..<place + 1)
        if next[index] == 1, last[index] > 1 {
          overlap.nextTwo = vocabulary.overlap(index, place..<min(place + 2, lines.count))
        }
      }
      if last[index] <= 3 {
        let place = index - last[index]
        overlap.last = vocabulary.overlap(index, place..<place + 1)
      }
      return overlap
    }
  }

  private static func gaps(_ numbers: [Int]) -> [Int] {
    numbers.indices.map { $0 == 0 ? 0 : max(numbers[$0] &- numbers[$0 - 1] &- 1, 0) }
  }

  private static func usual(_ gaps: [Int]) -> Int {
    var counts = [0, 0, 0, 0]
    for gap in gaps.dropFirst() { counts[min(gap, 3)] += 1 }
    return counts.indices.max { counts[$0] < counts[$1] } ?? 0
  }

  private static func distances(_ marks: some Sequence<Bool>) -> [Int] {
    var distance = far
    return marks.map { mark in
      defer { distance = mark ? 1 : min(distance + 1, far) }
      return distance
    }
  }

  private static func repetition(_ features: [LineFeatures]) -> [Repetition] {
    var table = RepetitionTable(lines: features.count)
    for (index, line) in features.enumerated() where line.wordCount > 0 {
      table.addLine(line.fingerprint, at: index)
      table.addPart(line.headFingerprint)
      table.addPart(line.tailFingerprint)
    }
    return features.enumerated().map { index, line in
      guard line.wordCount > 0, let entry = table.entry(line.fingerprint) else { return [] }
      var result: Repetition = []
      if Int(entry.first) < index { result.insert(.earlier) }
      if Int(entry.last) > index { result.insert(.later) }
      if entry.count >= 3 { result.insert(.often) }
      if index > 0, line.fingerprint == features[0].fingerprint || line.fingerprint == features[0].headFingerprint {
        result.insert(.first)
      }
      let isPart = entry.isPart && line.wordCount >= 3
      let hasPart = [line.headFingerprint, line.tailFingerprint].contains { (table.entry($0)?.count ?? 0) > 0 }
      if isPart || hasPart { result.insert(.inPart) }
      return result
    }
  }

  private static func openLists(_ silhouettes: [LineSilhouette]) -> (lists: [OpenList], since: [Int]) {
    var open = OpenList.none
    var since = 0
    var lists: [OpenList] = []
    var distances: [Int] = []
    lists.reserveCapacity(silhouettes.count)
    distances.reserveCapacity(silhouettes.count)
    for silhouette in silhouettes {
      since += 1
      lists.append(open)
      distances.append(since)
      switch silhouette {
      case .readAlso: (open, since) = (.readAlso, 0)
      case .keywords: (open, since) = (.keywords, 0)
      case .prose, .copyright: open = .none
      default: break
      }
    }
    return (lists, distances)
  }
}
