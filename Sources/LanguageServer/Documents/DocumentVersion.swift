import AnnotationModel
import Annotator
import ArabicText
import Synchronization

/// One state of an open document. Its text never changes, so that any number of requests may read it while newer states
/// come in.
///
/// The annotations are made when the first request wants them: typing costs nothing until somebody asks. They build on
/// the analysis of an older state where there is one, and then only the edited lines are analysed. Of a text of megabytes
/// the lines are analysed at once and the outline with them; the rest takes seconds the first time, for which nobody waits
/// who does not need it.
final class DocumentVersion: Sendable {
  private struct State: Sendable {
    /// Given up once the lines are analysed, so that the versions of a long session do not hold each other.
    var ancestry: Ancestry
    /// An older state that was being annotated when this one came: this one's annotations wait for its articles.
    var elder: DocumentVersion?
    var analysis: Analysis?
  }

  private struct Analysis: Sendable {
    var document: IncrementalDocument
    /// How long it took, in seconds.
    let duration: Double
    /// The sections alone.
    var outline: AnnotatedDocument?
  }

  private struct Resolved: Sendable {
    var annotations: AnnotatedDocument?
    var index: DocumentIndex?
    /// How long analysis and annotation took, in seconds.
    var duration: Double?
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
  /// Held while lines are analysed.
  private let state: Mutex<State>
  /// Held while the annotations are made. Whoever holds it may take `state`, never the other way round.
  private let resolved = Mutex(Resolved())
  /// Whether an older state's articles were known when this one came, so that its annotations take little.
  private let buildsOnArticles: Bool
  /// How many seconds the annotation of the newest annotated state before this one took.
  private let durationBefore: Double
  private let superseded = Atomic<Bool>(false)

  /// A state of which nothing is known but the text.
  convenience init(uri: String, languageID: String, number: Int?, text: SourceText, profile: AnnotationProfile) {
    self.init(
      uri: uri, languageID: languageID, number: number, text: text, profile: profile, state: State(ancestry: .none),
      durationBefore: 0)
  }

  private init(
    uri: String, languageID: String, number: Int?, text: SourceText, profile: AnnotationProfile, state: State,
    durationBefore: Double
  ) {
    self.uri = uri
    self.languageID = languageID
    self.number = number
    self.text = text
    self.profile = profile
    self.state = Mutex(state)
    buildsOnArticles = state.elder == nil && state.ancestry.isResolved
    self.durationBefore = durationBefore
    offsets = OnDemand { OffsetMap(text) }
  }

  /// The state that edits of this one lead to. `edits` are in order, each in the offsets that the one before it left.
  func successor(number: Int?, text: SourceText, edits: [TextEdit]) -> DocumentVersion {
    DocumentVersion(
      uri: uri, languageID: languageID, number: number, text: text, profile: profile, state: state(followedBy: edits),
      durationBefore: annotationDuration)
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
    guard text.bytes.count > size, !buildsOnArticles, !isAnnotated else { return false }
    let elder = state.withLockIfAvailable { $0.elder } ?? nil
    return elder?.isAnnotated != true
  }

  /// The annotations of this state by its profile. Those who ask while they are being made wait for them.
  var annotations: AnnotatedDocument { resolved.withLock { annotate(&$0) } }

  /// The sections of this state, without the layers whose resolution takes most of the time.
  var outline: AnnotatedDocument {
    if let known = resolved.withLockIfAvailable({ $0.annotations }) ?? nil { return known }
    return withAnalysis { analysis in
      let outline = analysis.outline ?? analysis.document.annotations(layers: .sections)
      analysis.outline = outline
      return outline
    }
  }

  /// Look-ups in the annotations.
  var index: DocumentIndex {
    resolved.withLock { resolved in
      let index = resolved.index ?? DocumentIndex(annotate(&resolved))
      resolved.index = index
      return index
    }
  }

  /// The analysis of this state, line by line.
  var document: IncrementalDocument { withAnalysis { $0.document } }

  /// How many lines have been analysed since the document was opened; nil while it is being analysed, or was not yet.
  var analyzedLineCount: Int? { state.withLockIfAvailable { $0.analysis?.document.analyzedLineCount } ?? nil }

  /// How many seconds the annotation of this state, or of the newest one before it that was annotated, took.
  var annotationDuration: Double { (resolved.withLockIfAvailable { $0.duration } ?? nil) ?? durationBefore }

  private var isAnnotated: Bool { resolved.withLockIfAvailable { $0.annotations != nil } ?? false }

  // MARK: - Work

  private func annotate(_ resolved: inout Resolved) -> AnnotatedDocument {
    if let known = resolved.annotations { return known }
    let analysis = withAnalysis { $0 }
    var document = analysis.document
    if let elder = state.withLock({ $0.elder }) {
      // Waits while it is being annotated; to begin anew beside it would take longer.
      elder.resolved.withLock { _ in }
      document.takeArticles(of: elder.document)
    }
    let start = MonotonicTime.now
    let annotations = document.annotations()
    resolved.annotations = annotations
    resolved.duration = analysis.duration + start.secondsAgo
    state.withLock { state in
      state.elder = nil
      // What comes next builds on its articles.
      state.analysis?.document.takeArticles(of: document)
    }
    return annotations
  }

  private func withAnalysis<Result: Sendable>(_ body: (inout Analysis) -> Result) -> Result {
    state.withLock { state in
      var known = state.analysis ?? analyze(&state)
      state.ancestry = .none
      let result = body(&known)
      state.analysis = known
      return result
    }
  }

  private func analyze(_ state: inout State) -> Analysis {
    let start = MonotonicTime.now
    var origin: IncrementalDocument?
    switch state.ancestry.origin {
    case .none: break
    case .document(let document): origin = document
    case .version(let version):
      // Waits for it while its lines are analysed.
      let known = version.state.withLock { (document: $0.analysis?.document, elder: $0.elder) }
      (origin, state.elder) = (known.document, state.elder ?? known.elder)
    }
    guard var document = origin else {
      let document = IncrementalDocument(text, annotator: profile.annotator, options: profile.options)
      return Analysis(document: document, duration: start.secondsAgo)
    }
    for edit in state.ancestry.edits { document.replace(edit.span, with: edit.newText) }
    return Analysis(document: document, duration: start.secondsAgo)
  }

  /// What a state begins with that follows this one. Called by the reader's thread, which waits for nothing.
  private func state(followedBy edits: [TextEdit]) -> State {
    let isBeingAnnotated = resolved.withLockIfAvailable { _ in } == nil
    let known = state.withLockIfAvailable { state in
      let ancestry = state.analysis.map { Ancestry(origin: .document($0.document), edits: []) } ?? state.ancestry
      return State(ancestry: ancestry.appending(edits), elder: isBeingAnnotated ? self : state.elder)
    }
    return known
      ?? State(
        ancestry: Ancestry(origin: .version(self), edits: edits), elder: isBeingAnnotated ? self : nil)
  }
}
