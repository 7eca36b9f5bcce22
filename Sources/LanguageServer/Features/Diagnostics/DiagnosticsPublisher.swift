import Dispatch
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Pushes the findings of each document to the client, a moment after the last key stroke.
///
/// A client that offers to ask for findings gets them pushed until it does ask; then what was pushed is taken back, since
/// editors show both.
final class DiagnosticsPublisher: Sendable {
  private struct State {
    var isPulled = false
    /// The documents whose pushed findings the client has.
    var pushed: Set<String> = []
  }

  /// An edited document rests at least so long, in seconds, before its findings go out.
  private static let shortestRest = 0.02
  /// No user notices that findings come so late.
  private static let longestRest = 0.3
  /// A document that takes long to annotate rests a multiple of that time, so that a fast typist does not keep the
  /// processor busy with states that nobody will see.
  private static let restPerWork = 3.0

  private let connection: Connection
  /// Held from the look whether a version is still current until its findings are out, so that none arrive late.
  private let state = Mutex(State())

  init(connection: Connection) { self.connection = connection }

  /// A client that offers to ask shows by its first request that it does. One that never asks gets its findings when the
  /// user pauses; while the user types they would only be sent in vain, all of them at every key stroke. In seconds.
  private static let restOfThoseWhoAsk = 0.15...3.0
  private static let restPerWorkOfThoseWhoAsk = 6.0

  /// How long a document rests after an edit, by how long its last annotation took; both in seconds.
  ///
  /// - Parameter mayAsk: whether the client offers to ask for findings.
  static func rest(afterWorkOf duration: Double, mayAsk: Bool = false) -> Double {
    if mayAsk {
      return min(
        max(duration * restPerWorkOfThoseWhoAsk, restOfThoseWhoAsk.lowerBound), restOfThoseWhoAsk.upperBound)
    }
    return min(max(duration * restPerWork, shortestRest), longestRest)
  }

  /// Publishes the version's findings, unless another version comes first.
  func publishSoon(_ version: DocumentVersion, session: Session, isEdit: Bool) {
    guard !state.withLock({ $0.isPulled }) else { return }
    // A client that pulls does so right after it opened the document.
    let mayAsk = session.client.pullsDiagnostics
    let rest =
      isEdit
      ? DiagnosticsPublisher.rest(afterWorkOf: version.annotationDuration, mayAsk: mayAsk) : mayAsk ? 0.1 : 0
    // A queue of its own, as a request has: one document must not wait for the analysis of another.
    // Weakly held, so that a fast typist's states, each a whole text, go as they are superseded.
    DispatchQueue(label: "hashiya.findings", qos: .utility).asyncAfter(deadline: .now() + rest) {
      [self, weak version] in
      guard let version, !version.isSuperseded, !state.withLock({ $0.isPulled }) else { return }
      let findings = DiagnosticsFeature.findings(DocumentView(version, session: session))
      publish(
        PublishDiagnosticsNotification(uri: version.uri, version: version.number, diagnostics: findings),
        unlessSuperseded: version)
    }
  }

  /// Takes back the findings of a document that was closed.
  func clear(_ version: DocumentVersion) {
    state.withLock { state in
      version.supersede()
      guard !state.isPulled else { return }
      state.pushed.remove(version.uri)
      notify(PublishDiagnosticsNotification(uri: version.uri, version: nil, diagnostics: []))
    }
  }

  /// The client asked for findings: it gets no others from now on.
  func clientPulls() {
    state.withLock { state in
      guard !state.isPulled else { return }
      state.isPulled = true
      for uri in state.pushed.sorted() {
        notify(PublishDiagnosticsNotification(uri: uri, version: nil, diagnostics: []))
      }
      state.pushed = []
    }
  }

  private func publish(_ message: PublishDiagnosticsNotification, unlessSuperseded version: DocumentVersion) {
    state.withLock { state in
      guard !version.isSuperseded, !state.isPulled else { return }
      if message.diagnostics.isEmpty { state.pushed.remove(message.uri) } else { state.pushed.insert(message.uri) }
      notify(message)
    }
  }

  private func notify(_ message: PublishDiagnosticsNotification) {
    connection.notify(PublishDiagnosticsNotification.method, params: message.jsonBytes)
  }
}
