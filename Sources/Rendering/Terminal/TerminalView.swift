package import AnnotationModel
package import ArabicText

/// An annotated document as text for people at a terminal: each block behind a note of its kind, names and times
/// marked in place, and below the quotes, names and findings.
///
/// Without colours a label in ⟨angle brackets⟩ follows each mark, so that a name behind an attached prefix
/// ("لبيونغ يانغ") keeps its letters joined.
package struct TerminalView: Sendable {
  private static let marginWidth = 10

  private let isColored: Bool
  private let width: Int

  /// A view with or without colours, whose lines break at `width` columns.
  package init(isColored: Bool, width: Int = 100) {
    self.isColored = isColored
    self.width = width
  }

  /// The view of one document, with a line break at its end.
  package func render(_ document: AnnotatedDocument, of source: SourceText, id: String) -> String {
    var output = TerminalText(isColored: isColored)
    header(of: document, id: id, into: &output)
    body(of: document, source, into: &output)
    quotes(of: document, source, into: &output)
    names(of: document, into: &output)
    findings(of: document, source, into: &output)
    return output.text
  }

  /// The view of a document that could not be annotated.
  package func render(failureOf id: String, code: String, message: String, line: Int?) -> String {
    var output = TerminalText(isColored: isColored)
    output.add("━━ ", .dim)
    output.addIsolated(id, .bold)
    output.add(" ✗ \(code)", .red)
    if let line { output.add(" (line \(line))") }
    output.add(": ")
    output.addFlowing(message)
    output.add("\n")
    return output.text
  }
}

// MARK: - Parts

extension TerminalView {
  private func header(of document: AnnotatedDocument, id: String, into output: inout TerminalText) {
    output.add("━━ ", .dim)
    output.addIsolated(id, .bold)
    output.add(" · \(document.language)", .dim)
    if let referenceTime = document.referenceTime { output.add(" · \(referenceTime)", .dim) }
    if isColored, document.entities != nil {
      output.add(" ·", .dim)
      for type in EntityType.allCases { output.add(" \(type.rawValue)", TerminalStyle(type)) }
    }
    output.add("\n")
  }

  private func body(of document: AnnotatedDocument, _ source: SourceText, into output: inout TerminalText) {
    let marks = InlineMark.marks(of: document)
    var next = 0
    for (span, kind) in blocks(of: document, source) {
      let style: TerminalStyle? = kind == .headline || kind == .heading ? .bold : kind?.isBody == false ? .dim : nil
      while next < marks.count, marks[next].span.start < span.start { next += 1 }
      var pieces: [StyledPiece] = []
      var position = span.start
      while next < marks.count, marks[next].span.end <= span.end {
        let mark = marks[next]
        pieces.append(StyledPiece(text: text(source, position, mark.span.start), style: style))
        pieces.append(StyledPiece(text: text(source, mark.span.start, mark.span.end), style: mark.style))
        if let label = mark.label(isColored: isColored) {
          pieces.append(StyledPiece(text: "⟨\(label)⟩", style: .dim, isLabel: true))
        }
        position = mark.span.end
        next += 1
      }
      pieces.append(StyledPiece(text: text(source, position, span.end), style: style))
      let isRightToLeft = TerminalText.isRightToLeft(source.string(span))
      for (index, line) in LineWrapper.lines(pieces, width: width - TerminalView.marginWidth - 3).enumerated() {
        margin(index == 0 ? kind?.rawValue ?? "" : "", into: &output)
        write(line, isRightToLeft: isRightToLeft, into: &output)
      }
    }
  }

  private func text(_ source: SourceText, _ start: Int, _ end: Int) -> String {
    TerminalText.harmless(source.string(TextSpan(start: start, end: end)))
  }

  private func write(_ line: [StyledPiece], isRightToLeft: Bool, into output: inout TerminalText) {
    output.openIsolate(isRightToLeft: isRightToLeft)
    for piece in line {
      if piece.isLabel { output.addLabel(piece.text, .dim) } else { output.add(piece.text, piece.style) }
    }
    output.closeIsolate()
    output.add("\n")
  }

