import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// The hover: what the annotations say about the place under the pointer, from the narrowest to the widest.
enum HoverFeature {
  static func hover(_ message: HoverRequest, _ view: DocumentView) -> Hover? {
    let notes = HoverNotes(view).notes(at: view.offset(of: message.position))
    guard let narrowest = notes.first else { return nil }
    let isMarkdown = view.session.client.rendersMarkdown
    let paragraphs = notes.map { $0.text(asMarkdown: isMarkdown, isolating: view.display) }
    return Hover(
      text: paragraphs.joined(separator: isMarkdown ? "\n\n---\n\n" : "\n\n"), isMarkdown: isMarkdown,
      range: view.positions.range(of: narrowest.span))
  }
}
