import AnnotationModel
import Morphology

/// Findings about quotation marks that stand alone, speech without a speaker, and speakers that contradict each other.
enum QuotationDiagnostics {
  /// The findings of a document in text order.
  ///
  /// - Parameters:
  ///   - lines: every line with its candidates, in order.
  ///   - quotes: the quotations found in them, in text order.
  ///   - secondSpeakers: where a quotation that has its speaker is attributed once more.
  static func diagnostics(
    of lines: [(line: PlacedLine, candidates: QuotationCandidates)], quotes: [Quote], secondSpeakers: [TextSpan]
  ) -> [Diagnostic] {
    let found = strayMarks(lines) + uncredited(lines, quotes) + secondSpeakers.map(doubleAttribution)
    return found.sorted { $0.span < $1.span }
  }

  /// One finding for each mark that nothing closes or opens, with the missing mark as its fix.
  ///
  /// Speech over several paragraphs opens each of them and closes the last: such marks are in order.
  private static func strayMarks(_ lines: [(line: PlacedLine, candidates: QuotationCandidates)]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (number, (line, candidates)) in lines.enumerated() {
      let goesOn = isOpen(lines, number) && number + 1 < lines.count && takesUp(lines[number + 1].candidates)
      let wentOn = number > 0 && isOpen(lines, number - 1) && candidates.closing != nil
      for (place, stray) in candidates.strayMarks.enumerated() {
        if stray.opens, goesOn, place == candidates.strayMarks.lastIndex(where: \.opens) { continue }
        if !stray.opens, wentOn, place == candidates.strayMarks.firstIndex(where: { !$0.opens }) { continue }
        found.append(diagnostic(of: stray, in: line))
      }
    }
    return found
  }

  private static func isOpen(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], _ number: Int
  ) -> Bool { lines[number].candidates.strayMarks.contains(where: \.opens) }

  /// Whether the line goes on with speech that the line before left open.
  private static func takesUp(_ candidates: QuotationCandidates) -> Bool {
    candidates.opensWithMark || candidates.closing != nil
  }

  private static func diagnostic(of stray: StrayMark, in line: PlacedLine) -> Diagnostic {
    var diagnostic = Diagnostic(
      span: stray.span.shifted(by: line.start), code: stray.opens ? "unclosedQuote" : "unopenedQuote",
      severity: .warning,
      message: stray.opens ? "This quotation mark is never closed." : "This quotation mark closes nothing.")
    if let place = stray.missingAt {
      let at = place + line.start
      diagnostic.fix = Diagnostic.Fix(
        title: stray.opens ? "Close the quotation" : "Open the quotation",
        edits: [TextEdit(span: TextSpan(start: at, end: at), newText: stray.counterpart)])
    }
    return diagnostic
  }

  /// One finding for each stretch of speech in marks that no quotation with a speaker holds. O(stretches + quotes).
  private static func uncredited(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], _ quotes: [Quote]
  ) -> [Diagnostic] {
    let credited = quotes.lazy.filter { $0.kind != .direct || $0.speakerName != "unknown" }
      .flatMap(\.content).sorted { $0.start < $1.start }
    var next = 0
    var reach = 0
    var found: [Diagnostic] = []
    for (line, candidates) in lines where line.kind == .paragraph || line.kind == .deck {
      for speech in candidates.speech {
        let span = speech.shifted(by: line.start)
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
    }
    return found
  }

  private static func doubleAttribution(_ span: TextSpan) -> Diagnostic {
    Diagnostic(
      span: span, code: "doubleAttribution", severity: .information,
      message: "These words are attributed to another speaker already.")
  }
}