  /// The blocks of the document, or its lines when the layer was not asked for.
  private func blocks(of document: AnnotatedDocument, _ source: SourceText) -> [(TextSpan, BlockKind?)] {
    if let blocks = document.blocks { return blocks.map { ($0.span, $0.kind) } }
    return (0..<source.lineCount).map { (source.line($0), nil) }.filter { !$0.0.isEmpty }
  }

  private func margin(_ note: String, into output: inout TerminalText) {
    let padding = max(0, TerminalView.marginWidth - note.unicodeScalars.count)
    output.add(note + String(repeating: " ", count: padding) + " │ ", .dim)
  }

  private func quotes(of document: AnnotatedDocument, _ source: SourceText, into output: inout TerminalText) {
    guard let quotes = document.quotes, !quotes.isEmpty else { return }
    output.add("quotes\n", .bold)
    for quote in quotes {
      output.add("  ")
      output.addIsolated(quote.speakerName, .green)
      if let via = quote.viaName ?? quote.via.map(source.string) {
        output.add(" ← ")
        output.addIsolated(via, .magenta)
      }
      output.add(quote.polarity == .deny ? " denies" : "", .red)
      output.add(" (\(quote.kind.rawValue))\n", .dim)
      let content = TerminalText.harmless(quote.content.map(source.string).joined(separator: " … "))
      for line in LineWrapper.lines([StyledPiece(text: content)], width: width - 6) {
        output.add("      ")
        write(line, isRightToLeft: TerminalText.isRightToLeft(content), into: &output)
      }
    }
  }

  private func names(of document: AnnotatedDocument, into output: inout TerminalText) {
    guard let index = document.entityIndex, !index.isEmpty else { return }
    output.add("names\n", .bold)
    for entity in index {
      output.add("  ")
      output.add(entity.type.rawValue.padded(to: 5), TerminalStyle(entity.type))
      output.addIsolated(entity.name)
      output.add(" ×\(entity.mentions.count)", .dim)
      if let country = entity.country { output.add(" \(country)", .dim) }
      for role in entity.roles {
        output.add(" · ")
        output.addIsolated(role)
      }
      output.add("\n")
    }
  }

  private func findings(of document: AnnotatedDocument, _ source: SourceText, into output: inout TerminalText) {
    guard let diagnostics = document.diagnostics, !diagnostics.isEmpty else { return }
    output.add("findings\n", .bold)
    for diagnostic in diagnostics {
      output.add("  line \(source.lineIndex(at: diagnostic.span.start) + 1) ", .dim)
      output.add(diagnostic.severity.rawValue, diagnostic.severity == .error ? .red : .yellow)
      output.add(" \(diagnostic.code): ")
      output.addIsolated(diagnostic.message)
      output.add("\n")
    }
  }
}

/// A stretch of running text that the view marks: a name or a time.
private struct InlineMark {
  let span: TextSpan
  let style: TerminalStyle
  private let type: String?
  private let value: String?

  /// What follows the marked words: a time's value always, a name's type only where no colour tells it.
  func label(isColored: Bool) -> String? { value ?? (isColored ? nil : type) }

  /// The document's marks in text order, without overlaps: the earlier one wins, of two at one place the longer.
  static func marks(of document: AnnotatedDocument) -> [InlineMark] {
    let names = (document.entities ?? []).map {
      InlineMark(span: $0.span, style: TerminalStyle($0.type), type: $0.type.rawValue, value: nil)
    }
    let times = (document.times ?? []).map {
      InlineMark(span: $0.span, style: .yellow, type: $0.type.rawValue, value: $0.value)
    }
    var end = 0
    let sorted = (names + times).sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    return sorted.filter { mark in
      guard mark.span.start >= end, !mark.span.isEmpty else { return false }
      end = mark.span.end
      return true
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
