import AnnotationModel
public import Morphology

/// Finds cues and content candidates in a line.
///
/// Knows neither the block's kind nor other lines; O(tokens).
public struct QuotationTagger: Sendable {
  public init() {}

  /// What the line offers for quotations. Spans count from the line's start.
  public func analyze(_ line: AnalyzedLine) -> QuotationCandidates {
    guard line.count > 1 else { return QuotationCandidates() }
    var scanner = LineScanner(QuotationLine(line))
    return scanner.scan()
  }
}
