public import AnnotationModel
public import Morphology

/// What a line looks like by itself: length, marks, cue phrases. Independent of its neighbours.
public struct LineFeatures: Sendable {
  public init() {}
}

/// Computes the features of a line.
public struct SectionTagger: Sendable {
  public init() {}

  public func analyze(_ line: AnalyzedLine) -> LineFeatures { LineFeatures() }
}
