/// The features of a line in its page as the sequence model sees them: numbers of the model's rows.
///
/// Each template below owns a run of rows; a line takes at most one row of a template that is no bit set.
package struct BlockFeatures {
  /// A family of features and how many values it has.
  enum Template: Int, CaseIterable {
    case bias, length, ending, lengthEnding, function, marks, openingCues, cues, lengthOpening, colonOpening
    case cueCoverage, dateCoverage, silhouette
    case previous, next, previousButOne, nextButOne, pairBefore, pairAfter
    case gapBefore, gapAfter, gapsShape
    case proseAround, proseShape, nextProse, lastProse, pageSize, pageShape
    case place, placeShape, repetition, repetitionShape
    case openList, openListShape, openListProse, sameBullet, colonBefore
    case nextOverlap, lastOverlap, pageOverlap, leadOverlap, leadShape

    var size: Int {
      let shapes = LineSilhouette.allCases.count
      return switch self {
      case .bias: 1
      case .length: 14
      case .ending: LineEnding.allCases.count
      case .lengthEnding: 5 * LineEnding.allCases.count
      case .function: 5 * 6
      case .marks: 25
      case .openingCues, .cues: 12
      case .lengthOpening: 5 * 12
      case .colonOpening: 12
      case .cueCoverage, .dateCoverage: 5 * 5
      case .silhouette, .previous, .next, .previousButOne, .nextButOne: shapes
      case .pairBefore, .pairAfter: shapes * shapes
      case .gapBefore, .gapAfter: 9
      case .gapsShape: shapes * 9
      case .proseAround: 16
      case .proseShape: shapes * 16
      case .nextProse, .lastProse: shapes * 6
      case .pageSize: 5
      case .pageShape: shapes * 5
      case .place: 16
      case .placeShape: shapes * 6
      case .repetition: 5
      case .repetitionShape: shapes * 5
      case .openList: 3 * 6
      case .openListShape: shapes * 3 * 6
      case .openListProse: 3 * 6 * 6
      case .sameBullet: 4
      case .colonBefore: shapes
      case .nextOverlap, .lastOverlap, .pageOverlap, .leadShape: shapes * 6
      case .leadOverlap: 4 * 6
      }
    }

    /// For each template, its first row and its last one.
    static let rows: [(first: Int, last: Int)] = {
      var next = 0
      return allCases.map { template in
        defer { next += template.size }
        return (next, next + template.size - 1)
      }
    }()
  }

  /// The number of rows of the model.
  package static let rowCount = Template.allCases.reduce(0) { $0 + $1.size }

  private let page: PageContext
  private let templates = Template.rows

  init(_ page: PageContext) { self.page = page }

  /// The rows of every line of a page, for training.
  package static func rows(of lines: [SectionResolver.Line]) -> [[UInt16]] {
    let features = BlockFeatures(PageContext(lines))
    var rows: [UInt16] = []
    return lines.indices.map { index in
      features.rows(of: index, into: &rows)
      return rows
    }
  }

  /// Replaces `rows` with the rows of a line.
  func rows(of index: Int, into rows: inout [UInt16]) {
    rows.removeAll(keepingCapacity: true)
    add(.bias, 0, to: &rows)
    addOwn(index, to: &rows)
    addNeighbours(index, to: &rows)
    addProse(index, to: &rows)
    addPage(index, to: &rows)
    addList(index, to: &rows)
    addOverlaps(index, to: &rows)
  }

  private func add(_ template: Template, _ value: Int, to rows: inout [UInt16]) {
    let (first, last) = templates[template.rawValue]
    rows.append(UInt16(truncatingIfNeeded: min(first + max(value, 0), last)))
  }

  private func addBits(_ template: Template, _ bits: UInt32, stride: Int = 1, offset: Int = 0, to rows: inout [UInt16])
  {
    var rest = bits
    while rest != 0 {
      add(template, rest.trailingZeroBitCount * stride + offset, to: &rows)
      rest &= rest - 1
    }
  }

  private func addOwn(_ index: Int, to rows: inout [UInt16]) {
    let line = page.features[index]
    let lengthClass = BlockFeatures.lengthClass(line.wordCount)
    let endings = LineEnding.allCases.count
    add(.length, BlockFeatures.bucket(line.wordCount, [0, 1, 2, 3, 4, 6, 8, 10, 13, 17, 22, 30, 50]), to: &rows)
    add(.ending, Int(line.ending.rawValue), to: &rows)
    add(.lengthEnding, lengthClass * endings + Int(line.ending.rawValue), to: &rows)
    let words = max(line.scannedWords, 1)
    let density = BlockFeatures.bucket(line.functionWords * 100 / words, [0, 7, 14, 20, 28])
    add(.function, lengthClass * 6 + density, to: &rows)
    addBits(.marks, line.marks.rawValue, to: &rows)
    addBits(.openingCues, UInt32(line.openingCues.rawValue), to: &rows)
    addBits(.cues, UInt32(line.cues.rawValue), to: &rows)
    addBits(.lengthOpening, UInt32(line.openingCues.rawValue), stride: 5, offset: lengthClass, to: &rows)
    if line.marks.contains(.earlyColon) || line.ending == .colon {
      addBits(.colonOpening, UInt32(line.openingCues.rawValue), to: &rows)
    }
    let covered = BlockFeatures.bucket(line.cueWords * 100 / words, [0, 33, 66, 99])
    add(.cueCoverage, lengthClass * 5 + covered, to: &rows)
    let dated = BlockFeatures.bucket(line.dateWords * 100 / words, [0, 33, 66, 99])
    add(.dateCoverage, lengthClass * 5 + dated, to: &rows)
    add(.silhouette, shape(index), to: &rows)
  }

  private func addNeighbours(_ index: Int, to rows: inout [UInt16]) {
    let shapes = LineSilhouette.allCases.count
    let own = shape(index)
    add(.previous, shape(index - 1), to: &rows)
    add(.next, shape(index + 1), to: &rows)
    add(.previousButOne, shape(index - 2), to: &rows)
    add(.nextButOne, shape(index + 2), to: &rows)
    add(.pairBefore, own * shapes + shape(index - 1), to: &rows)
    add(.pairAfter, own * shapes + shape(index + 1), to: &rows)
    let before = gap(before: index)
    let after = gap(before: index + 1)
    add(.gapBefore, before.raw * 3 + before.relative, to: &rows)
    add(.gapAfter, after.raw * 3 + after.relative, to: &rows)
    add(.gapsShape, own * 9 + before.relative * 3 + after.relative, to: &rows)
    let line = page.features[index]
    let isItem = line.marks.contains(.bullet) || line.marks.contains(.numbered)
    for (offset, neighbour) in [index - 1, index + 1].enumerated() where neighbour >= 0 && neighbour < page.count {
      let marks = page.features[neighbour].marks
      if marks.contains(.bullet) || marks.contains(.numbered) {
        add(.sameBullet, offset * 2 + (isItem ? 1 : 0), to: &rows)
      }
    }
    if index > 0, page.features[index - 1].ending == .colon { add(.colonBefore, own, to: &rows) }
  }

  /// The blank lines before a line: their number up to 2, and whether they are fewer (0), as many (1) or more (2) than
  /// is usual on the page.
  private func gap(before index: Int) -> (raw: Int, relative: Int) {
    guard index > 0, index < page.count else { return (2, 2) }
    let gap = page.gaps[index]
    return (min(gap, 2), gap < page.usualGap ? 0 : gap == page.usualGap ? 1 : 2)
  }

  private func addProse(_ index: Int, to rows: inout [UInt16]) {
    let own = shape(index)
    let before = min(page.proseBefore[index], 3)
    let isProse = page.silhouettes[index] == .prose ? 1 : 0
    let after = min(page.proseCount - page.proseBefore[index] - isProse, 3)
    add(.proseAround, before * 4 + after, to: &rows)
    add(.proseShape, own * 16 + before * 4 + after, to: &rows)
    add(.nextProse, own * 6 + BlockFeatures.distanceClass(page.nextProse[index]), to: &rows)
    add(.lastProse, own * 6 + BlockFeatures.distanceClass(page.lastProse[index]), to: &rows)
  }

  private func addPage(_ index: Int, to rows: inout [UInt16]) {
    let own = shape(index)
    let size = BlockFeatures.bucket(page.count, [1, 5, 20, 60])
    add(.pageSize, size, to: &rows)
    add(.pageShape, own * 5 + size, to: &rows)
    let edge = index < 3 ? index : index >= page.count - 3 ? 3 + (page.count - 1 - index) : -1
    if edge >= 0 {
      add(.place, edge, to: &rows)
      add(.placeShape, own * 6 + edge, to: &rows)
    }
    add(.place, 6 + index * 10 / max(page.count, 1), to: &rows)
    let repetition = UInt32(page.repetition[index].rawValue)
    addBits(.repetition, repetition, to: &rows)
    addBits(.repetitionShape, repetition, stride: 1, offset: own * 5, to: &rows)
  }

  private func addList(_ index: Int, to rows: inout [UInt16]) {
    let list = Int(page.openList[index].rawValue)
    guard list > 0 else { return add(.openList, 0, to: &rows) }
    let distance = BlockFeatures.distanceClass(page.sinceOpening[index])
    add(.openList, list * 6 + distance, to: &rows)
    add(.openListShape, (shape(index) * 3 + list) * 6 + distance, to: &rows)
    let prose = BlockFeatures.distanceClass(page.nextProse[index])
    add(.openListProse, (list * 6 + distance) * 6 + prose, to: &rows)
  }

  private func addOverlaps(_ index: Int, to rows: inout [UInt16]) {
    let overlap = page.overlaps[index]
    guard overlap.words > 0 else { return }
    let own = shape(index)
    let isProse = page.silhouettes[index] == .prose
    func measure(_ shared: Int) -> Int {
      isProse
        ? BlockFeatures.bucket(shared * 100 / overlap.words, [8, 16, 25, 35, 50])
        : BlockFeatures.bucket(shared, [0, 1, 2, 3, 5])
    }
    if page.nextProse[index] <= 3 { add(.nextOverlap, own * 6 + measure(overlap.next), to: &rows) }
    if page.lastProse[index] <= 3 { add(.lastOverlap, own * 6 + measure(overlap.last), to: &rows) }
    add(
      .pageOverlap, own * 6 + BlockFeatures.bucket(overlap.page * 100 / overlap.words, [10, 25, 40, 60, 80]), to: &rows)
    // A teaser tells what the first paragraphs tell again; it runs to forty words and more.
    if isProse, page.silhouette(index - 1) != .prose, page.nextProse[index] == 1 {
      let length = BlockFeatures.bucket(page.features[index].wordCount, [21, 35, 60])
      let shared = BlockFeatures.bucket(overlap.nextTwo * 100 / overlap.words, [15, 25, 35, 45, 60])
      add(.leadOverlap, length * 6 + shared, to: &rows)
      if index > 0 { add(.leadShape, shape(index - 1) * 6 + shared, to: &rows) }
    }
  }

  private func shape(_ index: Int) -> Int { Int(page.silhouette(index).rawValue) }

  private static func lengthClass(_ words: Int) -> Int { bucket(words, [2, 5, 11, 21]) }

  private static func distanceClass(_ lines: Int) -> Int { bucket(lines, [1, 2, 4, 8, 20]) }

  /// The index of the first limit that `value` does not exceed, or their number.
  private static func bucket(_ value: Int, _ limits: [Int]) -> Int {
    limits.firstIndex { value <= $0 } ?? limits.count
  }
}
