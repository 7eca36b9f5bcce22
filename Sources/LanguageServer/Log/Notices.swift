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
    let note = LogMessageNotification(.warning, message)
    connection.notify(LogMessageNotification.method, params: note.jsonBytes)
  }
}
