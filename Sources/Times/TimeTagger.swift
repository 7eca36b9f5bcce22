public import AnnotationModel
public import Morphology

/// A time expression before resolution: found in its line, without knowledge of the document.
public struct TimeCandidate: Sendable {
  /// Relative to the line's start.
  public var span: TextSpan
  public init(span: TextSpan) { self.span = span }
}

/// Finds time expressions in a line.
public struct TimeTagger: Sendable {
  public init() {}

  /// The time expressions of one line, in order, not overlapping.
  public func analyze(_ line: AnalyzedLine) -> [TimeCandidate] { [] }
}
