import AnnotationModel
import Foundation
import GRDB

/// Columns of rows as values that a damaged file cannot end the process with: what has another type than it should is taken
/// for zero or nothing, where GRDB's own accessors would trap.
extension Row {
  func optionalInt(_ column: Int) -> Int? { Int.fromDatabaseValue(self[column]) }
  func int(_ column: Int) -> Int { optionalInt(column) ?? 0 }
  func optionalID(_ column: Int) -> Int64? { Int64.fromDatabaseValue(self[column]) }
  /// A row number, or what stands for one.
  func id(_ column: Int) -> Int64 { optionalID(column) ?? 0 }
  func optionalText(_ column: Int) -> String? { String.fromDatabaseValue(self[column]) }
  func text(_ column: Int) -> String { optionalText(column) ?? "" }
  func bytes(_ column: Int) -> [UInt8] { Data.fromDatabaseValue(self[column]).map { [UInt8]($0) } ?? [] }
  func number(_ column: Int) -> Double { Double.fromDatabaseValue(self[column]) ?? 0 }

  /// A span whose start and end are in two columns that follow each other, bounded so that sums do not overflow.
  func optionalSpan(_ column: Int) -> TextSpan? {
    guard let start = optionalInt(column), let end = optionalInt(column + 1) else { return nil }
    return TextSpan(start: start, end: end).within(Row.longest)
  }

  func span(_ column: Int) -> TextSpan { optionalSpan(column) ?? TextSpan(start: 0, end: 0) }

  /// No text is longer than this.
  private static let longest = 1 << 40
}

extension TextSpan {
  /// The part of the span that lies in a text of the given length.
  func within(_ length: Int) -> TextSpan {
    TextSpan(start: min(max(start, 0), length), end: min(max(end, 0), length))
  }
}
