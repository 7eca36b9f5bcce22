public import AnnotationModel
public import Morphology

/// What a line offers for quotations: cues, quoted stretches, clause candidates. Spans count from the line's start.
public struct QuotationCandidates: Sendable {
  public init() {}
}

/// Finds cues and content candidates in a line.
public struct QuotationTagger: Sendable {
  public init() {}

  public func analyze(_ line: AnalyzedLine) -> QuotationCandidates { QuotationCandidates() }
}
