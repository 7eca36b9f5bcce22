import AnnotationModel

/// The spans of one layer, by their place. Look-ups take O(log n) and what they find.
struct SpanTable: Sendable {
  private var spans: [TextSpan] = []
  /// For each span, its item's index in the layer.
  private var items: [Int] = []
  /// For each span, the greatest end up to and including it: where looking backwards may stop.
  private var reaches: [Int] = []

  /// A table of spans with the indices of what they belong to, in any order.
  init(_ entries: [(span: TextSpan, item: Int)]) {
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.span <= $1.span }
    let sorted = isSorted ? entries : entries.sorted { ($0.span, $0.item) < ($1.span, $1.item) }
    spans = sorted.map(\.span)
    items = sorted.map(\.item)
    reaches.reserveCapacity(spans.count)
    for span in spans { reaches.append(max(reaches.last ?? 0, span.end)) }
  }

  /// A table of spans, each its own item.
  init(_ spans: [TextSpan]) { self.init(spans.enumerated().map { (span: $1, item: $0) }) }

  /// The items whose spans share a part with the stretch, in text order.
  func items(in stretch: TextSpan) -> [Int] {
    var found: [Int] = []
    var index = firstIndex(startingAt: stretch.end) - 1
    while index >= 0, reaches[index] > stretch.start {
      if spans[index].overlaps(stretch) { found.append(items[index]) }
      index -= 1
    }
    return found.reversed()
  }

  /// The items that the offset lies in, the innermost last; without any, those that end there, as a cursor behind a word
  /// belongs to the word.
  func items(at offset: Int) -> [Int] {
    let inside = items(in: TextSpan(start: offset, end: offset + 1))
    return inside.isEmpty && offset > 0 ? items(in: TextSpan(start: offset - 1, end: offset)) : inside
  }

  /// How many spans start within the stretch.
  func count(startingIn stretch: TextSpan) -> Int {
    firstIndex(startingAt: stretch.end) - firstIndex(startingAt: stretch.start)
  }

  /// The number of spans that start before the offset.
  private func firstIndex(startingAt offset: Int) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
