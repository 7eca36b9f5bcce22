import AnnotationModel
import Annotator
import ArabicText
import LanguageServerProtocol

/// An annotated document as a feature sees it: values that do not change, and the session to answer in.
struct DocumentView: Sendable {
  let uri: String
  /// The client's number for this state.
  let version: Int?
  let text: SourceText
  let annotations: AnnotatedDocument
  let session: Session
  let display: DisplaySettings
  private let lazyIndex: OnDemand<DocumentIndex>
  private let lazyOffsets: OnDemand<OffsetMap>
  private let lazyWords: OnDemand<IncrementalDocument>

  /// A view of annotations that come from elsewhere.
  init(
    uri: String, text: SourceText, annotations: AnnotatedDocument, session: Session,
    display: DisplaySettings = DisplaySettings()
  ) {
    (self.uri, version, self.text, self.annotations) = (uri, nil, text, annotations)
    (self.session, self.display) = (session, display)
    lazyIndex = OnDemand { DocumentIndex(annotations) }
    lazyOffsets = OnDemand { OffsetMap(text) }
    lazyWords = OnDemand { IncrementalDocument(text, annotator: Annotator()) }
  }

  /// How much of the annotations a feature looks at.
  enum Depth { case everything, outline }

  /// The view of a version, which is annotated for it unless it was before.
  init(_ version: DocumentVersion, session: Session, depth: Depth = .everything) {
    uri = version.uri
    self.version = version.number
    text = version.text
    annotations = depth == .outline ? version.outline : version.annotations
    self.session = session
    display = version.profile.display
    lazyIndex = OnDemand { version.index }
    lazyOffsets = version.offsets
    lazyWords = OnDemand { version.document }
  }

  /// Look-ups in the annotations.
  var index: DocumentIndex { lazyIndex.value }
  /// The words of the text.
  var words: IncrementalDocument { lazyWords.value }

  /// The UTF-8 offset of a client's position.
  func offset(of position: Position) -> Int {
    PositionReader(text, encoding: session.encoding).offset(of: position)
  }

  /// The span of a client's range.
  func span(of range: PositionRange) -> TextSpan {
    PositionReader(text, encoding: session.encoding).span(of: range)
  }

  /// A writer of positions in this document.
  var positions: PositionWriter { PositionWriter(text, encoding: session.encoding, offsets: lazyOffsets) }

  /// A span as a place in this document.
  func location(of span: TextSpan) -> Location { Location(uri: uri, range: positions.range(of: span)) }

  /// Edits of this state of the document.
  func workspaceEdit(_ edits: [TextEdit]) -> WorkspaceEdit {
    let positions = positions
    return WorkspaceEdit(
      uri: uri, version: version,
      edits: edits.map { RangeEdit(range: positions.range(of: $0.span), newText: $0.newText) },
      isVersioned: session.client.knowsVersionedEdits)
  }
}
