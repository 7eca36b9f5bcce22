import JSONRPC
import LanguageServerProtocol

/// What the user should know and no answer can say: goes to the server's log and to the editor's.
struct Notices: Sendable {
  private let connection: Connection
  private let log: ServerLog

  init(connection: Connection, log: ServerLog) {
    self.connection = connection
    self.log = log
  }

  /// Warns of something that was left out or cannot be used. From any thread, after initialization.
  func warn(_ message: String) {
    log.write(.warning, message)
    send(.warning, message)
  }

  /// Tells what may interest somebody who looks for it: to the editor only when the log takes such lines too.
  func tell(_ message: String) {
    guard log.takes(.info) else { return }
    log.write(.info, message)
    send(.information, message)
  }

  private func send(_ kind: LogMessageNotification.Kind, _ message: String) {
    connection.notify(LogMessageNotification.method, params: LogMessageNotification(kind, message).jsonBytes)
  }
}
