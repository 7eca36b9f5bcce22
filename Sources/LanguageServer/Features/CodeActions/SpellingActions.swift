import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Gives a name one spelling: mentions that differ in hamza carriers, ى/ي, ة/ه, harakat and the like are written as the one
/// under the cursor.
enum SpellingActions {
  static func proposals(in stretch: TextSpan, _ view: DocumentView) -> [CodeActionProposal] {
    guard let mention = view.index.mention(at: stretch.start) else { return [] }
    let spelling = view.text.string(mention.span)
    let form = FoldedText(spelling).letters
    let others = view.index.mentions(of: mention.entity).filter { other in
      let text = view.text.string(other.span)
      return text != spelling && FoldedText(text).letters == form
    }
    guard !others.isEmpty else { return [] }
    let title = view.session.language(
      "Write \(view.display.isolated(spelling)) everywhere", "توحيد الكتابة: \(view.display.isolated(spelling))")
    return [
      CodeActionProposal(
        name: "spelling", title: title, kind: .rewrite,
        effect: .edits { others.map { TextEdit(span: $0.span, newText: spelling) } })
    ]
  }
}
