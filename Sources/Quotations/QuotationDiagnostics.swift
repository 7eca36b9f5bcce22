import AnnotationModel
import Morphology

/// Findings about quotation marks that stand alone, speech without a speaker, and speakers that contradict each other.
///
/// Gathered line by line, in order, and told once all quotations are known.
struct QuotationDiagnostics {
  /// How the marks of a line join it to the lines around it.
  private struct Joint {
    /// A mark opens speech that the line does not close.
    var leavesOpen: Bool
    /// The line goes on with speech that the line before left open: it opens with a mark, or closes one.
    var takesUp: Bool
    var closes: Bool
  }

  private var joints: [Joint] = []
  /// The lines with marks that nothing closes or opens, by number, and where they start.
  private var strays: [(line: Int, start: Int, marks: [StrayMark])] = []
  /// What stands in marks in running text and reads like speech.
  private var speech: [TextSpan] = []
  /// Where a quotation that has its speaker is attributed to somebody else too.
  var secondSpeakers: [TextSpan] = []

  /// Adds the next line.
  mutating func add(_ line: PlacedLine, _ candidates: QuotationCandidates) {
    if !candidates.strayMarks.isEmpty { strays.append((joints.count, line.start, candidates.strayMarks)) }
    if !candidates.speech.isEmpty, line.kind == .paragraph || line.kind == .deck {
      for span in candidates.speech { speech.append(span.shifted(by: line.start)) }
    }
    joints.append(
      Joint(
        leavesOpen: candidates.strayMarks.contains(where: \.opens),
        takesUp: candidates.opensWithMark || candidates.closing != nil, closes: candidates.closing != nil))
  }

  /// The findings in text order.
  ///
  /// - Parameter quotes: the quotations of all lines, in text order.
  func diagnostics(quotes: [Quote]) -> [Diagnostic] {
    let found = strayMarks() + uncredited(quotes) + secondSpeakers.map(QuotationDiagnostics.doubleAttribution)
    return found.sorted { $0.span < $1.span }
  }

  /// One finding for each mark that nothing closes or opens, with the missing mark as its fix.
  ///
  /// Speech over several paragraphs opens each of them and closes the last: such marks are in order.
  private func strayMarks() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (line, start, marks) in strays {
      let goesOn = joints[line].leavesOpen && line + 1 < joints.count && joints[line + 1].takesUp
      let wentOn = line > 0 && joints[line - 1].leavesOpen && joints[line].closes
      for (place, stray) in marks.enumerated() {
        if stray.opens, goesOn, place == marks.lastIndex(where: \.opens) { continue }
        if !stray.opens, wentOn, place == marks.firstIndex(where: { !$0.opens }) { continue }
        found.append(QuotationDiagnostics.diagnostic(of: stray, at: start))
      }
    }
    return found
  }

  private static func diagnostic(of stray: StrayMark, at start: Int) -> Diagnostic {
    var diagnostic = Diagnostic(
      span: stray.span.shifted(by: start), code: stray.opens ? "unclosedQuote" : "unopenedQuote",
      severity: .warning,
      message: stray.opens ? "This quotation mark is never closed." : "This quotation mark closes nothing.")
    if let place = stray.missingAt {
      let at = place + start
      diagnostic.fix = Diagnostic.Fix(
        title: stray.opens ? "Close the quotation" : "Open the quotation",
        edits: [TextEdit(span: TextSpan(start: at, end: at), newText: stray.counterpart)])
    }
    return diagnostic
  }

  /// One finding for each stretch of speech in marks that no quotation with a speaker holds. O(stretches + quotes).
  private func uncredited(_ quotes: [Quote]) -> [Diagnostic] {
    guard !speech.isEmpty else { return [] }
    let credited = quotes.lazy.filter { $0.kind != .direct || $0.speakerName != "unknown" }
      .flatMap(\.content).sorted { $0.start < $1.start }
    var next = 0
    var reach = 0
    var found: [Diagnostic] = []
    for span in speech {
      while next < credited.count, credited[next].start < span.end {
        reach = max(reach, credited[next].end)
        next += 1
      }
      guard reach <= span.start else { continue }
      found.append(
        Diagnostic(
          span: span, code: "uncreditedQuote", severity: .information,
          message: "Nobody is credited with these words."))
    }
    return found
  }

  private static func doubleAttribution(_ span: TextSpan) -> Diagnostic {
    Diagnostic(
      span: span, code: "doubleAttribution", severity: .information,
      message: "These words are attributed to another speaker already.")
  }
}
