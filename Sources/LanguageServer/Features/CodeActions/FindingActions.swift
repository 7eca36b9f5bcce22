import AnnotationModel
import ArabicText
import JSON
import LanguageServerProtocol

/// What can be done about the findings of a place: their fixes, and not to report them any more.
struct FindingActions {
  private let view: DocumentView
  private let findings: [Diagnostic]

  init(_ view: DocumentView, in stretch: TextSpan) {
    self.view = view
    findings = (view.annotations.diagnostics ?? []).filter {
      // A cursor at either end of a finding is about it.
      $0.span.start <= stretch.end && stretch.start <= $0.span.end
    }
  }

  var fixes: [CodeActionProposal] {
    findings.compactMap { finding in
      guard let fix = finding.fix else { return nil }
      return CodeActionProposal(
        name: "fix:\(finding.code):\(finding.span.start)", title: view.session.language.title(of: fix, for: finding),
        kind: .quickFix, mends: [finding], isPreferred: true, effect: .edits { fix.edits })
    }
  }

  var dismissals: [CodeActionProposal] {
    let language = view.session.language
    var codes: Set<String> = []
    let these = findings.map { finding -> CodeActionProposal in
      let argument: JSONValue = [
        "uri": .string(view.uri), "code": .string(finding.code), "text": .string(view.text.string(finding.span)),
      ]
      return CodeActionProposal(
        name: "ignore:\(finding.code):\(finding.span.start)",
        title: language("Ignore this finding (\(finding.code))", "تجاهل هذه الملاحظة (\(finding.code))"),
        kind: .quickFix,
        mends: [finding], effect: .command(.ignoreFinding, argument))
    }
    let always = findings.filter { codes.insert($0.code).inserted }.map { finding in
      CodeActionProposal(
        name: "never:\(finding.code)",
        title: language("Never report \(finding.code)", "عدم الإبلاغ عن \(finding.code) مطلقا"), kind: .quickFix,
        mends: [finding],
        effect: .command(.ignoreCode, ["uri": .string(view.uri), "code": .string(finding.code)]))
    }
    return these + always
  }
}
