package import AnnotationStore
import Glibc

/// What a worker process runs: groups of documents come in, one answer for each document goes out.
package struct BatchWorker {
  /// Bytes that a worker may allocate: a document that takes more costs itself, not the machine.
  private static let memoryLimit: UInt = 4 << 30
  /// Milliseconds after which results that nothing follows are written to the cache.
  private static let flushDelay = 200

  private let settings: BatchSettings
  private let notes: WorkerNotes
  private let openCache: () -> ResultCache?

  /// A worker with the settings of the run. What comes into `notes` is said by the run. `openCache` is asked when the
  /// first documents come: until then the run may have the file for itself.
  package init(_ settings: BatchSettings, notes: WorkerNotes, openCache: @escaping () -> ResultCache? = { nil }) {
    self.settings = settings
    self.notes = notes
    self.openCache = openCache
  }

  /// Serves the socket on standard input until the run closes it.
  package func serve() {
    var limit = rlimit(rlim_cur: BatchWorker.memoryLimit, rlim_max: BatchWorker.memoryLimit)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    let channel = MessageChannel(descriptor: STDIN_FILENO)
    let orphans = OrphanWatch(descriptor: STDIN_FILENO)
    var cache: ResultCache?
    do throws(MessageChannel.Failure) {
      let first = try channel.receive()
      cache = settings.cache ?? openCache()
      try serve(channel, first, cache)
    } catch {
      // The run is over, or its process is gone.
    }
    orphans.end()
    cache?.flush()
    cache?.close()
    try? channel.send(DocumentOutput(notes: notes.take()).message)
  }

  private func serve(
    _ channel: MessageChannel, _ first: [UInt8], _ cache: ResultCache?
  ) throws(MessageChannel.Failure) {
    var settings = settings
    settings.cache = cache
    var processors = ServiceProcessors(settings)
    var processor = DocumentProcessor(settings)
    var bytes = first
    while let message = WorkerMessage(bytes) {
      switch message {
      case .settings(let service):
        processor = processors.processor(for: service)
        for problem in processors.takeProblems() { notes.add(problem) }
      case .group(let group):
        var failure: MessageChannel.Failure?
        processor.process(group) { output in
          var output = output
          output.notes = notes.take()
          do throws(MessageChannel.Failure) { try channel.send(output.message) } catch { failure = error }
        }
        if let failure { throw failure }
      }
      bytes = try next(channel, cache)
    }
  }

  /// The next message. While none comes, what was found out is kept: the next one may be far away.
  private func next(_ channel: MessageChannel, _ cache: ResultCache?) throws(MessageChannel.Failure) -> [UInt8] {
    guard let cache else { return try channel.receive() }
    do throws(MessageChannel.Failure) {
      return try channel.receive(until: MonotonicTime.now.adding(milliseconds: BatchWorker.flushDelay))
    } catch {
      guard error == .timeout else { throw error }
      cache.flush()
      return try channel.receive()
    }
  }
}

/// Ends a worker whose run is gone: one that is busy with a document, perhaps without end, would not notice.
private struct OrphanWatch {
  /// Seconds in which a worker may notice by itself.
  private static let grace: UInt32 = 3

  private let isOver = Monitor(false)

  init(descriptor: Int32) {
    _ = Thread { [isOver] in
      var event = pollfd(fd: descriptor, events: 0, revents: 0)
      while poll(&event, 1, -1) <= 0, errno == EINTR {}
      sleep(OrphanWatch.grace)
      if !isOver.update({ $0 }) { _exit(1) }
    }
  }

  /// The worker has noticed.
  func end() { isOver.update { $0 = true } }
}
