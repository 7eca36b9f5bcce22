import Configuration

/// What a configuration comes to for what an editor shows.
struct DisplaySettings: Hashable, Sendable {
  var inlayHints = Set(EditorConfiguration.InlayHint.allCases)
  var codeLenses = Set(EditorConfiguration.CodeLens.allCases)
  var documentLinks = false
  var outlineQuotes = false
  var isolates = true

  /// What counts where nothing is decided.
  init() {}

  init(_ editor: EditorConfiguration) {
    inlayHints = editor.inlayHints ?? inlayHints
    codeLenses = editor.codeLenses ?? codeLenses
    documentLinks = editor.documentLinks ?? documentLinks
    outlineQuotes = editor.outlineQuotes ?? outlineQuotes
    isolates = editor.isolates ?? isolates
  }

  /// The text in an isolate of its own, so that it does not turn a line of the other direction around. For displays only:
  /// no edit ever has one.
  func isolated(_ text: String) -> String { isolates ? "\u{2068}\(text)\u{2069}" : text }
}
