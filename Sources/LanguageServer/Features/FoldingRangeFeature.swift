import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// What folds: each section under its heading, and each embedded article.
enum FoldingRangeFeature {
  static func ranges(_ message: FoldingRangeRequest, _ view: DocumentView) -> [FoldingRange] {
    let document = view.annotations
    let embedded = (document.articles ?? []).filter { $0.role == .embedded }.map(\.span)
    let sections = (document.sections ?? []).filter { $0.level > 1 }.map(\.span)
    let text = view.text
    let lines = (embedded + sections).map { span in
      (
        first: text.lineIndex(at: span.start),
        last: text.lineIndex(at: max(span.start, span.end - 1))
      )
    }
    var seen: Set<Int> = []
    return
      lines
      .filter { $0.first < $0.last }
      .sorted { ($0.first, -$0.last) < ($1.first, -$1.last) }
      // Editors take one fold a line; the outermost is the one that the user means.
      .filter { seen.insert($0.first).inserted }
      .map { FoldingRange(startLine: $0.first, endLine: $0.last) }
  }
}
