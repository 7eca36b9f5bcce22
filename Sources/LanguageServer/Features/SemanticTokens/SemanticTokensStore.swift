import Synchronization

/// The newest tokens of each open document, from which the client counts.
final class SemanticTokensStore: Sendable {
  /// Answers may overtake each other: so many of each document are kept.
  private static let kept = 2

  private struct State {
    var count = 0
    var answers: [String: [(id: String, data: [UInt32])]] = [:]
  }

  private let state = Mutex(State())

  /// Keeps an answer. Returns the mark by which the client will refer to it.
  func keep(_ data: [UInt32], of uri: String) -> String {
    state.withLock { state in
      state.count += 1
      let id = String(state.count)
      state.answers[uri, default: []].append((id, data))
      if state.answers[uri]?.count ?? 0 > SemanticTokensStore.kept { state.answers[uri]?.removeFirst() }
      return id
    }
  }

  /// The answer with this mark, unless it was too long ago.
  func data(of uri: String, _ id: String) -> [UInt32]? {
    state.withLock { $0.answers[uri]?.last { $0.id == id }?.data }
  }

  /// Forgets a document that was closed.
  func forget(_ uri: String) {
    state.withLock { $0.answers[uri] = nil }
  }
}
