import Batch
import JSON
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Shows the client how far work is that it has not asked for, if it wants to be shown that. Nothing is shown before the
/// client has agreed, nor of work that is nothing in the end.
final class BackgroundProgress: Sendable {
  private enum Phase {
    case idle
    /// The client was asked whether it shows this work.
    case asked(RequestID)
    case begun
    case refused
  }

  private struct State {
    var isShown = false
    var title = ""
    var phase = Phase.idle
    var token: JSONValue = .null
    var count = 0
    var percentage = 0
  }

  private let connection: Connection
  private let state = Mutex(State())

  init(connection: Connection) { self.connection = connection }

  /// Takes what was agreed on at initialization.
  func begin(_ session: Session) {
    state.withLock {
      $0.isShown = session.client.showsProgress
      $0.title = session.language("Indexing the workspace", "فهرسة مساحة العمل")
    }
  }

  /// One piece of work, over input of `total` bytes.
  func begin(total: Int) -> BackgroundWork {
    state.withLock { ($0.phase, $0.percentage) = ($0.isShown ? .idle : .refused, 0) }
    return BackgroundWork(progress: self, total: total)
  }

  /// Takes the client's answer to a question of ours, if it is one.
  func receive(_ response: Response) {
    state.withLock { state in
      guard case .asked(let question) = state.phase, response.id == question else { return }
      state.phase = response.result == nil ? .refused : .begun
      if case .begun = state.phase { send(.begin(title: state.title), state.token) }
    }
  }

  /// There is something to do: has the client shown it.
  fileprivate func show(percentage: Int) {
    state.withLock { state in
      switch state.phase {
      case .idle:
        state.count += 1
        state.token = .string("hashiya-index-\(state.count)")
        let question: JSONValue = ["token": state.token]
        state.phase = .asked(connection.request("window/workDoneProgress/create", params: question.jsonBytes))
      case .begun where percentage > state.percentage:
        state.percentage = percentage
        send(.report(percentage: percentage), state.token)
      case .asked, .begun, .refused: break
      }
    }
  }

  fileprivate func end() {
    state.withLock { state in
      if case .begun = state.phase { send(.end, state.token) }
      state.phase = .refused
    }
  }

  private func send(_ value: ProgressNotification.Value, _ token: JSONValue) {
    let notification = ProgressNotification(token: token, value: value)
    connection.notify(ProgressNotification.method, params: notification.jsonBytes)
  }
}

/// One piece of work as it goes on.
final class BackgroundWork: BatchObserver {
  private let progress: BackgroundProgress
  private let total: Int
  private let done = Atomic<Int>(0)

  fileprivate init(progress: BackgroundProgress, total: Int) {
    self.progress = progress
    self.total = total
  }

  func didRead(_ bytes: Int) {
    done.add(bytes, ordering: .relaxed)
    show()
  }

  func didWrite(_ summary: BatchSummary) { show() }

  private func show() { progress.show(percentage: min(done.load(ordering: .relaxed) * 100 / max(total, 1), 100)) }

  /// The work is over.
  func end() { progress.end() }
}
