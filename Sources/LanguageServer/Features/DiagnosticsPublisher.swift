import AnnotationModel
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Pushes the findings of each document to the client, a moment after the last key stroke.
final class DiagnosticsPublisher: Sendable {
  /// How long an edited document must rest before its findings go out.
  private static let restAfterEdit = Duration.milliseconds(60)

  private let connection: Connection
  /// Held from the look whether a version is still current until its findings are out, so that none arrive late.
  private let turn = Mutex(())

  init(connection: Connection) { self.connection = connection }

  /// Publishes the version's findings, unless another version comes first.
  func publishSoon(_ version: DocumentVersion, session: Session, isEdit: Bool) {
    Task.detached(priority: .utility) { [self] in
      if isEdit { try? await Task.sleep(for: DiagnosticsPublisher.restAfterEdit) }
      guard !version.isSuperseded else { return }
      let view = DocumentView(version, session: session)
      let findings = DiagnosticsPublisher.findings(view)
      let message = PublishDiagnosticsNotification(uri: version.uri, version: version.number, diagnostics: findings)
      publish(message, unlessSuperseded: version)
    }
  }

  /// Takes back the findings of a document that was closed.
  func clear(_ version: DocumentVersion) {
    turn.withLock { _ in
      version.supersede()
      notify(PublishDiagnosticsNotification(uri: version.uri, version: nil, diagnostics: []))
    }
  }

  private func publish(_ message: PublishDiagnosticsNotification, unlessSuperseded version: DocumentVersion) {
    turn.withLock { _ in
      if !version.isSuperseded { notify(message) }
    }
  }

  private func notify(_ message: PublishDiagnosticsNotification) {
    connection.notify(PublishDiagnosticsNotification.method, params: message.jsonBytes)
  }

  /// The view's diagnostics in the protocol's form.
  static func findings(_ view: DocumentView) -> [PublishDiagnosticsNotification.Diagnostic] {
    let positions = view.positions
    return (view.annotations.diagnostics ?? []).map {
      PublishDiagnosticsNotification.Diagnostic(
        range: positions.range(of: $0.span), severity: severity($0.severity), code: $0.code, message: $0.message)
    }
  }

  private static func severity(
    _ severity: Diagnostic.Severity
  ) -> PublishDiagnosticsNotification.Diagnostic.Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    case .hint: .hint
    }
  }
}
