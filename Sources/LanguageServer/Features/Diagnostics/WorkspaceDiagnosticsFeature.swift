import JSONRPC
import LanguageServerProtocol

/// The findings of all open documents, one by one as they come when the client wants them so.
struct WorkspaceDiagnosticsFeature: Sendable {
  let session: Session
  let reporter: ProgressReporter

  func report(
    _ message: WorkspaceDiagnosticRequest, _ versions: [DocumentVersion], _ cancellation: Cancellation
  ) throws(ResponseError) -> WorkspaceDiagnosticReport {
    let progress = reporter.begin(
      message.progress, session.language("Checking documents", "فحص المستندات"), total: versions.count)
    defer { progress.end() }
    var items: [WorkspaceDiagnosticReport.Item] = []
    for version in versions {
      try cancellation.check()
      let view = DocumentView(version, session: session)
      let report = DiagnosticsFeature.report(view, previous: message.previousResultIDs[version.uri])
      let item = WorkspaceDiagnosticReport.Item(uri: version.uri, version: version.number, report: report)
      if !progress.sendPartial(WorkspaceDiagnosticReport(items: [item]).jsonBytes) { items.append(item) }
      progress.advance()
    }
    return WorkspaceDiagnosticReport(items: items)
  }
}
