import Glibc

/// Runs `body` on a thread of its own. A connection blocks the thread it runs on, and the threads that tests run on are
/// the same few on which its jobs wait for their turn.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let work = Work { continuation.resume(returning: body()) }
    var thread = pthread_t()
    let created = pthread_create(&thread, nil, runWork, Unmanaged.passRetained(work).toOpaque())
    precondition(created == 0, "no thread to be had")
    pthread_detach(thread)
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
  return nil
}
