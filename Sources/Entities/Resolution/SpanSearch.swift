import AnnotationModel

/// Binary search among spans that are sorted and do not overlap.
enum SpanSearch {
  /// Whether one of `sorted` shares text with `span`. O(log n).
  static func overlaps(_ span: TextSpan, _ sorted: [TextSpan]) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].start < span.end
  }
}
