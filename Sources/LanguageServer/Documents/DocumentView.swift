import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// An annotated document as a feature sees it: values that do not change, and the session to answer in.
struct DocumentView: Sendable {
  let uri: String
  let text: SourceText
  let annotations: AnnotatedDocument
  let session: Session

  init(uri: String, text: SourceText, annotations: AnnotatedDocument, session: Session) {
    self.uri = uri
    self.text = text
    self.annotations = annotations
    self.session = session
  }

  /// How much of the annotations a feature looks at.
  enum Depth { case everything, outline }

  /// The view of a version, which is annotated for it unless it was before.
  init(_ version: DocumentVersion, session: Session, depth: Depth = .everything) {
    let annotations = depth == .outline ? version.outline : version.annotations
    self.init(uri: version.uri, text: version.text, annotations: annotations, session: session)
  }

  /// The UTF-8 offset of a client's position.
  func offset(of position: Position) -> Int {
    PositionReader(text, encoding: session.encoding).offset(of: position)
  }

  /// A writer of positions in this document.
  var positions: PositionWriter { PositionWriter(text, encoding: session.encoding) }
}
