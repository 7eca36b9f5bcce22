import AnnotationModel
package import AnnotationStore
import Glibc
import Interchange

/// What an indexing run has to tell.
package struct CorpusSummary: Hashable, Sendable {
  /// Documents that were annotated.
  package var annotated = 0
  /// How many of them could not be.
  package var failures = 0
  /// Documents that were in the index as they are.
  package var unchanged = 0
  /// Documents that went, because they or their files are not there any more.
  package var removed = 0
  /// Files that were looked at.
  package var files = 0
}

/// Brings a corpus index up to date with files: annotates what is new, removes what is gone.
///
/// A file of the same size and time of change as in the index is not read. Of one that is read, only documents are
/// annotated whose bytes the index does not have from this file and this producer, so that lines that were appended to a
/// JSON Lines file cost what they cost.
package final class CorpusRun: Sendable {
  /// How many new documents make it worth while to merge the full text.
  private static let manyDocuments = 1_000

  private let index: CorpusIndex
  private let ledger: CorpusLedger
  private let sink: CorpusSink
  private let run: BatchRun

  /// A run that writes to `index`. Messages about documents go to `say`, one line each.
  package init(
    _ settings: BatchSettings, index: CorpusIndex, observer: (any BatchObserver)? = nil,
    say: @escaping @Sendable (String) -> Void
  ) {
    var settings = settings
    settings.format = .corpus
    settings.options.layers = CorpusDocument.layers
    settings.isOrdered = true
    settings.hashesInputs = true
    self.index = index
    ledger = CorpusLedger(index)
    sink = CorpusSink(index, ledger: ledger, say: say)
    run = BatchRun(settings, filter: ledger, sink: sink, observer: observer)
  }

  /// Indexes the inputs, and takes out files of the index that stand in one of `folders` and are not among them.
  ///
  /// - Throws: what kept the index from being written; what was committed before stays.
  package func run(_ inputs: [BatchInput], folders: [String]) throws(StoreFailure) -> CorpusSummary {
    try ledger.begin()
    let summary = run.run(inputs)
    if let failure = sink.failure { throw failure }
    try sink.flush()
    let gone = try ledger.filesGone(from: folders, inputs: inputs)
    for path in gone { try index.apply([.removeFile(path.path)]) }
    var result = ledger.summary
    result.annotated = summary.documents
    result.failures = summary.failures
    result.files = inputs.count
    if result.annotated >= CorpusRun.manyDocuments { try index.merge() }
    result.removed += gone.reduce(0) { $0 + $1.documents }
    return result
  }

  /// Stops the run: what is finished is committed.
  package func interrupt() {
    run.interrupt()
    try? sink.flush()
  }
}

/// Takes a run's documents and commits them to the index, many at a time.
final class CorpusSink: BatchSink {
  /// Documents, and bytes of them, after which a transaction is made.
  private static let most = (documents: 500, bytes: 4 << 20)
  /// Milliseconds after which documents are committed, however few.
  private static let delay = 2_000

  private struct State {
    var changes: [CorpusChange] = []
    var bytes = 0
    var since: MonotonicTime?
    var failure: StoreFailure?
  }

  private let index: CorpusIndex
  private let ledger: CorpusLedger
  private let say: @Sendable (String) -> Void
  private let state = Monitor(State())

  init(_ index: CorpusIndex, ledger: CorpusLedger, say: @escaping @Sendable (String) -> Void) {
    self.index = index
    self.ledger = ledger
    self.say = say
  }

  /// Why documents could not be committed; nothing is after the first such failure.
  var failure: StoreFailure? { state.update { $0.failure } }

  var lengths: [String: Int] { [:] }
  var isBroken: Bool { failure != nil }

  func write(message: String) { say(message) }

  func write(_ bytes: [UInt8], toDocument name: String) {}

  func write(_ bytes: [UInt8], toShared name: String) {
    let documents = CorpusStream.documents(bytes)
    let isFull = state.update { state in
      if state.failure != nil { return false }
      for document in documents { state.changes += ledger.changes(for: document) }
      state.bytes += bytes.count
      let now = MonotonicTime.now
      let since = state.since ?? now
      state.since = since
      return state.changes.count >= CorpusSink.most.documents || state.bytes >= CorpusSink.most.bytes
        || now.milliseconds - since.milliseconds >= CorpusSink.delay
    }
    if isFull { try? flush() }
  }

  /// Commits what there is.
  func flush() throws(StoreFailure) {
    let changes = state.update { state -> [CorpusChange] in
      guard state.failure == nil else { return [] }
      let changes = state.changes + ledger.endings()
      (state.changes, state.bytes, state.since) = ([], 0, nil)
      return changes
    }
    do throws(StoreFailure) {
      try index.apply(changes)
    } catch {
      state.update { $0.failure = error }
      throw error
    }
  }
}
