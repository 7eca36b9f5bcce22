public import AnnotationModel
public import Morphology

/// Turns time candidates into TIMEX3 values.
public struct TimeResolver: Sendable {
  private let preference: AnnotationOptions.Preference

  public init(preference: AnnotationOptions.Preference) { self.preference = preference }

  /// The date (ISO 8601) that a page header, dateline or article start states as its own, or nil when it states none.
  ///
  /// `lines` are the lines of one article in order with their candidates.
  public func statedReferenceTime(in lines: ArraySlice<(line: PlacedLine, candidates: [TimeCandidate])>) -> String? {
    nil
  }

  /// The time expressions of a document, in text order.
  ///
  /// - Parameters:
  ///   - lines: every non-blank line with its candidates, in order.
  ///   - referenceTimes: the reference time of each article that has one.
  public func resolve(
    _ lines: [(line: PlacedLine, candidates: [TimeCandidate])], referenceTimes: [Int: String]
  ) -> [TimeExpression] { [] }
}
