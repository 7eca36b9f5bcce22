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
    enum Origin: Sendable {
      /// There is nothing to build on.
      case none
      /// An older state as it was analysed.
      case document(IncrementalDocument)
      /// An older state that was being analysed when this one came.
      case version(DocumentVersion)
    }

    static let none = Ancestry(origin: .none, edits: [], duration: 0)
    /// So many edits cost about as much as a fresh start.
    private static let longest = 256

    let origin: Origin
    /// What leads from there to this state, in order.
    let edits: [TextEdit]
    /// How long the annotation of the older state took, in seconds.
    let duration: Double

    func appending(_ edits: [TextEdit]) -> Ancestry {
      if case .none = origin { return .none }
      guard self.edits.count + edits.count <= Ancestry.longest else { return .none }
      return Ancestry(origin: origin, edits: self.edits + edits, duration: duration)
    }

    /// The older state's analysis. Waits for it while it is being made.
    var document: IncrementalDocument? {
      switch origin {
      case .none: nil
      case .document(let document): document
      case .version(let version): version.state.withLock { $0.analysis?.document }
      }
    }

    /// Whether there is an analysis to build on right now.
    var isReady: Bool {
      switch origin {
      case .none: false
      case .document: true
      case .version(let version): version.state.withLockIfAvailable { $0.analysis != nil } ?? false
      }
    }
  }

  private struct State: Sendable {
    /// Given up once the analysis is there, so that the versions of a long session do not hold each other.
    var ancestry: Ancestry
    var analysis: Analysis?
  }

  private struct Analysis: Sendable {
    var document: IncrementalDocument
    /// How long the annotation took, in seconds.
    var duration = 0.0
    var annotations: AnnotatedDocument?
    var index: DocumentIndex?
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
  /// Conversion of offsets, for positions.
  let offsets: OnDemand<OffsetMap>
  private let state: Mutex<State>
  /// Whether an older state had been analysed when this one came.
  private let buildsOnAnalysis: Bool
  /// How many seconds the annotation of the newest annotated state before this one took.
  private let durationBefore: Double
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
    state = Mutex(State(ancestry: ancestry, analysis: nil))
    buildsOnAnalysis = if case .document = ancestry.origin { true } else { false }
    durationBefore = ancestry.duration
    offsets = OnDemand { OffsetMap(text) }
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
  /// case above `size` bytes when there is nothing to build on.
  func wouldTakeLong(above size: Int = 2 << 20) -> Bool {
    guard text.bytes.count > size, !buildsOnAnalysis else { return false }
    return state.withLockIfAvailable { $0.analysis?.annotations == nil && !$0.ancestry.isReady } ?? true
  }

  /// The annotations of this state by its profile. Those who ask while they are being made wait for them.
  var annotations: AnnotatedDocument {
    withAnalysis { DocumentVersion.annotations(&$0) }
  }

  /// The sections of this state, without the layers whose resolution takes most of the time.
  var outline: AnnotatedDocument {
    withAnalysis { analysis in
      let outline = analysis.annotations ?? analysis.outline ?? analysis.document.annotations(layers: .sections)
      analysis.outline = outline
      return outline
    }
  }

  /// Look-ups in the annotations.
  var index: DocumentIndex {
    withAnalysis { analysis in
      let index = analysis.index ?? DocumentIndex(DocumentVersion.annotations(&analysis))
      analysis.index = index
      return index
    }
  }

  /// The analysis of this state, line by line.
  var document: IncrementalDocument { withAnalysis { $0.document } }

  /// How many lines have been analysed since the document was opened; nil while it is being analysed, or was not yet.
  var analyzedLineCount: Int? { state.withLockIfAvailable { $0.analysis?.document.analyzedLineCount } ?? nil }

  /// How many seconds the annotation of this state, or of the newest one before it that was annotated, took.
  var annotationDuration: Double {
    (state.withLockIfAvailable { $0.analysis?.duration } ?? nil) ?? durationBefore
  }

  private static func annotations(_ analysis: inout Analysis) -> AnnotatedDocument {
    if let known = analysis.annotations { return known }
    let start = MonotonicTime.now
    let annotations = analysis.document.annotations()
    analysis.annotations = annotations
    analysis.duration += start.secondsAgo
    return annotations
  }

  private func withAnalysis<Result: Sendable>(_ body: (inout Analysis) -> Result) -> Result {
    state.withLock { state in
      var known = state.analysis ?? analyze(from: state.ancestry)
      state.ancestry = .none
      let result = body(&known)
      state.analysis = known
      return result
    }
  }

  private func analyze(from ancestry: Ancestry) -> Analysis {
    let start = MonotonicTime.now
    guard var document = ancestry.document else {
      let document = IncrementalDocument(text, annotator: profile.annotator, options: profile.options)
      return Analysis(document: document, duration: start.secondsAgo)
    }
    for edit in ancestry.edits { document.replace(edit.span, with: edit.newText) }
    return Analysis(document: document, duration: start.secondsAgo)
  }

  private func ancestry(followedBy edits: [TextEdit]) -> Ancestry {
    // The reader's thread must not wait for an analysis that is being made right now.
    let known = state.withLockIfAvailable { state in
      state.analysis.map { Ancestry(origin: .document($0.document), edits: [], duration: $0.duration) }
        ?? state.ancestry
    }
    return known?.appending(edits) ?? Ancestry(origin: .version(self), edits: edits, duration: durationBefore)
  }
}
