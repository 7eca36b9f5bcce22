import AnnotationModel
import Annotator
import ArabicText
import Synchronization

/// One state of an open document. Its text never changes, so that any number of requests may read it while newer states
/// come in.
///
/// The annotations are made when the first request wants them: typing costs nothing until somebody asks. They build on
/// the analysis of an older state where there is one, and then only the edited lines are analysed.
final class DocumentVersion: Sendable {
  /// What the analysis starts from.
  private struct Ancestry: Sendable {
    /// A beginning with nothing to build on.
    static let none = Ancestry(document: nil, edits: [])
    /// So many edits cost about as much as a fresh start.
    static let longest = 256

    /// An older state with its analysis.
    var document: IncrementalDocument?
    /// What leads from there to this state, in order.
    var edits: [TextEdit]

    func appending(_ edits: [TextEdit]) -> Ancestry {
      let isWorthwhile = document != nil && self.edits.count + edits.count <= Ancestry.longest
      return isWorthwhile ? Ancestry(document: document, edits: self.edits + edits) : .none
    }
  }

  private struct Analysis: Sendable {
    let document: IncrementalDocument
    var annotations: AnnotatedDocument?
    /// The sections alone.
    var outline: AnnotatedDocument?
  }

  let uri: String
  let languageID: String
  /// The client's number for this state.
  let number: Int?
  let text: SourceText
  /// The annotator and the options of everything that an editor shows of it.
  let profile: AnnotationProfile
  private let ancestry: Ancestry
  private let analysis = Mutex<Analysis?>(nil)
  private let superseded = Atomic<Bool>(false)

  /// A state of which nothing is known but the text.
  convenience init(uri: String, languageID: String, number: Int?, text: SourceText, profile: AnnotationProfile) {
    self.init(uri: uri, languageID: languageID, number: number, text: text, profile: profile, ancestry: .none)
  }

  private init(
    uri: String, languageID: String, number: Int?, text: SourceText, profile: AnnotationProfile, ancestry: Ancestry
  ) {
    self.uri = uri
    self.languageID = languageID
    self.number = number
    self.text = text
    self.profile = profile
    self.ancestry = ancestry
  }

  /// The state that edits of this one lead to. `edits` are in order, each in the offsets that the one before it left.
  func successor(number: Int?, text: SourceText, edits: [TextEdit]) -> DocumentVersion {
    DocumentVersion(
      uri: uri, languageID: languageID, number: number, text: text, profile: profile,
      ancestry: ancestry(followedBy: edits))
  }

  /// The same state of the text, to be annotated by another profile.
  func annotated(by profile: AnnotationProfile) -> DocumentVersion {
    DocumentVersion(uri: uri, languageID: languageID, number: number, text: text, profile: profile)
  }

  /// Whether a newer state has come, or the document was closed.
  var isSuperseded: Bool { superseded.load(ordering: .relaxed) }

  /// Notes that the document has moved on.
  func supersede() { superseded.store(true, ordering: .relaxed) }

  /// Whether the annotations are not there yet and take so long that somebody who waits for them would notice, as is the
  /// case above `size` bytes.
  func wouldTakeLong(above size: Int = 2 << 20) -> Bool {
    guard text.bytes.count > size else { return false }
    return analysis.withLockIfAvailable { $0?.annotations == nil } ?? true
  }

  /// The annotations of this state by its profile. Those who ask while they are being made wait for them.
  var annotations: AnnotatedDocument {
    withAnalysis { analysis in
      let annotations = analysis.annotations ?? analysis.document.annotations()
      analysis.annotations = annotations
      return annotations
    }
  }

  /// The sections of this state, without the layers whose resolution takes most of the time.
  var outline: AnnotatedDocument {
    withAnalysis { analysis in
      let outline = analysis.annotations ?? analysis.outline ?? analysis.document.annotations(layers: .sections)
      analysis.outline = outline
      return outline
    }
  }

  private func withAnalysis<Result: Sendable>(_ body: (inout Analysis) -> Result) -> Result {
    analysis.withLock { analysis in
      var known = analysis ?? Analysis(document: analyze())
      let result = body(&known)
      analysis = known
      return result
    }
  }

  private func analyze() -> IncrementalDocument {
    var document =
      ancestry.document ?? IncrementalDocument(text, annotator: profile.annotator, options: profile.options)
    for edit in ancestry.edits { document.replace(edit.span, with: edit.newText) }
    return document
  }

  private func ancestry(followedBy edits: [TextEdit]) -> Ancestry {
    // The reader's thread must not wait for an analysis that is being made right now.
    let known = analysis.withLockIfAvailable { $0?.document } ?? nil
    return (known.map { Ancestry(document: $0, edits: []) } ?? ancestry).appending(edits)
  }
}
