import Glibc

/// A running POSIX thread.
///
/// Annotation is pure computation that keeps a core busy for milliseconds, and reading blocks: neither belongs on the
/// cooperative pool of Swift's tasks.
struct Thread {
  private let handle: pthread_t

  /// Starts a thread that runs `body`; nil when the system has no room for another one.
  init?(_ body: @escaping @Sendable () -> Void) {
    guard let handle = startThread(body) else { return nil }
    self.handle = handle
  }

  /// Waits until the thread has ended.
  func join() { pthread_join(handle, nil) }

  /// How many threads this process has; 0 when the system does not tell.
  static var runningCount: Int {
    var status = stat()
    // The folder has a link for each thread, besides its own two.
    return stat("/proc/self/task", &status) == 0 ? Int(status.st_nlink) - 2 : 0
  }

  /// The number of processors that are on.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

private final class ThreadBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

// A free function outside every actor: a closure for C that is written in a MainActor context traps on another thread.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  pthread_attr_init(attributes)
  defer {
    pthread_attr_destroy(attributes)
    attributes.deallocate()
  }
  // Deeply nested JSON is read recursively; do not depend on the caller's `ulimit -s`.
  pthread_attr_setstacksize(attributes, 8 << 20)
  let context = Unmanaged.passRetained(ThreadBody(body))
  var handle = pthread_t()
  let result = pthread_create(
    &handle, attributes,
    { context in
      if let context { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }, context.toOpaque())
  if result != 0 {
    context.release()
    return nil
  }
  return handle
}
