import AnnotationModel
import ArabicText
import Batch
import Glibc
import Interchange
import Rendering

/// The terminal view as a run's output format.
struct TerminalRenderer: DocumentRenderer {
  private let view: TerminalView

  /// A renderer for an output that is a terminal or not.
  init(color: ColorChoice, isTerminal: Bool) {
    let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { strcmp($0, "dumb") == 0 } ?? false
    view = TerminalView(isColored: color == .always || color == .auto && isTerminal && !isRefused && !isDumb)
  }

  func render(_ document: AnnotatedDocument, of source: SourceText, id: String) -> [UInt8] {
    Array(view.render(document, of: source, id: id).utf8)
  }

  func render(_ record: ErrorRecord) -> [UInt8] {
    let failure = record.failure
    return Array(
      view.render(
        failureOf: record.id, code: failure.code.rawValue, message: failure.message, line: failure.line
      ).utf8)
  }
}
