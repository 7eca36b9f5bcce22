import Synchronization

/// Whether the caller still wants the answer to one request. Shared between the reader, which sets it, and the job,
/// which asks.
package final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A request that nobody has cancelled.
  package init() {}

  /// Whether the caller has cancelled.
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Marks the request as cancelled.
  func cancel() { flag.store(true, ordering: .relaxed) }

  /// Throws the error that answers a cancelled request, when it is one.
  package func check() throws(ResponseError) {
    if isCancelled { throw ResponseError(.requestCancelled, "cancelled by the client") }
  }
}
