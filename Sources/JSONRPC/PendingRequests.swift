import Synchronization

/// The requests that are being worked on, by id, so that they can be cancelled and waited for.
final class PendingRequests: Sendable {
  private struct State {
    /// A list, because nothing stops a client from using an id twice at a time.
    var cancellations: [RequestID: [Cancellation]] = [:]
    var count = 0
    var isAwaited = false
  }

  private let state = Mutex(State())

  /// How many requests are not answered yet.
  var count: Int { state.withLock { $0.count } }

  /// Notes that work on `id` begins.
  func begin(_ id: RequestID) -> Cancellation {
    let cancellation = Cancellation()
    state.withLock {
      $0.cancellations[id, default: []].append(cancellation)
      $0.count += 1
    }
    return cancellation
  }

  /// Whether a thread sleeps until all are answered, and has to be woken for each.
  func setAwaited(_ isAwaited: Bool) { state.withLock { $0.isAwaited = isAwaited } }

  /// Notes that `id` has been answered. Returns whether a thread waits for that.
  func end(_ id: RequestID, _ cancellation: Cancellation) -> Bool {
    state.withLock {
      $0.cancellations[id]?.removeAll { $0 === cancellation }
      if $0.cancellations[id]?.isEmpty == true { $0.cancellations[id] = nil }
      $0.count -= 1
      return $0.isAwaited
    }
  }

  /// Cancels every pending request with this id; one that is answered, or never came, is ignored.
  func cancel(_ id: RequestID) {
    let cancellations = state.withLock { $0.cancellations[id] ?? [] }
    for cancellation in cancellations { cancellation.cancel() }
  }
}
