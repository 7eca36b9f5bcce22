import Glibc

/// Ctrl-C and SIGTERM as an orderly end: what is finished gets written, then the process exits with 130 or 143.
///
/// A second signal ends the process at once, should the first one have to wait for a reader that does not read.
struct Interrupts {
  private var signals = sigset_t()

  /// Holds the signals back. Threads inherit that, so it comes before any thread is started.
  init() {
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM] where !Interrupts.isIgnored(signal) { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Takes the signals from now on and runs `stop` on the first.
  func watch(_ stop: @escaping @Sendable () -> Void) {
    startWatcher(SignalWatcher(signals: signals, stop: stop))
  }

  /// A shell ignores SIGINT for its background jobs; that has to stay so.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}

private final class SignalWatcher {
  private var signals: sigset_t
  private let stop: @Sendable () -> Void

  init(signals: sigset_t, stop: @escaping @Sendable () -> Void) {
    self.signals = signals
    self.stop = stop
  }

  func run() -> Never {
    var signal: Int32 = 0
    while sigwait(&signals, &signal) != 0 {}
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    stop()
    _exit(128 + signal)
  }
}

private func startWatcher(_ watcher: SignalWatcher) {
  var handle = pthread_t()
  let context = Unmanaged.passRetained(watcher).toOpaque()
  let result = pthread_create(
    &handle, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<SignalWatcher>.fromOpaque(context).takeRetainedValue().run()
    }, context)
  if result != 0 { Unmanaged<SignalWatcher>.fromOpaque(context).release() }
}
