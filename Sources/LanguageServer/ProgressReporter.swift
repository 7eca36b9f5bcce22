import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Tells clients how far a request is, and sends parts of its result, as far as they want to know.
struct ProgressReporter: Sendable {
  private let connection: Connection

  init(connection: Connection) { self.connection = connection }

  /// Begins to tell about a request whose work has `total` steps.
  func begin(_ tokens: ProgressTokens, _ title: String, total: Int) -> RequestProgress {
    let progress = RequestProgress(connection: connection, tokens: tokens, total: total)
    progress.tell(.begin(title: title))
    return progress
  }
}

/// The progress of one request.
final class RequestProgress: Sendable {
  private let connection: Connection
  private let tokens: ProgressTokens
  private let total: Int
  private let done = Atomic<Int>(0)

  fileprivate init(connection: Connection, tokens: ProgressTokens, total: Int) {
    self.connection = connection
    self.tokens = tokens
    self.total = total
  }

  /// Sends a part of the result, when the client wants parts. Returns whether it does.
  func sendPartial(_ json: @autoclosure () -> [UInt8]) -> Bool {
    guard let token = tokens.partialResult else { return false }
    send(ProgressNotification(token: token, value: .partialResult(json())))
    return true
  }

  /// One step is done. Told at whole percents only.
  func advance() {
    let steps = done.add(1, ordering: .relaxed).newValue
    let percentage = steps * 100 / max(total, 1)
    if percentage != (steps - 1) * 100 / max(total, 1) { tell(.report(percentage: min(percentage, 100))) }
  }

  /// The work is over.
  func end() { tell(.end) }

  fileprivate func tell(_ value: ProgressNotification.Value) {
    if let token = tokens.work { send(ProgressNotification(token: token, value: value)) }
  }

  private func send(_ notification: ProgressNotification) {
    connection.notify(ProgressNotification.method, params: notification.jsonBytes)
  }
}
