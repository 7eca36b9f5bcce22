public import AnnotationModel
public import Morphology

/// Finds quantities in a line.
public struct QuantityTagger: Sendable {
  public init() {}

  /// The quantities of one line; spans count from the line's start, ids are empty.
  public func analyze(_ line: AnalyzedLine) -> [Quantity] { [] }
}
