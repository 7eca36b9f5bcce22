import Synchronization

/// What a worker has to tell people, one line each, which the run says once for all its workers.
package final class WorkerNotes: Sendable {
  private let lines = Mutex<[String]>([])

  /// Nothing to tell yet.
  package init() {}

  /// Adds a line. May be called from any thread.
  package func add(_ line: String) { lines.withLock { $0.append(line) } }

  /// The lines since the last call.
  func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
