import AnnotationModel
import ArabicText
import JSONRPC
import LanguageServerProtocol

/// The findings of a document in the protocol's form, for those who ask and for those who listen.
enum DiagnosticsFeature {
  static func report(_ message: DocumentDiagnosticRequest, _ view: DocumentView) -> DocumentDiagnosticReport {
    report(view, previous: message.previousResultID)
  }

  /// The findings, or that they are those with the mark `previous`.
  static func report(_ view: DocumentView, previous: String?) -> DocumentDiagnosticReport {
    let items = findings(view)
    let resultID = mark(of: items)
    return DocumentDiagnosticReport(resultID: resultID, items: resultID == previous ? nil : items)
  }

  /// The view's findings.
  static func findings(_ view: DocumentView) -> [PublishDiagnosticsNotification.Diagnostic] {
    let positions = view.positions
    return (view.annotations.diagnostics ?? []).map { finding($0, view, positions) }
  }

  static func finding(
    _ diagnostic: Diagnostic, _ view: DocumentView, _ positions: PositionWriter
  ) -> PublishDiagnosticsNotification.Diagnostic {
    PublishDiagnosticsNotification.Diagnostic(
      range: positions.range(of: diagnostic.span), severity: severity(diagnostic.severity), code: diagnostic.code,
      message: view.session.language.message(of: diagnostic),
      related: view.session.client.showsRelatedInformation ? related(to: diagnostic, view, positions) : [])
  }

  /// The halves of a dual date, the quotation and the speaker that a finding speaks of.
  private static func related(
    to diagnostic: Diagnostic, _ view: DocumentView, _ positions: PositionWriter
  ) -> [PublishDiagnosticsNotification.Related] {
    let language = view.session.language
    var places: [(span: TextSpan, message: String)] = []
    for item in view.index.times.items(in: diagnostic.span) {
      guard let time = view.annotations.times?[item] else { continue }
      for other in DocumentHighlightFeature.related(to: time, view) where other.id != time.id {
        places.append((other.span, "\(language("The other date is", "التاريخ الآخر هو")) \(other.value)"))
      }
    }
    if diagnostic.code == "doubleAttribution" {
      let line = view.text.line(view.text.lineIndex(at: diagnostic.span.start))
      let quote = view.index.attributions.items(in: line).lazy.compactMap { view.annotations.quotes?[$0] }.first
      if let quote, let speaker = quote.speaker {
        places.append((speaker, language("The speaker is named here", "المتحدث مذكور هنا")))
      }
    }
    return places.filter { $0.span != diagnostic.span }.map {
      PublishDiagnosticsNotification.Related(
        location: Location(uri: view.uri, range: positions.range(of: $0.span)), message: $0.message)
    }
  }

  private static func severity(_ severity: Diagnostic.Severity) -> PublishDiagnosticsNotification.Diagnostic.Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    case .hint: .hint
    }
  }

  /// A mark that is the same for the same findings (FNV-1a over their JSON).
  private static func mark(of items: [PublishDiagnosticsNotification.Diagnostic]) -> String {
    let hash = items.jsonBytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
