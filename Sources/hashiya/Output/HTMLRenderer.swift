import Interchange
import Rendering

/// The page in the margin as a run's output format: one self-contained file for each document.
struct HTMLRenderer: FormatWriter {
  var format: FormatDescription { FormatDescription("html", .files(main: ".html")) }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    [OutputPart(.document(suffix: ".html"), HTMLView().render(page.document, of: page.source, id: page.id))]
  }

  func write(_ record: ErrorRecord) -> [OutputPart] {
    let text = HTMLView().render(
      failureOf: record.id, code: record.failure.code.rawValue, message: record.failure.message)
    return [OutputPart(.document(suffix: ".html"), text)]
  }
}
