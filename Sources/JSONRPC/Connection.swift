import Dispatch
import Glibc
package import JSON
import Synchronization

/// One peer on a pair of descriptors: reads frames, sorts messages, hands them to a handler, writes the answers.
///
/// Whatever bytes come in, the connection answers with the right error or skips, and goes on.
package final class Connection: Sendable {
  /// Why a connection ended.
  package enum Ending: Sendable {
    /// The handler wanted it.
    case stopped
    /// The peer closed its end.
    case endOfInput
    /// The peer no longer reads.
    case outputClosed
    /// The process that was watched is gone.
    case watchedProcessGone
  }

  /// How often the watched process is looked for.
  private static let watchInterval: Int32 = 1000

  private let input: Int32
  private let writer: MessageWriter
  private let pending = PendingRequests()
  private let wakePipe = WakePipe()
  private let outputIsClosed = Atomic<Bool>(false)
  /// 0: none is watched.
  private let watchedProcess = Atomic<Int32>(0)
  /// How many requests we have sent; the count is the next one's id.
  private let requestCount = Atomic<Int>(0)
  private let counters = Mutex(ConnectionStatistics())
  private let framing: Framing
  private let maximumBodySize: Int

  /// A connection over `streams` that refuses bodies above `maximumBodySize` bytes.
  package init(_ streams: StandardStreams, framing: Framing = .headers, maximumBodySize: Int = 128 << 20) {
    input = streams.input
    writer = MessageWriter(descriptor: streams.output, framing: framing)
    self.framing = framing
    self.maximumBodySize = maximumBodySize
  }

  /// Sends a notification, from any thread.
  package func notify(_ method: String, params: [UInt8]) {
    send(.notification(method, params: params))
  }

  /// Sends a request, from any thread. Its answer comes to the handler under the id that is returned, if it comes.
  package func request(_ method: String, params: [UInt8]) -> RequestID {
    let number = requestCount.add(1, ordering: .relaxed).newValue
    let id = RequestID.number(JSONNumber(number))
    send(.request(id, method, params: params))
    return id
  }

  /// Ends the connection when the process goes away. A process that cannot be seen from here, as in another container,
  /// is not watched.
  package func watch(process: Int32) {
    if process > 0, Connection.exists(process) { watchedProcess.store(process, ordering: .relaxed) }
  }

  /// Cancels the peer's request with this id as it stands in a message, if there is one under way.
  package func cancel(_ id: JSONValue) {
    if let id = RequestID(id) { pending.cancel(id) }
  }

  /// What has passed through so far.
  package var statistics: ConnectionStatistics {
    var statistics = counters.withLock { $0 }
    statistics.underWay = pending.count
    return statistics
  }

  /// Serves the peer until one of the endings. Runs on the calling thread.
  ///
  /// After the end of input, requests that are under way are still answered.
  package func run(_ handler: inout some MessageHandler) -> Ending {
    switch framing {
    case .headers: run(&handler, FrameReader(maximumBodySize: maximumBodySize))
    case .lines: run(&handler, LineReader(maximumBodySize: maximumBodySize))
    }
  }

  private func run(_ handler: inout some MessageHandler, _ reader: some BodyReader) -> Ending {
    var frames = reader
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { chunk.deallocate() }
    while true {
      if let ending = waitForInput() { return ending }
      let count = read(input, chunk.baseAddress, chunk.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count > 0 { frames.append(UnsafeBufferPointer(rebasing: chunk[..<count])) } else { frames.finish() }
      while let event = frames.next() {
        switch event {
        case .failure(let failure):
          fail(nil, ResponseError(failure))
        case .body(let body):
          if process(body, &frames, &handler) == .stop { return .stopped }
        }
      }
      guard count > 0 else { return waitForPending() ?? .endOfInput }
    }
  }

  // MARK: - Messages

  private func process(
    _ body: [UInt8], _ frames: inout some BodyReader, _ handler: inout some MessageHandler
  ) -> Continuation {
    // Some clients start the body with a byte order mark.
    let content = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body[3...] : body[...]
    do throws(JSONError) {
      return dispatch(IncomingMessage(try JSONReader.read(content)), &handler)
    } catch {
      fail(nil, ResponseError(.parseError, error.description))
      frames.rejectBody(length: content.count, validUpTo: error.offset)
      return .proceed
    }
  }

  private func dispatch(_ message: IncomingMessage, _ handler: inout some MessageHandler) -> Continuation {
    switch message {
    case .response(let response):
      if let response { handler.receive(response) }
      return .proceed
    case .invalid(let id, let error):
      fail(id, error)
      return .proceed
    case .notification(let notification):
      counters.withLock { $0.notifications += 1 }
      if notification.method == "$/cancelRequest" {
        notification.params["id"].map(cancel)
        return .proceed
      }
      return handler.receive(notification)
    case .request(let request):
      counters.withLock { $0.requests += 1 }
      answer(request, with: handler.reply(to: request))
      return .proceed
    }
  }

  private func answer(_ request: Request, with reply: Reply) {
    switch reply {
    case .result(let json):
      send(.response(to: request.id, result: json))
    case .failure(let error):
      fail(request.id, error)
    case .resultAfterPending(let json):
      _ = waitForPending()
      send(.response(to: request.id, result: json))
    case .deferred(let job):
      let work = work(job, for: request.id)
      // A queue of its own gets a thread even while all others wait for one long piece of work; in a pool of as many
      // threads as processors every other request would wait with them.
      DispatchQueue(label: "hashiya.request").async { work() }
    case .inTurn(let job):
      let work = work(job, for: request.id)
      Task.detached { work() }
    }
  }

  /// What runs the job and sends its answer. The request counts as pending from now on.
  private func work(_ job: @escaping Reply.Job, for id: RequestID) -> @Sendable () -> Void {
    let cancellation = pending.begin(id)
    return { [self] in
      do throws(ResponseError) {
        try cancellation.check()
        let json = try job(cancellation)
        try cancellation.check()
        send(.response(to: id, result: json))
      } catch {
        fail(id, error)
      }
      // In a stream of requests, to wake the reader for each would cost more than to read them.
      if pending.end(id, cancellation) { wakePipe.wake() }
    }
  }

  private func fail(_ id: RequestID?, _ error: ResponseError) {
    counters.withLock {
      if error.code == .requestCancelled { $0.cancellations += 1 } else { $0.failures += 1 }
    }
    send(.failure(of: id, error))
  }

  private func send(_ message: OutgoingMessage) {
    guard !writer.write(message) else { return }
    outputIsClosed.store(true, ordering: .relaxed)
    wakePipe.wake()
  }

  // MARK: - Waiting

  /// Sleeps until input is there, or until there is a reason to end.
  private func waitForInput() -> Ending? {
    while true {
      if let ending = reasonToEnd() { return ending }
      var entries = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0),
        // Asked for nothing, it still reports that the reader of a pipe has gone.
        pollfd(fd: writer.descriptor, events: 0, revents: 0),
      ]
      let isWatching = watchedProcess.load(ordering: .relaxed) != 0
      guard poll(&entries, 3, isWatching ? Connection.watchInterval : -1) > 0 else { continue }
      if entries[1].revents != 0 { wakePipe.drain() }
      if entries[2].revents & Int16(POLLERR) != 0 { return .outputClosed }
      if entries[0].revents != 0 { return reasonToEnd() }
    }
  }

  /// Sleeps until every request under way has been answered, or until there is a reason to end.
  private func waitForPending() -> Ending? {
    pending.setAwaited(true)
    defer { pending.setAwaited(false) }
    while pending.count > 0 {
      if let ending = reasonToEnd() { return ending }
      var entry = pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)
      if poll(&entry, 1, Connection.watchInterval) > 0 { wakePipe.drain() }
    }
    return nil
  }

  private func reasonToEnd() -> Ending? {
    if outputIsClosed.load(ordering: .relaxed) { return .outputClosed }
    let process = watchedProcess.load(ordering: .relaxed)
    if process != 0, !Connection.exists(process) { return .watchedProcessGone }
    return nil
  }

  private static func exists(_ process: Int32) -> Bool {
    // EPERM: it exists and belongs to somebody else.
    kill(process, 0) == 0 || errno == EPERM
  }
}

extension ResponseError {
  /// The error that answers a frame which could not be read.
  init(_ failure: FrameReader.Failure) {
    switch failure {
    case .malformedHeader:
      self.init(.parseError, "malformed header: expected Content-Length")
    case .oversizedBody(let length):
      self.init(.invalidRequest, "a body of \(length) bytes is too large")
    case .unsupportedCharset(let charset):
      self.init(.parseError, "unsupported charset \(charset): only utf-8 is understood")
    }
  }
}
