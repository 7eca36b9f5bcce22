/// A half-open range of the document's text, in UTF-8 code units from its start.
///
/// Every offset inside the process is a UTF-8 offset; writers convert to the caller's `PositionEncoding` at the edge.
/// A span that comes out of the annotator never splits a grapheme cluster.
@frozen public struct TextSpan: Hashable, Sendable, Comparable {
  /// The first code unit of the span.
  public var start: Int
  /// The code unit after the last one; never smaller than `start`.
  public var end: Int

  /// A span from `start` up to but not including `end`. An `end` before `start` gives an empty span at `start`.
  @inlinable public init(start: Int, end: Int) {
    self.start = start
    self.end = end < start ? start : end
  }

  /// The number of UTF-8 code units covered.
  @inlinable public var length: Int { end &- start }
  /// Whether the span covers nothing.
  @inlinable public var isEmpty: Bool { end == start }

  /// Whether the two spans share at least one code unit.
  @inlinable public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
  /// Whether `other` lies within this span.
  @inlinable public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  /// The span moved by `distance` code units.
  @inlinable public func shifted(by distance: Int) -> TextSpan {
    TextSpan(start: start &+ distance, end: end &+ distance)
  }

  /// Orders by start, then by end.
  @inlinable public static func < (lhs: TextSpan, rhs: TextSpan) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}
