package import Interchange

/// The form of a run's output.
package enum OutputFormat: Sendable {
  /// One JSON object, laid out for reading.
  case json
  /// A JSON array of such objects.
  case jsonArray
  /// One compact JSON object a line.
  case jsonl
  /// What a writer makes of each document.
  case written(any FormatWriter)
  /// What the corpus index keeps of each document, as bytes behind their length.
  case corpus

  /// How the documents share files.
  package var layout: FormatDescription.Layout {
    switch self {
    case .json, .jsonl, .corpus: .stream(opening: "", separator: "", closing: "")
    case .jsonArray: .stream(opening: "[\n", separator: ",\n", closing: "\n]\n")
    case .written(let writer): writer.format.layout
    }
  }

  /// The name of the format, for people.
  package var name: String {
    switch self {
    case .json, .jsonArray: "json"
    case .jsonl: "jsonl"
    case .corpus: "corpus"
    case .written(let writer): writer.format.name
    }
  }
}
