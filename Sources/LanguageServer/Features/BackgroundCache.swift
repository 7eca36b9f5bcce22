import AnnotationStore
import Dispatch
import Synchronization

/// The result cache as a server uses it: nothing is opened before the first answer is out, and nothing is written while
/// an answer is being made.
///
/// All work on the file is done on a queue of its own, since a thread that waits for a disk must not be one of the few
/// that annotate. A cache that cannot be used warns once and holds nothing.
final class BackgroundCache: Sendable {
  private enum Phase {
    case unopened
    case open(ResultCache)
    /// The file cannot serve, or the server has ended.
    case closed
  }

  private struct State {
    var phase = Phase.unopened
    var waiting: [(key: ResultKey, value: [UInt8])] = []
    var waitingBytes = 0
    var isScheduled = false
  }

  /// How long results wait for others, to be written together.
  private static let delay = DispatchTimeInterval.milliseconds(200)
  /// Results beyond this many bytes are not kept while the disk is slow.
  private static let mostWaiting = 64 << 20

  private let path: String
  private let warn: @Sendable (String) -> Void
  private let queue = DispatchQueue(label: "hashiya.cache", qos: .utility)
  private let state = Mutex(State())

  /// A cache in the file at `path`, which is created with its folder when there is something to keep.
  init(path: String, warn: @escaping @Sendable (String) -> Void) {
    self.path = path
    self.warn = warn
  }

  /// The result that is kept under `key`. Until the file is open, that is soon after the first call, there is none,
  /// unless the caller would rather wait.
  func value(for key: ResultKey, mayWait: Bool) -> [UInt8]? {
    var cache = open
    if cache == nil, mayWait {
      queue.sync { openFile() }
      cache = open
    }
    if cache == nil { schedule() }
    return cache?.values(for: [key]).first ?? nil
  }

  /// Keeps a result, soon.
  func insert(_ value: [UInt8], for key: ResultKey) {
    state.withLock { state in
      if case .closed = state.phase { return }
      guard state.waitingBytes + value.count <= BackgroundCache.mostWaiting else { return }
      state.waiting.append((key, value))
      state.waitingBytes += value.count
    }
    schedule()
  }

  /// Removes all results, those that wait to be written too. Returns how many the file held; nil when it was deleted as
  /// unreadable, or there was none.
  func clear() throws(StoreFailure) -> Int? {
    // `sync` does not pass on which error it is.
    let result = queue.sync { () -> Result<Int?, StoreFailure> in
      Result { () throws(StoreFailure) in try clearFile() }
    }
    return try result.get()
  }

  /// Writes what waits and closes the file. The cache holds nothing afterwards.
  func close() {
    queue.sync {
      if state.withLock({ !$0.waiting.isEmpty }) { write() }
      let cache = open
      state.withLock { $0.phase = .closed }
      cache?.close()
    }
  }

  private var open: ResultCache? {
    state.withLock { if case .open(let cache) = $0.phase { cache } else { nil } }
  }

  private func schedule() {
    let isFirst = state.withLock { state in
      if case .closed = state.phase { return false }
      defer { state.isScheduled = true }
      return !state.isScheduled
    }
    if isFirst { queue.asyncAfter(deadline: .now() + BackgroundCache.delay) { [self] in write() } }
  }

  // MARK: - On the queue

  private func clearFile() throws(StoreFailure) -> Int? {
    state.withLock { ($0.waiting, $0.waitingBytes) = ([], 0) }
    let file = CacheFile(path: path)
    guard file.exists else { return nil }
    if case .emptied(let count) = try file.clear() { return count }
    // The open connection leads to a file that is there no more.
    let cache = open
    state.withLock { $0.phase = .unopened }
    cache?.close()
    return nil
  }

  private func write() {
    let waiting = state.withLock { state in
      defer { (state.waiting, state.waitingBytes, state.isScheduled) = ([], 0, false) }
      return state.waiting
    }
    openFile()
    guard let cache = open else { return }
    for (key, value) in waiting { cache.insert(value, for: key) }
    cache.flush()
  }

  private func openFile() {
    guard state.withLock({ if case .unopened = $0.phase { true } else { false } }) else { return }
    var phase = Phase.closed
    do throws(StoreFailure) {
      CacheLocation.createFolder(of: path)
      phase = .open(try ResultCache(path: path) { [warn] in warn("cache: \($0); going on without it") })
    } catch {
      warn("cache: \(error.message); going on without it")
    }
    let opened = phase
    state.withLock { $0.phase = opened }
  }
}
