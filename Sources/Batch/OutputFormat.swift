package import AnnotationModel
package import ArabicText
package import Interchange

/// Turns results into something else than JSON, such as the terminal view.
package protocol DocumentRenderer: Sendable {
  /// The view of one document, as UTF-8 that ends with a line break.
  func render(_ document: AnnotatedDocument, of source: SourceText, id: String) -> [UInt8]
  /// The view of a document that could not be annotated, as UTF-8 that ends with a line break.
  func render(_ record: ErrorRecord) -> [UInt8]
}

/// The form of a run's output.
package enum OutputFormat: Sendable {
  /// One JSON object, laid out for reading.
  case json
  /// A JSON array of such objects.
  case jsonArray
  /// One compact JSON object a line.
  case jsonl
  /// What a renderer makes of each document.
  case rendered(any DocumentRenderer)

  /// What stands before the first document.
  var opening: String {
    if case .jsonArray = self { "[\n" } else { "" }
  }

  /// What stands between two documents, each of which ends with a line break but in an array.
  var separator: String {
    if case .jsonArray = self { ",\n" } else { "" }
  }

  /// What stands after the last document.
  var closing: String {
    if case .jsonArray = self { "\n]\n" } else { "" }
  }
}
