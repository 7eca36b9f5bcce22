import JSON
import JSONRPC
import LanguageServerProtocol

/// Tells which requests came and how long their answers took: in the log from the level `debug` on, and to a client that
/// set a trace level.
struct RequestTrace: Sendable {
  private let connection: Connection
  private let log: ServerLog
  /// What the client wants to be told.
  var level = TraceLevel.off

  init(connection: Connection, log: ServerLog) {
    self.connection = connection
    self.log = log
  }

  /// The reply, which tells of its end when somebody wants to know.
  func traced(_ reply: Reply, to request: Request) -> Reply {
    guard level != .off || log.takes(.debug) else { return reply }
    let start = MonotonicTime.now
    func timed(_ job: @escaping Reply.Job) -> Reply.Job {
      { (cancellation) throws(ResponseError) in
        defer { tell(request, since: start) }
        return try job(cancellation)
      }
    }
    switch reply {
    case .deferred(let job): return .deferred(timed(job))
    case .inTurn(let job): return .inTurn(timed(job))
    case .result, .failure, .resultAfterPending:
      tell(request, since: start)
      return reply
    }
  }

  /// Tells that a notification came.
  func note(_ notification: Notification) {
    guard level != .off || log.takes(.debug) else { return }
    tell(notification.method, notification.params)
  }

  private func tell(_ request: Request, since start: MonotonicTime) {
    let microseconds = Int(start.secondsAgo * 1e6)
    tell("\(request.method) (\(RequestTrace.name(of: request.id))) took \(microseconds) µs", request.params)
  }

  private func tell(_ message: String, _ params: JSONValue) {
    log.write(.debug, message)
    if level == .off { return }
    var verbose: String?
    if level == .verbose {
      var json = JSONWriter()
      json.value(params)
      verbose = json.text
    }
    connection.notify(
      LogTraceNotification.method, params: LogTraceNotification(message: message, verbose: verbose).jsonBytes)
  }

  private static func name(of id: RequestID) -> String {
    switch id {
    case .number(let number): number.text
    case .string(let string): string
    }
  }
}
