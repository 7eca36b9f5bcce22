public import AnnotationModel
public import Morphology

/// A name found in its line, before the document is known.
public struct EntityCandidate: Sendable {
  /// Relative to the line's start, without attached prefixes.
  public var span: TextSpan
  public var type: EntityType
  public var confidence: Float

  public init(span: TextSpan, type: EntityType, confidence: Float) {
    self.span = span
    self.type = type
    self.confidence = confidence
  }
}

/// Finds names in a line.
public struct EntityTagger: Sendable {
  public init() {}

  /// The names of one line, in order, not overlapping.
  public func analyze(_ line: AnalyzedLine) -> [EntityCandidate] { [] }
}
