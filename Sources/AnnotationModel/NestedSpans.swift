/// Spans of one text as nested elements: what mark-up needs, in which elements may not overlap.
///
/// A span that runs over another one's end is divided there. Of two spans at one place the longer is outside; of two
/// equal ones the first.
public enum NestedSpans {
  /// A step through the text.
  public enum Step: Hashable, Sendable {
    /// Text without a start or end inside it; never empty.
    case text(TextSpan)
    /// The element of the span with this index begins; `isContinuation` says that it was divided and goes on.
    case open(Int, isContinuation: Bool)
    /// The element of the span with this index ends.
    case close(Int)
  }

  /// The steps through `range` for the parts of `spans` that lie within it; parts that are empty are left out.
  /// O(n log n) for spans of bounded depth.
  public static func steps(_ spans: [TextSpan], in range: TextSpan) -> [Step] {
    let parts = spans.enumerated().map { index, span in
      (index: index, span: TextSpan(start: max(span.start, range.start), end: min(span.end, range.end)))
    }.filter { !$0.span.isEmpty }
      .sorted { ($0.span.start, -$0.span.end, $0.index) < ($1.span.start, -$1.span.end, $1.index) }
    var walk = Walk(range: range, originals: spans)
    for part in parts {
      walk.closeElements(endingBy: part.span.start)
      walk.advance(to: part.span.start)
      walk.open(part.index, end: part.span.end)
    }
    walk.closeElements(endingBy: range.end)
    walk.advance(to: range.end)
    return walk.steps
  }

  private struct Walk {
    let range: TextSpan
    let originals: [TextSpan]
    var steps: [Step] = []
    var position: Int
    var stack: [(index: Int, end: Int)] = []

    init(range: TextSpan, originals: [TextSpan]) {
      self.range = range
      self.originals = originals
      position = range.start
    }

    mutating func advance(to offset: Int) {
      guard position < offset else { return }
      steps.append(.text(TextSpan(start: position, end: offset)))
      position = offset
    }

    mutating func open(_ index: Int, end: Int) {
      steps.append(.open(index, isContinuation: originals[index].start < position))
      stack.append((index, end))
    }

    /// Ends the elements whose end is at or before `offset`, in order of their ends; what is inside one and goes on is
    /// closed with it and opened again.
    mutating func closeElements(endingBy offset: Int) {
      while let end = stack.map(\.end).min(), end <= offset {
        advance(to: end)
        guard let place = stack.firstIndex(where: { $0.end == end }) else { return }
        let closed = stack[place...]
        for element in closed.reversed() { steps.append(.close(element.index)) }
        stack.removeSubrange(place...)
        for element in closed where element.end > end { open(element.index, end: element.end) }
      }
    }
  }
}
