import AnnotationModel
import AnnotationStore
import Batch
import Configuration
import Dispatch
import Glibc
import Interchange
import JSON
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Keeps the corpus index up to date with the workspace's folders, in the background: soon after the session begins, and
/// after files were saved. Only files that changed are read; the process that annotates them runs at the lowest priority.
///
/// The index is where the command has it, so that the two share their work. Nothing is written into the folders.
final class WorkspaceIndexing: Sendable {
  /// Folders with more than that are left to the command, which the user starts knowingly.
  private static let most = (entries: 100_000, files: 20_000, bytes: 256 << 20)

  private struct State {
    var folders: [String] = []
    /// What the editor's settings say; nil: what the folder's `.hashiya.json` says, or else yes.
    var isWanted: Bool?
    var isScheduled = false
    /// Why folders were left out, and failures: each is told once.
    var told: Set<String> = []
  }

  private let path: String
  private let model: ModelIdentity
  private let worker: @Sendable (_ firstInput: String) -> WorkerCommand?
  private let notices: Notices
  private let progress: BackgroundProgress
  private let queue = DispatchQueue(label: "hashiya.index", qos: .background)
  private let state = Mutex(State())

  /// - Parameters:
  ///   - path: the index, which is made when there is something to keep.
  ///   - worker: how the process is started that annotates files, the first of which is given.
  init(
    path: String, model: ModelIdentity, worker: @escaping @Sendable (_ firstInput: String) -> WorkerCommand?,
    notices: Notices, progress: BackgroundProgress
  ) {
    self.path = path
    self.model = model
    self.worker = worker
    self.notices = notices
    self.progress = progress
  }

  /// Has the folders indexed in so many seconds, unless that is going to happen anyway.
  func update(_ folders: [String], isWanted: Bool?, in seconds: Double) {
    let isFirst = state.withLock { state in
      state.folders = folders
      state.isWanted = isWanted
      guard !folders.isEmpty, !state.isScheduled else { return false }
      state.isScheduled = true
      return true
    }
    guard isFirst else { return }
    queue.asyncAfter(deadline: .now() + seconds) { [self] in
      let (folders, isWanted) = state.withLock { state in
        state.isScheduled = false
        return (state.folders, state.isWanted)
      }
      for folder in folders where isWanted ?? WorkspaceIndexing.isWanted(folder) { index(folder) }
      Allocator.trim()
    }
  }

  private static func isWanted(_ folder: String) -> Bool {
    ConfigurationFile.nearest(to: folder + "/").configuration.editor.indexWorkspace ?? true
  }

  // MARK: - On the queue

  private func index(_ folder: String) {
    // Whole disks and homes are opened by accident.
    let home = getenv("HOME").map { String(cString: $0) }
    guard folder != "/", folder != home else { return tell("\(folder) is not indexed: it is no folder of texts") }
    var discovery = InputDiscovery(kind: nil, mostEntries: WorkspaceIndexing.most.entries)
    discovery.add(folder)
    let inputs = discovery.inputs
    let bytes = inputs.reduce(0) { $0 + WorkspaceIndexing.size(of: $1.path) }
    guard discovery.isComplete, inputs.count <= WorkspaceIndexing.most.files, bytes <= WorkspaceIndexing.most.bytes
    else { return tell("\(folder) is not indexed: it is too large; 'hashiya index' does it, or name a smaller folder") }
    guard !inputs.isEmpty || access(path, F_OK) == 0 else { return }
    do throws(StoreFailure) {
      do throws(StoreFailure) {
        try index(inputs, in: folder, bytes: bytes)
      } catch {
        // One that turns out to be damaged is made anew, once.
        guard error.isDamage, CorpusIndex.delete(path) else { throw error }
        notices.warn(
          "index: \(path) was damaged and is made anew; other files that were in it have to be indexed again")
        try index(inputs, in: folder, bytes: bytes)
      }
    } catch {
      tell("index: \(error.message)")
    }
  }

  private func index(_ inputs: [BatchInput], in folder: String, bytes: Int) throws(StoreFailure) {
    CacheLocation.createFolder(of: path)
    let settings = settings(inputs.first?.path ?? folder + "/")
    let index = try CorpusIndex(path: path, producer: settings.corpusProducer)
    defer { index.close() }
    let observer = progress.begin(total: bytes)
    defer { observer.end() }
    let run = CorpusRun(settings, index: index, observer: observer) { [notices] in notices.tell("index: \($0)") }
    let summary = try run.run(inputs, folders: [folder])
    if summary.annotated + summary.removed > 0 {
      notices.tell("index: \(summary.annotated) documents of \(folder) annotated, \(summary.removed) removed")
    }
  }

  /// The settings of `hashiya index` in the folder.
  private func settings(_ firstInput: String) -> BatchSettings {
    var settings = BatchSettings(model: model)
    let configuration = ConfigurationFile.nearest(to: firstInput).configuration
    settings.options = configuration.applied(to: settings.options)
    settings.options.layers = CorpusDocument.layers
    settings.lexiconIdentity = configuration.words
    settings.format = .corpus
    settings.jobs = 1
    settings.worker = worker(firstInput)
    return settings
  }

  private func tell(_ message: String) {
    if state.withLock({ $0.told.insert(message).inserted }) { notices.warn(message) }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
