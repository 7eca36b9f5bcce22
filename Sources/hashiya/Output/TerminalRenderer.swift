import Glibc
import Interchange
import Rendering

/// The terminal view as a run's output format.
struct TerminalRenderer: FormatWriter {
  private let view: TerminalView

  /// A renderer for an output that is a terminal or not. `width`: nil is the terminal's.
  init(color: ColorChoice, isTerminal: Bool, width: Int?) {
    let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { strcmp($0, "dumb") == 0 } ?? false
    view = TerminalView(
      isColored: color == .always || color == .auto && isTerminal && !isRefused && !isDumb,
      width: width ?? TerminalRenderer.terminalWidth(isTerminal: isTerminal))
  }

  var format: FormatDescription { FormatDescription("text", .stream(opening: "", separator: "", closing: "")) }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    [.stream(Array(view.render(page.document, of: page.source, id: page.id).utf8))]
  }

  func write(_ record: ErrorRecord) -> [OutputPart] {
    let failure = record.failure
    let text = view.render(
      failureOf: record.id, code: failure.code.rawValue, message: failure.message, line: failure.line)
    return [.stream(Array(text.utf8))]
  }

  /// The columns of the terminal, between 40 and 400; 100 where there is none.
  private static func terminalWidth(isTerminal: Bool) -> Int {
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(max(Int(size.ws_col), 40), 400)
  }
}
